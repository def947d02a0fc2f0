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
    Prominence,
    ReadAs,
    SourceType,
    Topic,
)
from content.facts.codes import Country
from content.facts.from_book import in_order
from content.moments import local_day
from content.publishing.shares import share
from content.schema import NOUNS, keys_of, noun_of
from content.sections import Only


def copies_of(
    book: Book,
    noun: str,
    *,
    language: str,
    safety: bool,
    history: History,
    only: Only | None = None,
) -> tuple[RecordCopy, ...]:
    """The records of a noun in one language, in the order in which readers see them.

    Runs under the active language `language`: the codes' words come from gettext. A
    record whose translation readers may not see is copied from its source, and the copy
    says so in its "language" and "state". safety: the section that shows them holds
    safety text. only: those that are shown there.
    """
    copies = [
        _copy(book, entry, language=language, safety=safety, history=history)
        for entry in book.entries(noun)
        if only is None or book.value(entry, only.field) in only.values
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
    if noun.name == "side_effect":
        copy = _opened(copy)
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
        "written_in": words.language,
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
    return _("Not checked yet")


def _side_effect(get: _Getter) -> RecordCopy:
    return {
        "band": get("band"),
        "frequency": str(Band(get("band")).label),
        "when": str(Phase(get("phase")).label),
        "action": get("action"),
        "action_words": str(Action(get("action")).label),
    }


_URGENT = (Action.CALL_TODAY, Action.CALL_EMERGENCY)


def _opened(copy: RecordCopy) -> RecordCopy:
    """A side effect, with everything that tells of danger where no fold hides it.

    "is_open": its signs and what to do stand openly, because they are urgent. Of the
    others, each text that names the emergency number goes to the warning, which is open.
    """
    is_open = copy["action"] in _URGENT
    foldable = ("duration",) if is_open else ("notice", "duration", "advice")
    moved = [name for name in foldable if "{{emergency" in copy[name]]
    open_texts = [copy["warning"], *(copy[name] for name in moved)]
    return {
        **copy,
        **dict.fromkeys(moved, ""),
        "warning": " ".join(filter(None, open_texts)),
        "is_open": is_open,
    }


def _contraindication(get: _Getter) -> RecordCopy:
    return {"group": get("group"), "group_words": str(Firmness(get("group")).label)}


def _indication(get: _Getter) -> RecordCopy:
    evidence = get("evidence")
    return {"evidence": evidence, "evidence_words": str(Evidence(evidence).label)}


def _outcome(get: _Getter) -> RecordCopy:
    people = get("people")
    return {
        **_part(get("effect"), get("prominence")),
        "treated": share(_number(get("treated")), of=get("treated_of")),
        "control": share(_number(get("control")), of=get("control_of")),
        "people": ""
        if people is None
        else formats.number_format(people, force_grouping=True),
        "certainty": get("certainty"),
        "is_rated": get("certainty") != Certainty.NOT_KNOWN,
        "certainty_words": str(Certainty(get("certainty")).label),
        "sources": [get("source")],
    }


def _part(effect: str, prominence: str) -> RecordCopy:
    """Under which heading a figure stands: what it shows, or that it is indirect."""
    if prominence == Prominence.INDIRECT:
        return {"part": prominence, "part_words": _("Other people, or another product")}
    words = {Effect.BENEFIT: _("Benefit in numbers"), Effect.HARM: _("Harm in numbers")}
    return {"part": effect, "part_words": words[Effect(effect)]}


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


def _disclosure(get: _Getter) -> RecordCopy:
    return {"stated_on": _day(get("stated_on"))}


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
    "disclosure": _disclosure,
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
    # The usual ones first; within an action, staff choose the order.
    "side_effect": _by_codes(("action", Action.values)),
    "contraindication": _by_codes(("group", Firmness.values)),
    "outcome": _by_codes(("part", (*Effect.values, Prominence.INDIRECT.value))),
    "cost": _by_codes(("country", Country.values)),
    "question": _by_codes(("topic", Topic.values)),
}
"""In which order readers see a noun, where it is not the order of its positions."""
