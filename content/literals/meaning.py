"""Whether a quantity beside a subject means what the fact means.

"Eat 3 hours before you go to bed" is about eating and about hours, and says nothing
about the fast before an infusion. What a fact means is read from its name: before or
after the infusion ("No food before the infusion"), and whether it forbids something.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from content.facts.codes import Unit
from content.facts.fact_book import Fact
from content.literals import cues
from content.literals.quantities import Quantity
from content.text.tokens import Token, plain_at, tokens

_LABEL = 3
"""Words beside the quantity in a heading, an entry or a cell: "Driving: 24 hours"."""


def fits(
    words: Sequence[Token], quantity: Quantity, *, fact: Fact, language: str
) -> bool:
    """Whether what a statement says of a quantity could be what the fact says."""
    name = tokens(fact.name.get(language, ""))
    own, said = _sides(name), _side_of(words, quantity)
    if own and said and said not in own:
        return False
    if fact.unit == Unit.COUNT:
        return not _has(words, cues.PRICE)
    if not forbids(fact, language=language):
        return True
    if _is_of_another(words, quantity):
        return False
    others = [*words[: quantity.first], *words[quantity.last + 1 :]]
    is_label = sum(token.kind == "word" for token in others) <= _LABEL
    return not _is_elsewhere(words, quantity) and (
        is_label
        or _has(words, cues.FORBIDDING)
        or _has(words[max(quantity.first - 2, 0) : quantity.first], cues.UNTIL)
    )


def forbids(fact: Fact, *, language: str) -> bool:
    """Whether the fact is how long something must not be done."""
    return _has(tokens(fact.name.get(language, "")), cues.NEGATION)


def is_time(words: Sequence[Token], index: int) -> bool:
    """Whether the subject that begins here only says when: "after meals"."""
    before = plain_at(words, index - 1)
    if cues.DETERMINER.fullmatch(before):
        before = plain_at(words, index - 2)
        return bool(cues.WHEN.fullmatch(before) or cues.WHEN_THE.fullmatch(before))
    return cues.WHEN.fullmatch(before) is not None


def parts_from(word: str) -> bool:
    """ "Before" and "after", which part what stands on their two sides."""
    return any(
        sign.fullmatch(word) for sign in (cues.BEFORE, cues.AFTER, cues.FOR_OR_BEFORE)
    )


def _has(words: Iterable[Token], pattern: re.Pattern[str]) -> bool:
    return any(pattern.fullmatch(token.plain) for token in words)


def _sides(words: Sequence[Token]) -> set[str]:
    found = (_side(words, index) for index in range(len(words)))
    return {side for side in found if side}


def _side_of(words: Sequence[Token], quantity: Quantity) -> str:
    """On which side of the infusion a quantity is, by the word nearest to it."""
    if cues.FIRST.fullmatch(plain_at(words, quantity.first - 1)):
        return "after"
    near = sorted(
        range(len(words)),
        key=lambda index: max(quantity.first - index, index - quantity.last),
    )
    for index in near:
        first, last = sorted([index, quantity.first])
        if side := _side(words, index):
            is_apart = any(word.plain in (";", ".", "|") for word in words[first:last])
            return "" if is_apart else side
    return ""


def _side(words: Sequence[Token], index: int) -> str:
    word = words[index].plain
    if cues.BEFORE.fullmatch(word):
        return "before"
    if cues.AFTER.fullmatch(word) and plain_at(words, index + 1) != "hause":
        return "after"
    if cues.FOR_OR_BEFORE.fullmatch(word):
        following = [token.plain for token in words[index + 1 : index + 4]]
        if any(map(cues.EVENT.fullmatch, following)):
            return "before"
    return ""


def _is_of_another(words: Sequence[Token], quantity: Quantity) -> bool:
    """ "A 3-hour journey", "not slept for 24 hours", a car that is parked."""
    after = words[quantity.last + 1 : quantity.last + 4]
    before = words[max(quantity.first - 2, 0) : quantity.first]
    return (
        _has(words, cues.PARKED)
        or _has((*before, *after), cues.SLEEP)
        or _has(after, cues.JOURNEY)
        or plain_at(words, quantity.last + 1) == "drive"
    )


def _is_elsewhere(words: Sequence[Token], quantity: Quantity) -> bool:
    """Whether it is counted from something else: "2 hours before the meal"."""
    after = words[quantity.last + 1 : quantity.last + 5]
    for one, other in pairwise(after):
        if cues.WHEN_THE.fullmatch(one.plain) or cues.AFTER.fullmatch(one.plain):
            rest = [token.plain for token in after[after.index(one) + 1 :]]
            return bool(cues.DETERMINER.fullmatch(other.plain)) and not any(
                map(cues.EVENT.fullmatch, rest)
            )
    return False
