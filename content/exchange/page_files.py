"""One page in one language as a Markdown file with YAML front matter. Pure.

    ---
    key: costs
    language: en
    title: Costs
    slug: costs
    summary: Who pays for what.
    menu: main
    position: 60
    ---

    ## In short {#key-points .key_points}

    - …

Each section starts with one `##` line that names its key, its kind and whether it is
safety text; behind the key, other anchors that lead to it: {#key #newer #older .kind}. A line of the text that starts so itself is written with a backslash
before it. `parse` and `render` are each other's inverse; both give each letter its one
usual form (`content.characters.normal`).
"""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext_noop as _

from content.characters import normal
from content.exchange import yaml_text
from content.exchange.problems import BrokenContent, FileProblem, Said, said

FIELDS = ("key", "language", "title", "slug", "summary", "menu", "position")
OPTIONAL = "source_language"
"""Written only for a page that is written first in another language than the site."""

_FENCE = "---"
_SECTION = re.compile(
    r"^## (?P<heading>.*?) \{#(?P<key>[^ }#]+)(?P<anchors>(?: #[^ }#]+)*) \.(?P<kind>\w+)(?P<safety> \.safety)?\}$"
)
_SECTION_LIKE = re.compile(r"^\\*## ", re.MULTILINE)
_ESCAPED_SECTION_LIKE = re.compile(r"^\\(?=\\*## )", re.MULTILINE)
_MAY_BE_EMPTY = ("title", "slug", "summary")  # of a translation that is not ready yet


@dataclass(frozen=True, kw_only=True)
class SectionText:
    """A section as its file has it.

    anchors: other names that lead to it, the newest first, with spaces between.
    line, body_line: where it and its text start in that file.
    """

    key: str
    kind: str
    safety: bool
    heading: str
    body: str
    anchors: str = ""
    line: int = field(default=0, compare=False)
    body_line: int = field(default=0, compare=False)

    @property
    def marks(self) -> str:
        """What it is in every language: "{#ask-before .text .safety}"."""
        names = " #".join((self.key, *self.anchors.split()))
        return f"{{#{names} .{self.kind}{' .safety' if self.safety else ''}}}"


@dataclass(frozen=True, kw_only=True)
class PageText:
    """A page in one language as its file has it."""

    key: str
    language: str
    title: str
    slug: str
    summary: str
    menu: str
    position: int
    sections: tuple[SectionText, ...]
    source_language: str = ""


def file_name(key: str, language: str) -> str:
    """ "pages/costs.en.md": where a page's text stands below the content folder."""
    return f"pages/{key}.{language}.md"


def line_of(name: str) -> int:
    """Where a field stands in front matter as `render` writes it; 1 for any other."""
    return FIELDS.index(name) + 2 if name in FIELDS else 1


def parse(text: str, *, file: str) -> PageText:
    """Read one file. Raises BrokenContent, naming every line that is wrong."""
    lines = normal(text).split("\n")
    if lines[0] != _FENCE or _FENCE not in lines[1:]:
        raise _broken(
            file,
            1,
            said(_("The file starts with front matter between two lines “---”.")),
        )
    end = lines.index(_FENCE, 1)
    matter = _front_matter("\n".join(lines[1:end]), file=file)
    return PageText(**matter, sections=_sections(lines, start=end + 1, file=file))


def render(page: PageText) -> str:
    """Write one file; ends with a newline."""
    names = (*FIELDS, OPTIONAL) if page.source_language else FIELDS
    matter = yaml_text.write({name: getattr(page, name) for name in names})
    parts = [f"{_FENCE}\n{matter}{_FENCE}\n"]
    for section in page.sections:
        parts.append(f"\n## {section.heading} {section.marks}\n")
        if section.body:
            body = _SECTION_LIKE.sub(r"\\\g<0>", section.body)
            parts.append(f"\n{body}\n")
    return normal("".join(parts))


def _front_matter(text: str, *, file: str) -> dict:
    try:
        matter = yaml_text.read(text)
    except yaml_text.YamlProblem as error:
        raise _broken(
            file,
            error.line + 1,
            said(
                _(
                    "The front matter cannot be read (%(why)s). Put a value that has a "
                    "colon, or begins with a brace, in quotation marks."
                ),
                why=error.reason,
            ),
        ) from error
    if not isinstance(matter, dict) or set(matter) - {OPTIONAL} != set(FIELDS):
        raise _broken(
            file,
            1,
            said(
                _("The front matter has exactly these fields: %(fields)s."),
                fields=", ".join(FIELDS),
            ),
        )
    problems = [
        FileProblem(
            file=file,
            line=list(matter).index(name) + 2,
            message=said(
                _("“%(name)s” must be a whole number.")
                if kind is int
                else _("“%(name)s” must be a text that is not empty."),
                name=name,
            ),
        )
        for name in matter
        for kind in [int if name == "position" else str]
        if not isinstance(matter[name], kind)
        or (matter[name] == "" and name not in _MAY_BE_EMPTY)
    ]
    if problems:
        raise BrokenContent(problems)
    return matter


def _sections(lines: list[str], *, start: int, file: str) -> tuple[SectionText, ...]:
    sections: list[SectionText] = []
    heads = [i for i in range(start, len(lines)) if lines[i].startswith("## ")]
    first = heads[0] if heads else len(lines)
    problems = [
        FileProblem(
            file=file,
            line=i + 1,
            message=said(
                _(
                    "Text before the first section. Begin with a line “## Heading "
                    "{#key .kind}”."
                )
            ),
        )
        for i in range(start, first)
        if lines[i].strip()
    ][:1]
    for i, end in zip(heads, [*heads[1:], len(lines)], strict=False):
        match = _SECTION.match(lines[i])
        if match is None:
            problems.append(
                FileProblem(
                    file=file,
                    line=i + 1,
                    message=said(
                        _(
                            "A section starts with “## Heading {#key .kind}” or “## "
                            "Heading {#key .kind .safety}”."
                        )
                    ),
                )
            )
            continue
        while i + 1 < end and not lines[end - 1]:
            end -= 1
        start_of_body = next((n for n in range(i + 1, end) if lines[n]), end)
        body = "\n".join(lines[start_of_body:end])
        sections.append(
            SectionText(
                key=match["key"],
                kind=match["kind"],
                safety=bool(match["safety"]),
                heading=match["heading"],
                anchors=match["anchors"].replace("#", "").strip(),
                body=_ESCAPED_SECTION_LIKE.sub("", body),
                line=i + 1,
                body_line=start_of_body + 1,
            )
        )
    if problems:
        raise BrokenContent(problems)
    return tuple(sections)


def _broken(file: str, line: int, message: Said) -> BrokenContent:
    return BrokenContent([FileProblem(file=file, line=line, message=message)])
