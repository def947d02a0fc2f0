"""The last word on every byte of HTML: an allow-list."""

import nh3

from content.markup.blocks import LISTS, URGENCY

_BLOCKS = "aside p ul ol li dl dt dd blockquote hr pre div section h3 h4 h5 h6"
_INLINE = "a abbr b br code em i span strong sub sup"
_TABLES = "table thead tbody tr th td"
ALLOWED_TAGS = set(f"{_BLOCKS} {_INLINE} {_TABLES}".split())
ALLOWED_ATTRIBUTES = {
    "a": {"href", "id", "title"},
    "abbr": {"title"},
    "div": {"role", "tabindex", "aria-label"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id"},
    "th": {"scope"},
    **{f"h{level}": {"id"} for level in range(3, 7)},
}
ALLOWED_CLASSES = {
    "a": {"citation", "footnote-ref", "footnote-backref"},
    "section": {
        "care-card",
        *(f"care-card--{level}" for level in URGENCY),
        "do-list",
        *(f"do-list--{name}" for name in LISTS),
    },
    "h3": {"care-card__heading", "do-list__heading"},
    "span": {"care-card__urgency", "visually-hidden"},
    "div": {"table", "footnote"},
    "th": {"align-left", "align-center", "align-right"},
    "td": {"align-left", "align-center", "align-right"},
}


def sanitise(html: str) -> str:
    """Keep only the tags, attributes, classes and addresses of the lists above."""
    return _clean(html, tags=ALLOWED_TAGS)


def for_clinics(html: str, *, several: bool) -> str:
    """Sanitised HTML without its `several-clinics` blocks; their text stays if several.

    Such a block is an `aside`, which nothing else makes.
    """
    if "<aside>" not in html:
        return html
    tags = ALLOWED_TAGS - {"aside"}
    return _clean(html, tags=tags, dropped=set() if several else {"aside"})


def _clean(html: str, *, tags: set[str], dropped: set[str] | None = None) -> str:
    """dropped: tags that go with everything inside them."""
    return nh3.clean(
        html,
        tags=tags,
        clean_content_tags=dropped or {"script", "style"},
        attributes=ALLOWED_ATTRIBUTES,
        allowed_classes=ALLOWED_CLASSES,
        url_schemes={"https", "mailto", "tel"},
        link_rel=None,
    ).strip()
