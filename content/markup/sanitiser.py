"""The last word on every byte of HTML: an allow-list."""

import re

import nh3

from content.markup.blocks import (
    CONDITIONS,
    LISTS,
    SEVERAL_CLINICS,
    UNLESS_PAUSED,
    URGENCY,
)
from content.markup.names import LINKED
from content.pictures.names import NAME, PREFIX

_BLOCKS = "aside article details summary p ul ol li hr div section h3 h4 h5 h6"
_INLINE = "a br span strong sup"
_TABLES = "table thead tbody tr th td"
_PICTURES = "figure picture source img figcaption"
ALLOWED_TAGS = set(f"{_BLOCKS} {_INLINE} {_TABLES} {_PICTURES}".split())
ALLOWED_ATTRIBUTES = {
    "a": {"href", "id", "title"},
    "img": {"src", "srcset", "sizes", "width", "height", "alt", "loading", "decoding"},
    "li": {"id"},
    "ol": {"start"},
    "span": {"lang"},
    "source": {"type", "srcset", "sizes"},
    "sup": {"id"},
    "td": {"data-label", "role"},
    "th": {"scope", "role"},
    **{tag: {"role"} for tag in ("table", "thead", "tbody", "tr")},
    **{f"h{level}": {"id"} for level in range(3, 7)},
}
ALLOWED_CLASSES = {
    "a": {"citation", "footnote-ref", "footnote-backref", LINKED},
    "section": {
        "care-card",
        *(f"care-card--{level}" for level in URGENCY),
        "do-list",
        *(f"do-list--{name}" for name in LISTS),
    },
    "details": {"fold"},
    "summary": {"fold__title"},
    "h3": {"care-card__heading", "do-list__heading"},
    "span": {"care-card__urgency", "visually-hidden", "picture__credit"},
    "figure": {"picture"},
    "figcaption": {"picture__words"},
    "div": {"table", "footnote"},
    "th": {"align-left", "align-center", "align-right"},
    "td": {"align-left", "align-center", "align-right"},
}

SCHEMES = {"https", "mailto", "tel", "page"}
"""`page:costs` names a page; its address is filled in when a response is made."""

_FILE = f"{re.escape(PREFIX)}{NAME}"
_OWN_PICTURES = re.compile(rf"{_FILE}(?: \d+w)?(?:, {_FILE} \d+w)*")
"""The value of `src` and of `srcset`: files of this site's own pictures."""


def sanitise(html: str) -> str:
    """Keep only the tags, attributes, classes and addresses of the lists above."""
    return _clean(html, tags=ALLOWED_TAGS)


def for_clinics(html: str, *, several: bool, paused: bool) -> str:
    """Sanitised HTML without the blocks whose condition does not hold; of the others
    the text stays (`content.markup.blocks.CONDITIONS`)."""
    tags = {f"<{tag}>" for tag in CONDITIONS.values()}
    if not any(tag in html for tag in tags):
        return html
    holds = {SEVERAL_CLINICS: several, UNLESS_PAUSED: not paused}
    dropped = {tag for name, tag in CONDITIONS.items() if not holds[name]}
    return _clean(html, tags=ALLOWED_TAGS - {*CONDITIONS.values()}, dropped=dropped)


def _clean(html: str, *, tags: set[str], dropped: set[str] | None = None) -> str:
    """dropped: tags that go with everything inside them."""
    return nh3.clean(
        html,
        tags=tags,
        clean_content_tags=dropped or {"script", "style"},
        attributes=ALLOWED_ATTRIBUTES,
        allowed_classes=ALLOWED_CLASSES,
        attribute_filter=_own_picture,
        url_schemes=SCHEMES,
        link_rel=None,
    ).strip()


def _own_picture(tag: str, attribute: str, value: str) -> str | None:
    """Nothing is fetched from anywhere but the pictures of this site."""
    is_fetched = attribute in ("src", "srcset")
    return None if is_fetched and not _OWN_PICTURES.fullmatch(value) else value
