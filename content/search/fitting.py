"""Whether what was found can fit the question at all, or is only near it."""

from collections.abc import Mapping, Sequence

from content.search.asked import Votes
from content.search.index import Index
from content.search.query import GUESSED, LOOSE, Wanted
from content.search.ranking import worth
from content.search.scoring import Scores
from content.search.words import words

UNDERSTOOD = 0.6
"""How much it says that the words of a query are known, compared with how like it is to
a question that was asked before."""

STRENGTH = 0.2
"""How much it says how strongly the best passage answers: its score, as a multiple of
what the rarest word counts."""

ENOUGH = 0.93
"""What the three together must come to. Of 450 queries that the site does not answer,
this leaves out 54 in 100; of 710 that it does, 2 in 100. None had been learned from."""

MISSPELT, GUESS, ASKED = 0.8, 0.3, 0.7
"""How well a word is known that was mended, that was taken for a longer or a related
one, and that stands in questions but on no page."""


def fits(
    asked: Sequence[Wanted], votes: Votes, scored: Mapping[int, Scores], *, index: Index
) -> bool:
    """Enough of the words are known, the question is like one asked before, or a
    passage answers it strongly. scored: of each page.

    "Can I bring my cat" must not be answered by what the site says of bringing. Who
    types "cause" alone looks for just that word.
    """
    if _says_the_only_word(asked):
        return True
    understood = _understood(asked, index=index)
    best = max((max(one.values()) for one in scored.values()), default=0.0)
    strength = best / index.rarest
    said = votes.nearest + UNDERSTOOD * understood + STRENGTH * strength
    return said >= ENOUGH


def _says_the_only_word(asked: Sequence[Wanted]) -> bool:
    """Nothing but one word is asked for, and the site says it, one of its family, or one
    that it is a slip for. Of a compound that the site does not say as a whole, its parts
    say too little."""
    if len({one.typed for one in asked}) != 1:
        return False
    *parts, whole = asked
    is_whole = whole.is_bonus or not parts
    return is_whole and max(whole.terms.values(), default=0.0) > LOOSE


def _understood(asked: Sequence[Wanted], *, index: Index) -> float:
    """The share of what is asked that is known, rare words counting more."""
    whole = known = 0.0
    for one in asked:
        if one.is_stop_word or one.is_bonus:
            continue
        weight = worth(one, index=index, unknown=index.rarest)
        whole += weight
        known += weight * _known(one, index=index)
    return known / whole if whole else 1.0


def _known(one: Wanted, *, index: Index) -> float:
    if one.terms and one.weight != GUESSED:
        return 1.0
    said = words(one.typed, stemmer=index.stemmer())
    if said and all(index.asked.says(word.stem) for word in said):
        return ASKED
    if one.read_as:
        return MISSPELT
    exist = index.everyday
    if said and all(
        index.asked.says(word.stem)
        or (word.plain not in exist and index.asked.spells(word.plain))
        for word in said
    ):
        return ASKED * MISSPELT
    return GUESS if one.terms else 0.0
