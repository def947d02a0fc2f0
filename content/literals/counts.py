"""Numbers that count something: "6 infusions", "Infusions: about 6"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from content.facts.codes import Unit
from content.literals.quantities import Quantity
from content.text.tokens import Token, plain_at

_NO_ADJECTIVE = re.compile(
    "an?|the|of|for|with|per|out|een|de|het|van|voor|met|bij|door|zonder|eine?[nrm]?|"
    "d[ei][ernms]|das|von|mit|fur|ohne|pro|people|adults|patients|mensen|volwassenen|"
    "menschen|erwachsene|personen|patienten"
)


_INFUSION = "infu"
_SAME_AS_INFUSIONS = (
    *("behand", "dose", "gabe", "infu", "sessi", "sitzung"),
    *("termin", "toediening", "treatment"),
)
"""What else an infusion is called where it is counted: "6 Gaben"."""


def counted(
    tokens: Sequence[Token], quantity: Quantity, *, nouns: Iterable[str]
) -> Quantity | None:
    """The quantity with what it counts: "6 (weekly) infusions", "Infusions: 6".

    nouns: the beginnings of words, as `letters` writes them. None where something else
    is counted, for a single one, and in "between two infusions".
    """
    nouns = tuple(nouns)
    if any(noun.startswith(_INFUSION) for noun in nouns):
        nouns += _SAME_AS_INFUSIONS
    if quantity.unit != Unit.COUNT or quantity.is_one or not nouns:
        return None
    before = plain_at(tokens, quantity.first - 1)
    if quantity.first == quantity.last and before in ("tussen", "zwischen", "between"):
        return None
    for last in range(quantity.last + 1, min(quantity.last + 4, len(tokens))):
        word = tokens[last]
        if word.kind != "word" or _NO_ADJECTIVE.fullmatch(word.plain):
            break
        if word.plain.startswith(nouns):
            return replace(quantity, last=last)
    return quantity if _is_in_a_column(tokens, quantity, nouns=nouns) else None


def _is_in_a_column(
    tokens: Sequence[Token], quantity: Quantity, *, nouns: tuple[str, ...]
) -> bool:
    """ "Infusions: about 6" and "| Infusions | 6 |", with no other number beside it."""
    own = range(quantity.first, quantity.last + 1)
    others = [
        token
        for index, token in enumerate(tokens)
        if token.kind == "number" and index not in own
    ]
    before = [*tokens[: quantity.first]]
    words: list[Token] = []
    while before and before[-1].plain not in (":", "|"):
        words.append(before.pop())
    after = tokens[quantity.last + 1 : quantity.last + 2]
    return (
        not others
        and len(words) <= 2
        and all(token.kind == "mark" for token in after)
        and any(token.plain.startswith(nouns) for token in before)
    )
