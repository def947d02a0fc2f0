"""What in a text cannot be published as it is typed, each with its line. Pure.

The one rule that forms, previews, content files and reviews ask: a draft may hold
anything, and nothing that is wrong gets further.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from content import markup
from content.markup import Links, Problem
from content.schema import Noun
from content.text.phrases import PHRASE, is_half


def mistakes(noun: Noun, name: str, text: str, *, links: Links) -> list[Problem]:
    """What is wrong with one text. name: its field. links: what it may point at."""
    if name in noun.markdown:
        found = [*markup.problems(text), *markup.link_problems(text, links=links)]
        return sorted(found, key=lambda problem: problem.line)
    found = [Problem(line=1, message=words) for words in _of_phrases(noun, name, text)]
    if noun.holds_facts:
        return found + markup.fact_problems(
            text, facts=links.facts, silent=links.silent
        )
    for place in markup.BRACES.finditer(text):
        message = _(
            "No fact can stand in this text. Write the words themselves instead of "
            "“%(typed)s”."
        ) % {"typed": place[0]}
        line = text.count("\n", 0, place.start()) + 1
        found.append(Problem(line=line, message=message))
    return found


def _of_phrases(noun: Noun, name: str, text: str) -> Iterator[str]:
    """What is wrong with phrases of another language in a plain text."""
    if is_half(text):
        yield _(
            "“]{” marks no phrase in another language. Write [words]{nl}, with the two "
            "letters of the language."
        )
    elif not noun.marks_phrases(name) and PHRASE.search(text):
        yield _(
            "No phrase in another language can be marked here. Write the words alone."
        )


def sentences(noun: Noun, name: str, text: str, *, links: Links) -> list[str]:
    """The same in words, with the line where a text can have several."""
    has_lines = name in noun.markdown or "\n" in text
    found = mistakes(noun, name, text, links=links)
    return [str(one) if has_lines else one.message for one in found]
