"""What in a Markdown text cannot be published, and where."""

import difflib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from content.facts.codes import Form
from content.markup.blocks import BLOCK_NAMES, SEVERAL_CLINICS
from content.markup.limits import lost, too_much
from content.markup.picture_lines import wrong_pictures
from content.pictures.shown import ShownPicture

_BLOCK_OPEN = re.compile(r"^(/{3,}) *([\w-]+)? *(?:\| *(.*\S))? *$")
_BLOCK_CLOSE = re.compile(r"^(/{3,}) *$")
RAW_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|(?i:<script|<style)")
CITATION = re.compile(r"\[@(R[0-9]+[a-z]?)\]")
_PAGE_LINK = re.compile(
    r"""\]\(\s*page:([^)#]*?)(?=[)#]|\s["'])|^ {0,3}\[[^\[\]]*\]:\s*page:([^\s#]*)""",
    re.MULTILINE,
)
"""A link within a sentence, or the address of one further down: `[1]: page:costs`."""
FACT = re.compile(r"\{\{ *([a-z][a-z0-9_]*)(?::([a-z]+))? *\}\}")
"""Where a fact stands in a text: its key, and the form it is asked for in."""

_BRACES = re.compile(r"\{\{.*?\}\}|\{\{")
_CODE = re.compile(r"`[^`\n]*`")


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something in a Markdown text that cannot be published.

    line: counted from 1 within the text. message: what is wrong and what to do.
    """

    line: int
    message: str

    def __str__(self) -> str:
        return _("Line %(line)d: %(message)s") % {
            "line": self.line,
            "message": self.message,
        }


class MarkupError(ValueError):
    """A text cannot be rendered; `problems` says where and why."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(" ".join(str(problem) for problem in problems))


@dataclass(frozen=True, kw_only=True)
class Links:
    """What a text may point at, in its language.

    pages: page key → address ("costs" → "/nl/kosten/"). sources: the address of the
    list of sources, and the keys that stand there. facts: the names that the text may
    write in double braces. unapproved: those it may write once they are published.
    pictures: all that there are, by key.
    """

    pages: Mapping[str, str] = field(default_factory=dict)
    sources_url: str = ""
    sources: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    unapproved: frozenset[str] = frozenset()
    pictures: Mapping[str, ShownPicture] = field(default_factory=dict)


def problems(text: str) -> list[Problem]:
    """Every mistake in a text that its words alone can show, in order of lines."""
    found: list[Problem] = []
    opened: list[tuple[int, str, str]] = []
    under_title: int | None = None
    text = _with_plain_line_ends(text)
    if message := too_much(text):
        return [Problem(line=1, message=message)]
    for number, line in enumerate(text.split("\n"), start=1):
        bare = line.strip()
        found += [
            Problem(line=number, message=message)
            for message in lost(_CODE.sub("", line))
        ]
        indent = len(line) - len(line.lstrip())
        if under_title is not None and bare and indent >= under_title + 4:
            found.append(
                Problem(
                    line=number,
                    message=_("Delete the spaces before the first line of the block."),
                )
            )
        under_title = None
        if match := _BLOCK_CLOSE.match(bare):
            if opened and opened[-1][2] == match[1]:
                opened.pop()
            else:
                found.append(
                    Problem(
                        line=number,
                        message=_("This “///” closes no block. Delete it."),
                    )
                )
        elif bare.startswith("///"):
            match = _BLOCK_OPEN.match(bare)
            name = (match[2] or "") if match else bare.lstrip("/ ")
            title = (match[3] or "") if match else ""
            if name not in BLOCK_NAMES:
                found.append(Problem(line=number, message=_unknown_block(name)))
            elif not title and name != SEVERAL_CLINICS:
                found.append(
                    Problem(
                        line=number,
                        message=_(
                            "The block “%(name)s” has no title. "
                            "Write: /// %(name)s | Title"
                        )
                        % {"name": name},
                    )
                )
            fence = bare[: len(bare) - len(bare.lstrip("/"))]
            opened.append((number, name, fence))
            under_title = indent
    without_code = _CODE.sub("", text)
    for number in sorted(
        {_line(without_code, tag.start()) for tag in RAW_HTML.finditer(without_code)}
    ):
        found.append(
            Problem(
                line=number,
                message=_(
                    "HTML is not shown to readers. Use the toolbar, or write the "
                    "sign “<” as a word."
                ),
            )
        )
    for number, name, _fence in opened:
        found.append(
            Problem(
                line=number,
                message=_(
                    "The block “%(name)s” is never closed. "
                    "Write “///” on a line of its own where it ends."
                )
                % {"name": name},
            )
        )
    return sorted(found, key=lambda problem: problem.line)


def _unknown_block(name: str) -> str:
    return _("There is no block “%(name)s”. These exist: %(names)s.") % {
        "name": name,
        "names": ", ".join(BLOCK_NAMES),
    }


def link_problems(text: str, *, links: Links) -> list[Problem]:
    """Links and citations in a text that lead nowhere, each with the nearest key."""
    text = _with_plain_line_ends(text)
    found = [
        leads_nowhere(key, line=_line(text, match.start()), known=known)
        for pattern, known in ((_PAGE_LINK, links.pages), (CITATION, links.sources))
        for match in pattern.finditer(text)
        if (key := match[match.lastindex or 1].rstrip()) not in known
    ]
    found += [
        Problem(line=_line(text, offset), message=message)
        for offset, message in wrong_pictures(text, pictures=links.pictures)
    ]
    found += fact_problems(text, facts=links.facts, unapproved=links.unapproved)
    return sorted(found, key=lambda problem: problem.line)


def fact_problems(
    text: str, *, facts: Collection[str], unapproved: Collection[str] = ()
) -> list[Problem]:
    """Places for facts that could not be filled, each with the nearest name.

    unapproved: names that have been entered, but that readers cannot see yet.
    """
    found = []
    for braces in _BRACES.finditer(_with_plain_line_ends(text)):
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
        elif place[1] not in facts:
            message = _no_such_fact(place[1], facts=facts)
        elif (place[2] or "") not in Form.values:
            message = _("A fact has these forms: %(forms)s.") % {
                "forms": ", ".join(filter(None, Form.values))
            }
        else:
            continue
        found.append(Problem(line=_line(text, braces.start()), message=message))
    return found


def _no_such_fact(key: str, *, facts: Collection[str]) -> str:
    near = difflib.get_close_matches(key, sorted(facts), n=1, cutoff=0)
    return _(
        "There is no fact “%(key)s” with a value here. The nearest name is “%(near)s”."
    ) % {"key": key, "near": near[0] if near else "–"}


def leads_nowhere(key: str, *, line: int, known: Iterable[str]) -> Problem:
    """An unknown name of a page or a source, with the known one that is nearest."""
    near = difflib.get_close_matches(key, sorted(known), n=1, cutoff=0)
    return Problem(
        line=line,
        message=_("“%(key)s” leads nowhere. The nearest name is “%(near)s”.")
        % {"key": key, "near": near[0] if near else "–"},
    )


def _with_plain_line_ends(text: str) -> str:
    """Lines as Markdown counts them, whatever system they were typed on."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
