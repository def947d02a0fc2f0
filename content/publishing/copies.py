"""Records as readers see them: plain copies in one language, codes turned into words.

The words are frozen into the edition, so that a later change of wording in the code
cannot change what was approved.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from content.book import Book
from content.book.translation import History, Shown, shown
from content.documents import RecordCopy
from content.drafts.choices import (
    Action,
    Band,
    Certainty,
    Coverage,
    Effect,
    Evidence,
    Firmness,
    Payer,
    Phase,
    ReadAs,
    SourceType,
    Topic,
)
from content.facts.codes import Country
from content.facts.from_book import in_order
from content.moments import local_day
from content.publishing.of_100 import of_100
from content.schema import NOUNS, keys_of, noun_of


def copies_of(
    book: Book, noun: str, *, language: str, safety: bool, history: History
) -> tuple[RecordCopy, ...]:
    """All records of a noun in one language, in the order in which readers see them.

    Runs under the active language `language`: the codes' words come from gettext. A
    record whose translation readers may not see is copied from its source, and the copy
    says so in its "language" and "state". safety: the section that shows them holds
    safety text.
    """
    copies = [
        _copy(book, entry, language=language, safety=safety, history=history)
        for entry in book.entries(noun)
    ]
    return tuple(_ORDERS.get(noun, list)(copies))


def _copy(
    book: Book, entry: str, *, language: str, safety: bool, history: History
) -> RecordCopy:
    noun = noun_of(entry)
    words = shown(book, entry, language, safety=safety or noun.safety, history=history)
    get = _Getter(book, entry)
    copy = {
        "key": keys_of(entry)[-1],
        "language": words.language,
        **{name: words.values.get(name, "") for name in noun.texts},
        **_CODES[noun.name](get),
        **translation(words),
    }
    if noun.has_field("to_be_checked"):
        copy["check_words"] = _check_words(get)
    if noun.has_field("sources"):
        copy["sources"] = in_order(book, "source", get("sources"))
    return copy


def translation(words: Shown) -> RecordCopy:
    """What a copy says of its translation: nothing, where it is confirmed."""
    if not words.state:
        return {}
    since = local_day(words.earlier_at)
    return {
        "state": words.state,
        "earlier": list(words.earlier.values()),
        "earlier_since": since,
    }


class _Getter:
    """The plain values of one entry, by name."""

    def __init__(self, book: Book, entry: str) -> None:
        self.book = book
        self.entry = entry

    def __call__(self, name: str) -> Any:
        return self.book.value(self.entry, name)


def _check_words(get: _Getter) -> str:
    if not get("to_be_checked"):
        return ""
    return _(
        "To be checked by the clinic: not everything here rests on a source that we "
        "have read."
    )


def frequency_words(band: str) -> str:
    """A frequency in the wording of patient leaflets (EMA QRD), number first.

    band: a code of `Band`. In the active language.
    """
    return {
        Band.VERY_COMMON: _("more than 1 in 10 people"),
        Band.COMMON: _("up to 1 in 10 people"),
        Band.UNCOMMON: _("up to 1 in 100 people"),
        Band.RARE: _("up to 1 in 1,000 people"),
        Band.VERY_RARE: _("up to 1 in 10,000 people"),
        Band.NOT_KNOWN: _("not known how often"),
    }[Band(band)]


def _side_effect(get: _Getter) -> RecordCopy:
    return {
        "band": get("band"),
        "frequency": frequency_words(get("band")),
        "when": str(Phase(get("phase")).label),
        "action": get("action"),
        "action_words": str(Action(get("action")).label),
    }


def _contraindication(get: _Getter) -> RecordCopy:
    return {"group": get("group"), "group_words": str(Firmness(get("group")).label)}


def _indication(get: _Getter) -> RecordCopy:
    evidence = get("evidence")
    return {"evidence": evidence, "evidence_words": str(Evidence(evidence).label)}


def _outcome(get: _Getter) -> RecordCopy:
    people = get("people")
    return {
        "effect": get("effect"),
        "effect_words": str(Effect(get("effect")).label),
        "treated": of_100(_number(get("treated"))),
        "control": of_100(_number(get("control"))),
        "people": ""
        if people is None
        else formats.number_format(people, force_grouping=True),
        "certainty": get("certainty"),
        "certainty_words": str(Certainty(get("certainty")).label),
        "sources": [get("source")],
    }


def _cost(get: _Getter) -> RecordCopy:
    return {
        "country": get("country"),
        "country_words": str(Country(get("country")).label),
        "payer_words": str(Payer(get("payer")).label),
        "coverage_words": str(Coverage(get("coverage")).label),
        "checked_on": _day(get("checked_on")),
    }


def _question(get: _Getter) -> RecordCopy:
    return {"topic": get("topic"), "topic_words": str(Topic(get("topic")).label)}


def _source(get: _Getter) -> RecordCopy:
    return {
        "type_words": str(SourceType(get("type")).label),
        "authors": get("authors"),
        "title": get("title"),
        "title_language": get("title_language"),
        "year": get("year"),
        "publication": get("publication"),
        "doi": get("doi"),
        "url": get("url"),
        "read_words": str(ReadAs(get("read")).label),
        "checked_on": _day(get("checked_on")),
    }


def _number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _day(value: str) -> str:
    return formats.date_format(date.fromisoformat(value), "DATE_FORMAT")


_CODES: dict[str, Callable[[_Getter], RecordCopy]] = {
    "side_effect": _side_effect,
    "contraindication": _contraindication,
    "indication": _indication,
    "outcome": _outcome,
    "cost": _cost,
    "question": _question,
    "source": _source,
}
"""Per noun: what is copied beside its words."""


def is_record(noun: str) -> bool:
    """Whether a section can show all entries of this noun."""
    return noun in _CODES and noun in NOUNS


def _by_codes(
    *orders: tuple[str, Sequence[str]],
) -> Callable[[Iterable[RecordCopy]], list[RecordCopy]]:
    """Sort copies by the order of their codes, the first one first; else keep order."""
    return lambda copies: sorted(
        copies,
        key=lambda copy: [codes.index(copy[name]) for name, codes in orders],
    )


_ORDERS: dict[str, Callable[[Iterable[RecordCopy]], list[RecordCopy]]] = {
    # What needs action comes first, then by frequency (MHRA).
    "side_effect": _by_codes(("action", Action.values[::-1]), ("band", Band.values)),
    "contraindication": _by_codes(("group", Firmness.values)),
    "outcome": _by_codes(("effect", Effect.values)),
    "cost": _by_codes(("country", Country.values)),
    "question": _by_codes(("topic", Topic.values)),
}
"""In which order readers see a noun, where it is not the order of its positions."""
