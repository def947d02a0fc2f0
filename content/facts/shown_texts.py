"""What readers may see of the texts of an entry, by language."""

from collections.abc import Mapping

from content.book.translation import Shown
from content.facts.fact_book import Texts, Translation


def texts(words: Mapping[str, Shown], name: str) -> Texts:
    """A text in the languages in which readers may see it."""
    return {
        code: one.values[name]
        for code, one in words.items()
        if one.language == code and one.values.get(name)
    }


def states(words: Mapping[str, Shown]) -> dict[str, Translation]:
    """Where its translations stand; nothing for those that are confirmed."""
    return {
        code: Translation(
            state=one.state, earlier=dict(one.earlier), earlier_at=one.earlier_at
        )
        for code, one in words.items()
        if one.state
    }
