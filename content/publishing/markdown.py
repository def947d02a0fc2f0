"""Markdown to HTML, kept per process: most texts of a book are the same in the next."""

from functools import lru_cache

from content import markup
from content.addresses import SOURCES
from content.markup import Links
from content.pictures.shown import ShownPicture


class _Anything(dict[str, str]):
    """Links whose targets have been looked up before."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> str:
        return f"page:{key}"


class _EveryName(frozenset[str]):
    """A set that holds any name."""

    def __contains__(self, name: object) -> bool:
        return True


_EVERY_NAME = _EveryName()


@lru_cache(maxsize=4096)
def rendered_markdown(
    text: str,
    *,
    language: str,
    anchor: str,
    is_first: bool,
    pictures: tuple[tuple[str, ShownPicture], ...],
    regions: tuple[str, ...] = (),
) -> str:
    """A text as HTML before its facts, kept per process. Links must be known to lead
    somewhere. pictures: those that it shows, by key. regions: where a number without
    a country code may be. Raises MarkupError."""
    links = Links(
        pages=_Anything(),
        sources_url=f"page:{SOURCES}",
        sources=_EVERY_NAME,
        facts=_EVERY_NAME,
        pictures=dict(pictures),
        regions=regions,
    )
    return markup.render(
        text, language=language, links=links, anchor=anchor, is_first=is_first
    )
