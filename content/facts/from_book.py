"""From the plain values of a book to facts, clinics, countries, notices and terms.

The only such mapping: drafts, published parts and content files all go through it.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from content.book import FIGURES, Book, PartKey
from content.book.translation import History, Shown, shown
from content.book.values import EVERYWHERE
from content.facts import fact_book as typed
from content.facts.codes import Answer, Takes
from content.facts.own_from_book import OwnWords
from content.facts.shown_texts import states as _states
from content.facts.shown_texts import texts as _texts
from content.languages import LANGUAGES
from content.schema import keys_of, noun_of


def fact_book(book: Book, *, history: History = lambda *asked: None) -> typed.FactBook:
    """What texts are filled from. history: finds the source words of old translations."""
    return _Mapping(book, history).everything()


NO_FACTS = ("page", "section")
"""Nouns whose words say nothing that a fact book knows."""


def makes_facts(key: PartKey) -> bool:
    """Whether a fact book may say something else once this part is another. Of pages and
    sections it knows where lists stand, and no word."""
    return key.language == FIGURES or key.noun.name not in NO_FACTS


def fact_of(book: Book, entry: str) -> typed.Fact:
    """One fact with its values."""
    return _Mapping(book, lambda *asked: None).fact(entry)


def value_of(book: Book, entry: str) -> typed.Value:
    """One value."""
    return _Mapping(book, lambda *asked: None).value(entry)


class _Mapping:
    """One book on its way."""

    def __init__(self, book: Book, history: History) -> None:
        self.book = book
        self.history = history
        self.own = OwnWords(book, self.translations)

    def everything(self) -> typed.FactBook:
        return typed.FactBook(
            facts={_key(one): self.fact(one) for one in self.book.entries("fact")},
            clinics={
                _key(one): self.clinic(one) for one in self.book.entries("clinic")
            },
            countries={
                _key(one): self.country(one) for one in self.book.entries("country")
            },
            notices=tuple(self.notice(one) for one in self.book.entries("notice")),
            synonyms={
                _key(one): self.lists(one, "words")
                for one in self.book.entries("synonym")
            },
            asked={
                _key(one): self.asked(one)
                for one in self.book.entries("asked_question")
            },
            dangers={
                _key(one): self.danger(one) for one in self.book.entries("danger_sign")
            },
            terms={_key(one): self.term(one) for one in self.book.entries("term")},
        )

    def fact(self, entry: str) -> typed.Fact:
        values = {
            _key(one): self.value(one)
            for one in self.book.entries("value", parent=entry)
            if self._get(one, "answer") != Answer.NOT_STATED
        }
        for_all = values.pop(EVERYWHERE, None)
        return typed.Fact(
            key=_key(entry),
            unit=self._get(entry, "unit"),
            safety=self._get(entry, "safety"),
            is_compared=self._get(entry, "is_compared"),
            is_general=self._get(entry, "is_general"),
            position=self._get(entry, "position") or 0,
            owner=self._get(entry, "owner"),
            checked_on=_date(self._get(entry, "checked_on")),
            sources=tuple(in_order(self.book, "source", self._get(entry, "sources"))),
            name=self.every(entry, "name"),
            subjects=self.lists(entry, "subjects"),
            one=self.every(entry, "one"),
            other=self.every(entry, "other"),
            options={
                _key(one): self.every(one, "words")
                for one in self.book.entries("option", parent=entry)
            },
            for_all=for_all,
            per_clinic=values,
        )

    def value(self, entry: str) -> typed.Value:
        return typed.Value(
            low=_number(self._get(entry, "low")),
            high=_number(self._get(entry, "high")),
            high_unit=self._get(entry, "high_unit"),
            qualifier=self._get(entry, "qualifier"),
            phone=self._get(entry, "phone"),
            option=self._get(entry, "option"),
        )

    def clinic(self, entry: str) -> typed.Clinic:
        figures = self.book.figures(entry)
        words = self.translations(entry)
        return typed.Clinic(
            key=_key(entry),
            name=self._get(entry, "name"),
            country=self._get(entry, "country"),
            status=self._get(entry, "status"),
            status_checked_on=_day(self._get(entry, "status_checked_on")),
            street=self._get(entry, "street"),
            postal_code=self._get(entry, "postal_code"),
            city=self._get(entry, "city"),
            position=self._get(entry, "position") or 0,
            source=self.book.source_language(entry),
            setting=_texts(words, "setting"),
            way=_texts(words, "way"),
            referral=_texts(words, "referral"),
            monitoring=_texts(words, "monitoring"),
            room=_texts(words, "room"),
            own=self.own.of(entry),
            status_since=_date(self._get(entry, "status_since")),
            status_until=_date(self._get(entry, "status_until")),
            status_check_on=_date(self._get(entry, "status_check_on")),
            status_reason=_texts(words, "status_reason"),
            takes=tuple(code for code in Takes.values if self._get(entry, code)),
            takes_words=_texts(words, "takes"),
            not_treated=_texts(words, "not_treated"),
            states=_states(words),
            hours=tuple(
                typed.Hours(weekday=weekday, opens=opens, closes=closes)
                for weekday, opens, closes in figures.get("hours", ())
            ),
            people=tuple(
                self.person(one)
                for one in self.book.entries("clinic_person", parent=entry)
            ),
            contacts=tuple(
                self.clinic_contact(one)
                for one in self.book.entries("clinic_contact", parent=entry)
            ),
            steps=tuple(
                self.step(one) for one in self.book.entries("step", parent=entry)
            ),
        )

    def person(self, entry: str) -> typed.Person:
        words = self.translations(entry)
        return typed.Person(
            key=_key(entry),
            name=self._get(entry, "name"),
            title=self._get(entry, "title"),
            source=self.book.source_language(entry),
            function=_texts(words, "function"),
            qualifications=_texts(words, "qualifications"),
            memberships=_texts(words, "memberships"),
            states=_states(words),
        )

    def clinic_contact(self, entry: str) -> typed.ClinicContact:
        words = self.translations(entry)
        return typed.ClinicContact(
            key=_key(entry),
            kind=self._get(entry, "kind"),
            phone=self._get(entry, "phone"),
            email=self._get(entry, "email"),
            url=self._get(entry, "url"),
            person=self._get(entry, "person"),
            source=self.book.source_language(entry),
            purpose=_texts(words, "purpose"),
            answered_by=_texts(words, "answered_by"),
            times=_texts(words, "times"),
            states=_states(words),
        )

    def step(self, entry: str) -> typed.Step:
        in_days = self._get(entry, "amount_unit") == "days"
        lasts_days = self._get(entry, "duration_unit") == "days"
        amount, lasts = self._get(entry, "amount"), self._get(entry, "duration")
        words = self.translations(entry)
        return typed.Step(
            key=_key(entry),
            phase=self._get(entry, "phase"),
            anchor=self._get(entry, "anchor"),
            direction=self._get(entry, "direction"),
            minutes=None if in_days else amount,
            days=amount if in_days else None,
            fact=self._get(entry, "amount_fact"),
            about=self._get(entry, "about"),
            fasting=self._get(entry, "fasting"),
            duration_minutes=None if lasts_days else lasts,
            duration_days=lasts if lasts_days else None,
            duration_fact=self._get(entry, "duration_fact"),
            source=self.book.source_language(entry),
            title=_texts(words, "title"),
            moment=_texts(words, "moment"),
            text=_texts(words, "text"),
            if_broken=_texts(words, "if_broken"),
            states=_states(words),
        )

    def country(self, entry: str) -> typed.Country:
        checked = _date(self._get(entry, "checked_on"))
        return typed.Country(
            code=_key(entry),
            emergency=self._get(entry, "emergency") if checked else "",
            time_zone=self._get(entry, "time_zone"),
            checked_on=checked,
            contacts=tuple(
                self.contact(one)
                for one in self.book.entries("contact", parent=entry)
                if self._get(one, "is_confirmed")
            ),
        )

    def contact(self, entry: str) -> typed.Contact:
        words = self.translations(entry)
        return typed.Contact(
            key=_key(entry),
            kind=self._get(entry, "kind"),
            phone=self._get(entry, "phone"),
            url=self._get(entry, "url"),
            source=self.book.source_language(entry),
            name=_texts(words, "name"),
            note=_texts(words, "note"),
            states=_states(words),
        )

    def notice(self, entry: str) -> typed.Notice:
        words = self.translations(entry)
        return typed.Notice(
            key=_key(entry),
            starts=datetime.fromisoformat(self._get(entry, "starts_at")),
            ends=_moment(self._get(entry, "ends_at")),
            is_for_one_language=self._get(entry, "is_for_one_language"),
            clinic=self._get(entry, "clinic"),
            source=self.book.source_language(entry),
            title=_texts(words, "title"),
            text=_texts(words, "text"),
            states=_states(words),
        )

    def term(self, entry: str) -> typed.Term:
        words = self.translations(entry)
        return typed.Term(
            key=_key(entry),
            is_explained=self._get(entry, "is_explained"),
            term=_texts(words, "term"),
            also=self.every(entry, "also"),
            meaning=_texts(words, "meaning"),
            states=_states(words),
        )

    def asked(self, entry: str) -> typed.AskedQuestions:
        return typed.AskedQuestions(
            page=self._get(entry, "page"),
            section=self._get(entry, "section"),
            questions=self.lists(entry, "questions", divider="\n"),
        )

    def danger(self, entry: str) -> typed.DangerSign:
        return typed.DangerSign(
            help=self._get(entry, "help"),
            words=self.lists(entry, "words", divider="\n"),
            harmless=self.lists(entry, "harmless", divider="\n"),
        )

    def every(self, entry: str, name: str) -> typed.Texts:
        """A text in the languages that have it, whatever its state."""
        texts = {code: self.book.words(entry, code).get(name, "") for code in LANGUAGES}
        return {code: text for code, text in texts.items() if text}

    def lists(
        self, entry: str, name: str, *, divider: str = ","
    ) -> typed.WordsByLanguage:
        """What commas or line ends separate in a text, in the languages that have any."""
        words = {
            code: tuple(filter(None, map(str.strip, text.split(divider))))
            for code, text in self.every(entry, name).items()
        }
        return {code: said for code, said in words.items() if said}

    def translations(self, entry: str) -> dict[str, Shown]:
        """What readers of each language may see of an entry."""
        safety = noun_of(entry).safety
        return {
            code: shown(self.book, entry, code, safety=safety, history=self.history)
            for code in LANGUAGES
        }

    def _get(self, entry: str, name: str) -> Any:
        return self.book.value(entry, name)


def in_order(book: Book, noun: str, keys: list[str]) -> list[str]:
    """Keys of entries in the order in which the book has them."""
    places = {_key(entry): place for place, entry in enumerate(book.entries(noun))}
    return sorted(keys, key=lambda key: places.get(key, len(places)))


def _key(entry: str) -> str:
    return keys_of(entry)[-1]


def _number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _day(value: str) -> date:
    return date.fromisoformat(value)
