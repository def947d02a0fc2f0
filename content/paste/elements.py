"""The elements of HTML by what they do to a text."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = ("ul", "ol", "menu", "dir")
CELLS = ("td", "th")
BLOCKS = frozenset([
    *("p", "div", "section", "article", "header", "footer", "main", "address", "aside"),
    *("blockquote", "figure", "figcaption", "dl", "dt", "dd", "center", "pre", "hr"),
    *("form", "fieldset", "legend", "details", "summary", "body", "html", "li"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr"),
    *(*HEADINGS, *LISTS, *CELLS),
])  # fmt: skip
"""Each begins and ends on a line of its own."""
VOID = frozenset([
    *("br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base"),
    *("embed", "source", "track", "param"),
])  # fmt: skip
"""They have no end."""
