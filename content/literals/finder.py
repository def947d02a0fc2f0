"""Facts that somebody has typed into prose, where they would be forgotten.

"Eat nothing for four hours beforehand" states a fact. When the fact changes, this
sentence stays. The finder reports it, whatever its value, so that an editor writes the
fact's `{{key}}` in its place.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from content.facts.codes import Form, Unit
from content.facts.fact_book import Fact, FactBook, Value
from content.facts.words import words
from content.literals.claims import Stated, stated
from content.literals.passages import Passage, passages
from content.literals.phones import known_phones, typed
from content.literals.values import is_same
from content.text import markdown
from content.text.tokens import tokens

_EXCERPT = 160
"""Characters of a sentence that are shown to editors, at most."""

_ADVISED = 8
"""How far a subject may be, as `Stated.cost`, for a fact to be advised."""

_STUDY = re.compile(
    r"(?<!\w)(?:studies?|studien?|study|trials?|in (?:één|een|dit|dat|elk) onderzoek|"
    r"(?:klein|groot|tweede|derde|ander) onderzoek|onderzoeken|onderzoekers|deelnemers|"
    r"proefschrift|forschende\w*|placebo|nepinfuus|scheininfusion\w*|dummy infusion|"
    r"participants|researchers|\d[\d.,]{1,9} (?:\w+ )?(?:mensen|volwassenen|patiënten|"
    r"menschen|erwachsene\w*|patient\w*|people|adults))(?!\w)",
    re.IGNORECASE,
)
"""The figures of a study are no facts of a clinic."""

_TO_READERS = re.compile(
    r"\b(?:[Uu]w?|[Yy]our?)\b|(?<=[^\W_][ ,])(?:Sie|Ihnen|Ihre?[mnrs]?)\b"
)
"""German says "you" as it says "they", except within a sentence."""


@dataclass(frozen=True, kw_only=True)
class Literal:
    """A fact typed by hand.

    line: counted from 1. start: where the quantity stands, in characters from the
    beginning of the text. excerpt: its sentence. quantity: as written. key, name: of
    the fact. said: what the fact says in this text. is_same: it says what is typed.
    instead: what to write then. is_usable: whether this text may name the fact.
    """

    line: int
    start: int
    excerpt: str
    quantity: str
    key: str
    name: str = ""
    said: str = ""
    is_same: bool = True
    instead: str = ""
    is_usable: bool = True

    @property
    def message(self) -> str:
        """What stands there and what to do, for editors.

        A fact that says something else is never advised: it would change the text.
        """
        if not self.is_usable:
            message = _(
                "“%(quantity)s” is typed by hand. It is the fact “%(name)s” of one "
                "clinic: say it on the page of that clinic, with %(place)s."
            )
        elif self.is_same:
            message = _(
                "“%(quantity)s” is typed by hand. The fact “%(name)s” says the same: "
                "write %(instead)s instead."
            )
        else:
            message = _(
                "“%(quantity)s” is typed by hand, but the fact “%(name)s” says "
                "“%(said)s”. Which of the two is right? If this sentence is about "
                "something else, leave it as it is."
            )
        return message % {
            "quantity": self.quantity,
            "name": self.name or self.key,
            "place": f"{{{{{self.key}}}}}",
            "said": self.said,
            "instead": self.instead,
        }


def find(
    text: str, *, language: str, book: FactBook, clinic: str = ""
) -> list[Literal]:
    """The facts that a text states by hand, in the order of the text.

    text: Markdown, or plain words. language: "nl", "de" or "en". clinic: on whose page
    the text stands, "" for none. A fact is known by the words of its `subjects`, in
    the same sentence as a quantity of its kind; a phone number needs no subject.
    """
    prose = markdown.prose(text, dialled=True)
    usable = book.usable(clinic=clinic)
    facts = [fact for fact in book.facts.values() if fact.key in usable]
    statements = [*passages(text, prose=prose)]
    nearest: dict[int, tuple[Stated, Passage]] = {}
    for one, passage in (
        *_quantities(text, prose, statements, facts=facts, language=language),
        *_phones(prose, statements, book=book),
    ):
        if one.start not in nearest or one.cost < nearest[one.start][0].cost:
            nearest[one.start] = (one, passage)
    found = [
        (
            one.cost,
            _literal(text, one, passage, language=language, book=book, clinic=clinic),
        )
        for _start, (one, passage) in sorted(nearest.items())
    ]
    # What says the same farther away may mean something else: nothing is wrong there.
    return [one for cost, one in found if cost <= _ADVISED or not one.is_same]


def _literal(
    text: str,
    one: Stated,
    passage: Passage,
    *,
    language: str,
    book: FactBook,
    clinic: str,
) -> Literal:
    fact = book.fact(one.key) or Fact(key=one.key, unit=Unit.PHONE)
    is_usable = one.key in book.usable(clinic=clinic) and (
        not one.phone or Value(phone=one.phone) in book.values(one.key, clinic=clinic)
    )
    return Literal(
        line=len(re.findall(r"\r\n?|\n", text[: one.start])) + 1,
        start=one.start,
        excerpt=_excerpt(text, passage, around=one.start),
        quantity=_in_one_line(text[one.start : one.end]),
        key=one.key,
        name=fact.name.get(language, ""),
        said=(
            words(book, one.key, clinic=clinic, language=language).text
            if is_usable
            else ""
        ),
        is_same=one.quantity is None
        or is_same(one.quantity, fact, book, clinic=clinic),
        instead=_instead(text, one, fact, language=language),
        is_usable=is_usable,
    )


def _instead(text: str, one: Stated, fact: Fact, *, language: str) -> str:
    """What says the same with the fact; what is counted keeps its own words.

    "6 weekly infusions" is "{{sessions:number}} weekly infusions".
    """
    noun = _in_one_line(text[one.rest : one.end])
    own = (fact.one.get(language), fact.other.get(language), "")
    if fact.unit == Unit.COUNT and noun not in own:
        return f"{{{{{fact.key}:{Form.NUMBER}}}}} {noun}"
    return f"{{{{{fact.key}}}}}"


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _quantities(
    text: str,
    prose: str,
    statements: Iterable[Passage],
    *,
    facts: list[Fact],
    language: str,
) -> Iterator[tuple[Stated, Passage]]:
    """What each passage itself states; its lead may only name the subject.

    A study's figures go on after the sentence that names the study, to the end of its
    paragraph, except where readers are spoken to.
    """
    studied: set[int] = set()
    for passage in statements:
        start, end = passage.lead or (passage.start, passage.start)
        if _STUDY.search(prose, start, end) or _STUDY.search(
            prose, passage.start, passage.end
        ):
            studied.add(passage.since)
            continue
        if passage.since in studied and not _TO_READERS.search(
            prose, passage.start, passage.end
        ):
            continue
        statement = [
            *tokens(prose, start=start, end=end),
            *tokens(prose, start=passage.start, end=passage.end),
        ]
        for one in stated(text, statement, facts=facts, language=language):
            if one.start >= passage.start:
                yield one, passage


def _phones(
    prose: str, statements: Iterable[Passage], *, book: FactBook
) -> Iterator[tuple[Stated, Passage]]:
    known = known_phones(book) if re.search(r"\d", prose) else {}
    for phone, key in known.items():
        for passage in statements:
            for start, end in typed(
                prose, phone=phone, start=passage.start, end=passage.end
            ):
                yield Stated(key=key, start=start, end=end, phone=phone), passage


def _excerpt(text: str, passage: Passage, *, around: int) -> str:
    """The sentence, or the part of it around a place, in one line."""
    start = max(passage.start, min(around - _EXCERPT // 2, passage.end - _EXCERPT))
    end = min(passage.end, start + _EXCERPT - 2)
    said = _in_one_line(text[start:end])
    before = "…" if start > passage.start else ""
    return f"{before}{said}{'…' if end < passage.end else ''}"
