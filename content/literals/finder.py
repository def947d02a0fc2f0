"""Facts that somebody has typed into prose, where they would be forgotten.

"Eat nothing for four hours beforehand" states a fact. When the fact changes, this
sentence stays. The finder reports it, whatever its value, so that an editor writes the
fact's `{{key}}` in its place.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from content.facts.book import Book, Fact, Value
from content.literals.passages import Passage, passages
from content.literals.phones import known_phones, typed
from content.literals.subjects import Stated, stated
from content.text import markdown
from content.text.tokens import tokens

_EXCERPT = 160
"""Characters of a sentence that are shown to editors, at most."""

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
    the fact. is_usable: whether this text may say `{{key}}` and mean this number.
    """

    line: int
    start: int
    excerpt: str
    quantity: str
    key: str
    name: str = ""
    is_usable: bool = True

    @property
    def message(self) -> str:
        """What stands there and what to write instead, for editors."""
        message = (
            _(
                "“%(quantity)s” is typed by hand. The fact “%(name)s” says this: write "
                "%(place)s instead."
            )
            if self.is_usable
            else _(
                "“%(quantity)s” is typed by hand. It is the fact “%(name)s” of one "
                "clinic: say it on the page of that clinic, with %(place)s."
            )
        )
        return message % {
            "quantity": self.quantity,
            "name": self.name or self.key,
            "place": f"{{{{{self.key}}}}}",
        }


def find(text: str, *, language: str, book: Book, clinic: str = "") -> list[Literal]:
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
    return [
        Literal(
            line=len(re.findall(r"\r\n?|\n", text[:start])) + 1,
            start=start,
            excerpt=_excerpt(text, passage, around=start),
            quantity=" ".join(text[start : one.end].split()),
            key=one.key,
            name=fact.name.get(language, "") if (fact := book.fact(one.key)) else "",
            is_usable=one.key in usable
            and (
                not one.phone
                or Value(phone=one.phone) in book.values(one.key, clinic=clinic)
            ),
        )
        for start, (one, passage) in sorted(nearest.items())
    ]


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
        words = [
            *tokens(prose, start=start, end=end),
            *tokens(prose, start=passage.start, end=passage.end),
        ]
        for one in stated(text, words, facts=facts, language=language):
            if one.start >= passage.start:
                yield one, passage


def _phones(
    prose: str, statements: Iterable[Passage], *, book: Book
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
    words = " ".join(text[start:end].split())
    before = "…" if start > passage.start else ""
    return f"{before}{words}{'…' if end < passage.end else ''}"
