"""Compounds: "hartritmestoornis" is hart + ritme + stoornis, by the site's own words."""

from collections.abc import Callable, Iterator

from content.declared_languages import language as declared

_FIRST, _LAST = 3, 3
"""Letters that the first and the last part have at least."""


def split(
    word: str, *, language: str, part_of: Callable[[str], str | None]
) -> tuple[str, ...]:
    """The parts of a compound; () where it is none, or some part is not known.

    word: folded. part_of: the stem of a known word, None for an unknown one.
    """
    best: tuple[str, ...] = ()
    for parts in _splits(word, language=language, part_of=part_of):
        if not best or len(parts) < len(best):
            best = parts
    return best


def _splits(
    word: str, *, language: str, part_of: Callable[[str], str | None]
) -> Iterator[tuple[str, ...]]:
    for end in range(len(word) - _LAST, _FIRST - 1, -1):
        first = _first(word[:end], language=language, part_of=part_of)
        if first is None:
            continue
        last = part_of(word[end:])
        if last is not None:
            yield (first, last)
        else:
            rest = split(word[end:], language=language, part_of=part_of)
            if rest:
                yield (first, *rest)


def _first(
    letters: str, *, language: str, part_of: Callable[[str], str | None]
) -> str | None:
    for link in declared(language).compound_links:
        bare = letters.removesuffix(link) if link else letters
        if letters.endswith(link) and len(bare) >= _FIRST:
            found = part_of(bare)
            if found is not None:
                return found
    return None
