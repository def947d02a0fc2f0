"""Known words that somebody may have meant: near in letters, few mistakes away."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain

_SHORT = 5
"""Words of fewer letters keep their first one; too much else would be near."""


def mistakes_allowed(word: str) -> int:
    """How many letters may be wrong: none in short words, 2 in long ones."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


def distance(left: str, right: str, *, most: int) -> int:
    """Letters to add, drop, change or swap with the next; most + 1 for any more."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before, row = list[int](), [*range(len(right) + 1)]
    for i, a in enumerate(left, start=1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(right, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def letters_of(word: str) -> int:
    """Which letters it has, as bits; some share one."""
    found = 0
    for letter in word:
        found |= 1 << (ord(letter) & 63)
    return found


def is_too_far(left: int, right: int, *, most: int) -> bool:
    """Whether two words cannot be so near, seen by their letters alone: each mistake
    brings one letter in, and takes one away."""
    return (left & ~right).bit_count() > most or (right & ~left).bit_count() > most


class Speller:
    """Finds the known word nearest to an unknown one. Never changed once made."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = tuple(dict.fromkeys(known))
        self._letters = array("Q", map(letters_of, self._known))
        found: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, word in enumerate(self._known):
            for pair in _pairs(word):
                found[pair].append(number)
        self._by_pair = dict(found)

    def nearest(self, word: str, *, most: int) -> str | None:
        """The known word with the fewest mistakes, at most so many; None for none.

        Where two are as near, the one with the same first letter goes first, then the
        one that looks most like it.
        """
        pairs, letters = _pairs(word), letters_of(word)
        shared = Counter(
            chain.from_iterable(self._by_pair.get(pair, ()) for pair in pairs)
        )
        best = (most + 1, True, 0, "")
        for number, count in shared.most_common():
            reach = min(most, best[0])
            # A mistake spoils two pairs of letters, or three where letters are swapped.
            if count < len(pairs) - 3 * reach:
                break  # and so do all that follow
            if is_too_far(letters, self._letters[number], most=reach):
                continue
            known = self._known[number]
            if len(word) >= _SHORT or known[0] == word[0]:
                far = distance(word, known, most=reach)
                best = min(best, (far, known[0] != word[0], -count, known))
        return best[3] if best[0] <= most else None


def _pairs(word: str) -> set[str]:
    padded = f"^{word}$"
    return {padded[i : i + 2] for i in range(len(padded) - 1)}
