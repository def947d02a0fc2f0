"""A translation beside its source: what one says and the other does not.

Languages say things in different words: “U kunt dubbel zien” allows nothing, “You may
see double” seems to. Between two languages only what is the same in each is compared.
Beside a pair that people have approved, each language is compared with itself: what
changed in one of the two while the other stands is told.
"""

from collections import Counter
from collections.abc import Iterable

from content.parity.across import differences, flips, statements
from content.parity.difference import Difference, Key, Pair
from content.parity.since_approved import since_approved
from content.parity.slips import IsWord, no_word


def compare(
    pair: Pair, *, approved: Pair | None = None, is_word: IsWord = no_word
) -> list[Difference]:
    """Every difference in what two texts say.

    approved: what both said when people last approved them together. Differences that
    stood there already are none. is_word: whether other texts of the translation's
    language have a word, so that a slip of the pen can be told from another word.
    """
    found = [*differences(pair)]
    if approved is None:
        return found + [*flips(pair)]
    now, then = _sum(found), _sum(differences(approved))
    told = [
        one
        for one in found
        if now[one.kind, one.what] != then[one.kind, one.what]
        and now[one.kind, one.what]
    ]
    told += _new_flips(pair, approved)
    return [
        *since_approved(
            pair, approved, told=told, mended=_mended(then, now), is_word=is_word
        )
    ]


def _sum(found: Iterable[Difference]) -> Counter[Key]:
    total: Counter[Key] = Counter()
    for one in found:
        total[one.kind, one.what] += one.surplus
    return total


def _mended(then: Counter[Key], now: Counter[Key]) -> set[Key]:
    """What differed and does no longer, where nothing else of its kind differs."""
    differing = {kind for (kind, _what), surplus in now.items() if surplus}
    return {
        key
        for key, surplus in then.items()
        if surplus and not now[key] and key[0] not in differing
    }


def _new_flips(pair: Pair, approved: Pair) -> list[Difference]:
    """Denials in statements that are new in both languages."""
    before = [*statements(approved)]
    ours, theirs = {one.source for one in before}, {one.translation for one in before}
    return [
        one
        for one in flips(pair)
        if one.source not in ours and one.translation not in theirs
    ]
