"""Edits that leave what is said as it was: punctuation, spaces, a slip of the pen mended.

A slip is a word that no other text has, one letter from a word that others have. What can
turn a sentence around is never one: a word that denies, obliges or allows, a number, a
medicine, a short word.
"""

import difflib
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence

from content.parity.meaning import meanings
from content.parity.medicines import medicines
from content.text.letters import letters

IsWord = Callable[[str], bool]
"""Whether other texts of the language have a word, given in small letters."""

SHORTEST = 5
"""Letters of a word from which on one letter can be a slip."""
MOST = 1_000_000
"""Pairs of words, or of sentences, up to which it is looked for what they share."""

Run = tuple[tuple[str, ...], tuple[str, ...]]
"""Words that went, and those that came in their place."""

_WORD = re.compile(r"[^\W\d_]+")
_JOINING = {
    "nl": {"en", "dan", "alstublieft"},
    "de": {"und", "dann", "bitte"},
    "en": {"and", "then", "please"},
}
"""Words that say no more than a full stop or a comma in their place."""


def no_word(word: str) -> bool:
    """Of a language whose other texts nobody knows."""
    return False


def is_same(
    old: Sequence[str], new: Sequence[str], *, language: str, is_word: IsWord
) -> bool:
    """Whether two ways to write a sentence say the same, word for word."""
    joining = _JOINING.get(language, set())
    old, new = ([word for word in one if word not in joining] for one in (old, new))
    return old == new or all(
        _is_slip(gone, come, language=language, is_word=is_word)
        for gone, come in runs(old, new)
    )


def runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    """Where the words of two texts differ."""
    for a1, a2, b1, b2 in changes(old, new):
        yield tuple(old[a1:a2]), tuple(new[b1:b2])


def changes(
    old: Sequence[Hashable], new: Sequence[Hashable]
) -> Iterator[tuple[int, int, int, int]]:
    """Where two sequences differ: from and to in each. Very long ones as a whole."""
    if old == new:
        return
    if len(old) * len(new) > MOST:
        yield 0, len(old), 0, len(new)
        return
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for verb, *places in matcher.get_opcodes():
        if verb != "equal":
            yield places[0], places[1], places[2], places[3]


def _is_slip(
    gone: Sequence[str], come: Sequence[str], *, language: str, is_word: IsWord
) -> bool:
    if not all(map(_WORD.fullmatch, (*gone, *come))):
        return False
    if _weighty(gone, language=language) != _weighty(come, language=language):
        return False
    before, after = "".join(gone), "".join(come)
    if before == after:  # written in one or in two
        return True
    return (
        len(gone) == len(come) == 1
        and max(len(before), len(after)) >= SHORTEST
        and letters(before) != letters(after)  # "konnten" and "könnten"
        and _is_one_letter(before, after)
        and not is_word(before)
        and is_word(after)
    )


def _weighty(said: Sequence[str], *, language: str) -> Counter[str]:
    text = " ".join(said)
    return Counter(meanings(text, language=language)) + Counter(medicines(text))


def _is_one_letter(before: str, after: str) -> bool:
    """One letter too many, too few or another one, or two that changed places."""
    start = _alike(before, after)
    shorter = min(len(before), len(after)) - start
    end = min(_alike(before[::-1], after[::-1]), shorter)
    left, right = before[start : len(before) - end], after[start : len(after) - end]
    is_swapped = len(left) == 2 and left == right[::-1]
    return is_swapped or max(len(left), len(right)) == 1


def _alike(one: str, other: str) -> int:
    """How many letters two words have alike at their beginning."""
    pairs = zip(one, other, strict=False)
    return next(
        (place for place, (left, right) in enumerate(pairs) if left != right),
        min(len(one), len(other)),
    )
