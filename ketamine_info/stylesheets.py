"""One style sheet made of many, so that a browser asks once.

`static/css/site.css` imports a file per component, which is how people want to read it.
A browser would ask for each of them in turn before it draws anything, so collecting the
files puts the imports in their place: one request. While DEBUG is on, the browser
follows the imports itself and no build stands between a change and its sight.

Most pages need half of it. Collecting the files also makes the sheets of `PARTS`: the
same rules without those for classes that are not named there. Each page gets the first
of them that knows all its classes (`page_sheets.py`).
"""

import re
from collections.abc import Callable, Collection
from posixpath import join

IMPORT = re.compile(r'^@import url\("([^"]+)"\) layer\(([\w-]+)\);$', re.MULTILINE)
"""The one way in which our style sheets import another: into a layer, a line each."""

WHOLE = "css/site.css"
"""The style sheet that pages link to."""

_EVERYWHERE = (
    *("breadcrumbs", "button", "citation", "contents", "emergency-bar"),
    *("key-points", "language-menu", "lead", "linked", "notice"),
    *("page-frame", "page-main", "page-side", "page-top", "page-tools"),
    *("paper-link", "paper-foot", "prose", "read-aloud", "review-stamp"),
    *("search", "section", "site-header", "site-footer", "site-menu", "skip-link"),
    *("service-notices", "term", "terms", "together-links", "visually-hidden", "whole"),
)
PARTS: dict[str, tuple[str, ...]] = {
    "css/clinic.css": (
        *_EVERYWHERE,
        *("clinic-own", "clinic-people", "clinic-profile", "clinic-status"),
        *("general-advice", "helplines"),
        *("in-language", "record__facts"),
        *("timeline", "timeline__step", "timeline__when", "timeline__title"),
    ),
    "css/page.css": (
        *_EVERYWHERE,
        *("align-left", "align-center", "align-right", "care-card", "clinic-status"),
        *("clinics-compared", "day-line", "do-list", "drawing", "drawing-panels"),
        *("fact-box", "fold", "footnote", "general-advice", "glossary", "helplines"),
        *("icon-array", "icon-array-key", "icon-arrays", "letters", "molecule"),
        *("page-order", "payer", "question-list", "record", "record-group", "room"),
        *("source", "source-list", "synapse", "table", "tag", "to-be-checked"),
        *("translation-note", "writing-lines"),
    ),
}
"""By the name of a smaller sheet, the classes that it knows, the smallest sheet first.
Of a component ("terms") they are all those of its elements and states."""


def is_known(name: str, *, names: Collection[str]) -> bool:
    """Whether a class is one of the names, or of an element or a state of one."""
    return name in names or re.split("__|--", name, maxsplit=1)[0] in names


_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DOUBLED = re.compile(r"#([0-9a-f])\1([0-9a-f])\2([0-9a-f])\3(?![\w-])")
_QUOTED = re.compile(r"""("[^"\n]*"|'[^'\n]*')""")


def small(sheet: str) -> str:
    """Without comments, and with no more white space than the rules need.

    What stands in quotes stays. Nothing that could mean anything else is touched: not
    the space before a colon (`a :hover` is not `a:hover`), nor those around "+" and "-",
    nor the one that is all of a value.

    Raises:
        ValueError: a quotation that would be taken for a comment, or the other way round.
    """
    for quoted in _QUOTED.findall(_COMMENT.sub("", sheet)):
        if "/*" in quoted or "*/" in quoted:
            raise ValueError(f"{quoted} looks like a comment; write it otherwise.")
    parts = _QUOTED.split(_COMMENT.sub(" ", sheet))
    parts[::2] = map(_close_together, parts[::2])
    return "".join(parts).strip()


def _close_together(rules: str) -> str:
    rules = re.sub(r"\s+", " ", rules)
    rules = re.sub(r"(?<!:) ?([{};,]) ?", r"\1", rules)
    rules = re.sub(r"(?<=[\w-]): (?![;}])", ":", rules)
    rules = re.sub(r"(?<![\w.])0(?=\.\d)", "", rules)
    rules = _DOUBLED.sub(r"#\1\2\3", rules)
    return rules.replace(";}", "}")


def whole(sheet: str, *, folder: str, read: Callable[[str], str]) -> str:
    """A style sheet with its imports in their place, each in the layer it asked for.

    folder: where the sheet stands ("css"). read: the text of a style sheet by its name
    ("css/base.css"). What is imported must not import in turn, nor point at a file
    beside itself.

    Raises:
        ValueError: it does one of these, or has an import of another form.
    """

    def in_place(match: re.Match[str]) -> str:
        text = read(join(folder, match[1]))
        if "url(" in text or "@import" in text:
            raise ValueError(f"{match[1]} points at another file; it cannot be moved.")
        return f"@layer {match[2]} {{\n{text}}}"

    sheet = IMPORT.sub(in_place, sheet)
    if "@import" in sheet:
        raise ValueError('Write imports as: @import url("base.css") layer(base);')
    return sheet
