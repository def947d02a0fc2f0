"""What in a Markdown text cannot be published, and where."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from content.markup.blocks import BLOCK_NAMES

_BLOCK_OPEN = re.compile(r"^/{3,} *([\w-]+)? *(?:\| *(.*\S))? *$")
_BLOCK_CLOSE = re.compile(r"^/{3,} *$")
RAW_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|<script|<style")
CITATION = re.compile(r"\[@(R[0-9]+[a-z]?)\]")
_PAGE_LINK = re.compile(r"\]\(page:([^)#\s]+)(#[^)\s]*)?\)")
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
    """Where links lead, in the language of the text.

    pages: page key → address ("costs" → "/nl/kosten/"). sources: the address of the
    list of sources, and the keys that stand there.
    """

    pages: Mapping[str, str] = field(default_factory=dict)
    sources_url: str = ""
    sources: frozenset[str] = frozenset()


def problems(text: str) -> list[Problem]:
    """Every mistake in a text that its words alone can show, in order of lines."""
    found: list[Problem] = []
    opened: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip()
        if _BLOCK_CLOSE.match(bare):
            if opened:
                opened.pop()
            else:
                found.append(
                    Problem(
                        line=number,
                        message=_("This “///” closes no block. Delete it."),
                    )
                )
        elif bare.startswith("///") and (match := _BLOCK_OPEN.match(bare)):
            name, title = match[1] or "", match[2] or ""
            if name not in BLOCK_NAMES:
                found.append(Problem(line=number, message=_unknown_block(name)))
            elif not title:
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
            opened.append((number, name))
        if RAW_HTML.search(_CODE.sub("", line)):
            found.append(
                Problem(
                    line=number,
                    message=_(
                        "HTML is not shown to readers. Use the toolbar, or write the "
                        "sign “<” as a word."
                    ),
                )
            )
    for number, name in opened:
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
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        unknown = [(key, links.pages) for key, _anchor in _PAGE_LINK.findall(line)] + [
            (key, links.sources) for key in CITATION.findall(line)
        ]
        for key, known in unknown:
            if key not in known:
                near = difflib.get_close_matches(key, sorted(known), n=1, cutoff=0)
                found.append(
                    Problem(
                        line=number,
                        message=_(
                            "“%(key)s” leads nowhere. The nearest name is “%(near)s”."
                        )
                        % {"key": key, "near": near[0] if near else "–"},
                    )
                )
    return found
