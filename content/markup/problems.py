"""What in a Markdown text cannot be published, and where."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from content.characters import readable
from content.facts.codes import Form
from content.facts.errors import SilentFact
from content.markup.leaves import Leaf
from content.markup.limits import MAX_PROBLEMS, too_much
from content.markup.names import SHOWN, nearest
from content.markup.normal import normal
from content.markup.normal import remarks as normal_remarks
from content.markup.parser import parse
from content.markup.tree import Document, Picture, Problem, walk

CITATION = re.compile(r"\[@(R[0-9]+[a-z]?)\]")
"""Where a source stands in a text, and its key."""

FACT = re.compile(r"\{\{ *([a-z][a-z0-9_]*)(?::([a-z]+))? *\}\}")
"""Where a fact stands in a text: its key, and the form it is asked for in."""

BRACES = re.compile(r"\{\{.*?\}\}|\{\{")
"""Where somebody meant a fact, rightly or not."""


class MarkupError(ValueError):
    """A text cannot be rendered; `problems` says where and why."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(" ".join(str(problem) for problem in problems))


def problems(text: str) -> list[Problem]:
    """Every mistake in a text that its words alone can show, in order of lines."""
    if message := too_much(text):
        return [Problem(line=1, message=message)]
    return first(parse(text).problems)


def remarks(text: str) -> list[Problem]:
    """What is read otherwise than it is typed, though nothing is lost by it."""
    if too_much(text):
        return []
    found = [*normal_remarks(text), *parse(text).remarks]
    return first(sorted(found, key=lambda remark: remark.line))


def leaves(text: str) -> list[Leaf]:
    """Everything that readers read of a text, whatever mistakes it has.

    Places are offsets in the text's normal form, `normal(text)`; lines are the text's own.
    """
    return list(parse(text).leaves())


def picture_keys(text: str) -> set[str]:
    """The keys of the pictures that a Markdown text shows."""
    return {picture.key for picture in pictures_of(parse(text))}


def pictures_of(document: Document) -> Iterator[Picture]:
    """Every picture of a text, in order."""
    for block in walk(document.blocks):
        if isinstance(block, Picture):
            yield block


def fact_problems(
    text: str,
    *,
    facts: Collection[str],
    unapproved: Collection[str] = (),
    silent: Collection[str] = (),
) -> list[Problem]:
    """Places for facts that could not be filled, each with the nearest name.

    unapproved: names that have been entered, but that readers cannot see yet. silent:
    names of facts that the clinic of the text has not stated.
    """
    found = []
    text = normal(text)
    for braces in BRACES.finditer(text):
        place = FACT.fullmatch(braces[0])
        if place is None:
            message = _(
                "“%(place)s” is no fact. Write its key in double braces: "
                "{{fasting_food}}"
            ) % {"place": braces[0][:40]}
        elif place[1] in unapproved and place[1] not in facts:
            message = _(
                "The fact “%(key)s” has been entered but not approved yet. Publish the "
                "facts and clinics first."
            ) % {"key": place[1]}
        elif place[1] in silent:
            message = str(SilentFact.sentence) % {"key": place[1]}
        elif place[1] not in facts:
            message = _(
                "There is no fact “%(key)s” with a value here. The nearest name is "
                "“%(near)s”."
            ) % {"key": place[1][:SHOWN], "near": nearest(place[1], facts)}
        elif (place[2] or "") not in Form.values:
            message = _("A fact has these forms: %(forms)s.") % {
                "forms": ", ".join(filter(None, Form.values))
            }
        else:
            continue
        line = text.count("\n", 0, braces.start()) + 1
        found.append(Problem(line=line, message=message))
        if len(found) > MAX_PROBLEMS:
            break
    return first(found)


def first(found: list[Problem]) -> list[Problem]:
    """As many as an editor can use, in words that every page can show."""
    message = _("There is more to mend below. Mend these places first.")
    if len(found) > MAX_PROBLEMS:
        last = Problem(line=found[MAX_PROBLEMS].line, message=message)
        found = [*found[:MAX_PROBLEMS], last]
    return [replace(one, message=readable(one.message)) for one in found]
