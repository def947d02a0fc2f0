"""Whether a quantity beside a subject means what the fact means.

"Eat 3 hours before you go to bed" is about eating and about hours, and says nothing
about the fast before an infusion. What a fact means is read from its name: before or
after the infusion ("No food before the infusion"), and whether it forbids something.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from content.facts.book import Fact
from content.facts.codes import Unit
from content.literals.quantities import Quantity
from content.text.tokens import Token, plain_at, tokens

_BEFORE = re.compile(
    "vooraf|voordien|tevoren|vantevoren|voordat|ervoor|voorafgaand|vooraleer|"
    "vorher|davor|zuvor|bevor|vorab|voraus|before|beforehand|prior|ahead"
)
_AFTER = re.compile(
    "na|daarna|nadien|erna|nadat|achteraf|later|afloop|sinds|"
    "nach|danach|nachher|hinterher|anschliessend|spater|seit|"
    "after|afterwards?|following|since"
)
_FIRST = re.compile("eerste|ersten?|first")
_FOR_OR_BEFORE = re.compile("voor|vor")
"""Dutch "voor het infuus" is before it, "voor 2 uur" is for 2 hours."""
_DETERMINER = re.compile(
    "de|het|een|uw|elke?|ieder|d[ei][ernms]|das|ihre[mnrs]?|ihr|jede[mnrs]?|eine[mnrs]?|"
    "the|your|an|a|each|every"
)
_EVENT = re.compile(
    "(?:infu|behand|ingreep|eingriff|start|begin|toedien|opname|komst|aankomst|ankunft|"
    "afspraak|termin|narco|narkose|verdov|gabe|sitzung|sessi|tropf|einde?|ende|"
    "afloop|treat|appointment|procedure|anaesth|drip|arriv|end|admission|aufnahme).*"
)
"""What the times of the facts are counted from: "before the infusion"."""
_NEGATION = re.compile("niet|niets|geen|nicht|nichts|kein|keine|no|not|nothing")
_FORBIDDING = re.compile(
    "niet|niets|geen|nooit|zonder|nuchter.*|mag|mogen|moet|pas|weer|verboden|wacht.*|"
    "laatste|stop.*|uiterlijk|toegestaan|vasten|gevast|regel|verbod|"
    "nicht|nichts|kein.*|nie|ohne|nuchtern.*|darf|durfen|durft|muss|mussen|erst|wieder|"
    "verboten|warten|letzte.*|spatestens|verzicht.*|(?:auf)?hor(?:en|t)|fasten|pause|tabu|meiden|erlaubt|verbot|"
    "not|no|nothing|never|without|fast|fasts|fasted|fasting|fine|may|must|can|cannot|again|wait|avoid|"
    "last|stop|only|nil|dont|cant|wont|mustnt|shouldnt|forbidden|allowed|refrain|ban"
)
"""Words by which a sentence forbids something, or says from when it is allowed."""
_PRICE = re.compile("kost.*|costs?|prijs|prij[sz].*|preis.*|prices?")
"""Words that make a number of infusions an amount of money."""
_SLEEP = re.compile("(?:ge|ver)?sla[ap].*|(?:ge)?schlaf.*|sle[ep].*")
_JOURNEY = re.compile(
    "reis.*|ritt?|fahrt.*|trips?|journey|rides?|flights?|walks?|vlucht|flug.*"
)
_PARKED = re.compile("(?:ge)?park.*")
"""What else takes hours: said beside a quantity, it is the time of that."""
_UNTIL = re.compile("tot|bis|until|till|ab|vanaf|from")
"""Words that say so directly before the quantity: "until 2 hours before"."""
_LABEL = 3
"""Words beside the quantity in a heading, an entry or a cell: "Driving: 24 hours"."""
_AT = re.compile("na|nach|after|tijdens|wahrend|during|zum|zwischen|between|tussen")
_AT_THE = re.compile("voor|vor|before|mit|met|with|bei|zu")
"""What stands before a subject that only says when: "2 hours before the meal"."""


def fits(
    words: Sequence[Token], quantity: Quantity, *, fact: Fact, language: str
) -> bool:
    """Whether what a statement says of a quantity could be what the fact says."""
    name = tokens(fact.name.get(language, ""))
    own, said = _sides(name), _side_of(words, quantity)
    if own and said and said not in own:
        return False
    if fact.unit == Unit.COUNT:
        return not _has(words, _PRICE)
    if not forbids(fact, language=language):
        return True
    if _is_of_another(words, quantity):
        return False
    others = [*words[: quantity.first], *words[quantity.last + 1 :]]
    is_label = sum(token.kind == "word" for token in others) <= _LABEL
    return not _is_elsewhere(words, quantity) and (
        is_label
        or _has(words, _FORBIDDING)
        or _has(words[max(quantity.first - 2, 0) : quantity.first], _UNTIL)
    )


def forbids(fact: Fact, *, language: str) -> bool:
    """Whether the fact is how long something must not be done."""
    return _has(tokens(fact.name.get(language, "")), _NEGATION)


def is_time(words: Sequence[Token], index: int) -> bool:
    """Whether the subject that begins here only says when: "after meals"."""
    before = plain_at(words, index - 1)
    if _DETERMINER.fullmatch(before):
        before = plain_at(words, index - 2)
        return bool(_AT.fullmatch(before) or _AT_THE.fullmatch(before))
    return _AT.fullmatch(before) is not None


def parts_from(word: str) -> bool:
    """ "Before" and "after", which part what stands on their two sides."""
    return any(sign.fullmatch(word) for sign in (_BEFORE, _AFTER, _FOR_OR_BEFORE))


def _has(words: Iterable[Token], pattern: re.Pattern[str]) -> bool:
    return any(pattern.fullmatch(token.plain) for token in words)


def _sides(words: Sequence[Token]) -> set[str]:
    found = (_side(words, index) for index in range(len(words)))
    return {side for side in found if side}


def _side_of(words: Sequence[Token], quantity: Quantity) -> str:
    """On which side of the infusion a quantity is, by the word nearest to it."""
    if _FIRST.fullmatch(plain_at(words, quantity.first - 1)):
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
    if _BEFORE.fullmatch(word):
        return "before"
    if _AFTER.fullmatch(word) and plain_at(words, index + 1) != "hause":
        return "after"
    if _FOR_OR_BEFORE.fullmatch(word):
        following = [token.plain for token in words[index + 1 : index + 4]]
        if any(map(_EVENT.fullmatch, following)):
            return "before"
    return ""


def _is_of_another(words: Sequence[Token], quantity: Quantity) -> bool:
    """ "A 3-hour journey", "not slept for 24 hours", a car that is parked."""
    after = words[quantity.last + 1 : quantity.last + 4]
    before = words[max(quantity.first - 2, 0) : quantity.first]
    return (
        _has(words, _PARKED)
        or _has((*before, *after), _SLEEP)
        or _has(after, _JOURNEY)
        or plain_at(words, quantity.last + 1) == "drive"
    )


def _is_elsewhere(words: Sequence[Token], quantity: Quantity) -> bool:
    """Whether it is counted from something else: "2 hours before the meal"."""
    after = words[quantity.last + 1 : quantity.last + 5]
    for one, other in pairwise(after):
        if _AT_THE.fullmatch(one.plain) or _AFTER.fullmatch(one.plain):
            rest = [token.plain for token in after[after.index(one) + 1 :]]
            return bool(_DETERMINER.fullmatch(other.plain)) and not any(
                map(_EVENT.fullmatch, rest)
            )
    return False
