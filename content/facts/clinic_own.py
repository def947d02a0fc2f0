"""What a clinic says of its own: answers, its programme, medicines, its series."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content.facts.fact_book import States, Texts


@dataclass(frozen=True, kw_only=True)
class Listed:
    """An entry of one of the site's lists, and where readers find it.

    name, source, states: as of every translated text. page, anchor: "" where no page
    shows the list.
    """

    key: str
    name: Texts
    source: str
    states: States = field(default_factory=dict)
    page: str = ""
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a clinic answers. record: what of the site's lists; None for a row of its own.

    topic, answer, dose: codes of `content.facts.answer_codes`.
    """

    key: str
    topic: str
    answer: str
    dose: str = ""
    record: Listed | None = None
    name: Texts = field(default_factory=dict)
    remark: Texts = field(default_factory=dict)
    source: str = ""
    states: States = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ProgrammePart:
    """What a clinic offers beside the infusions, or instead. offer: a code."""

    key: str
    offer: str
    name: Texts = field(default_factory=dict)
    text: Texts = field(default_factory=dict)
    source: str = ""
    states: States = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Drug:
    """One of the medicines of an infusion, and what it is for."""

    key: str
    name: Texts = field(default_factory=dict)
    purpose: Texts = field(default_factory=dict)
    source: str = ""
    states: States = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """A stretch of a series: `count` infusions, one every `low` to `high` units.

    count, count_high: None for an open number, and for one that is no range. decision:
    what is decided after it.
    """

    key: str
    low: int
    high: int | None = None
    unit: str = "weeks"
    is_about: bool = False
    count: int | None = None
    count_high: int | None = None
    decision: Texts = field(default_factory=dict)
    source: str = ""
    states: States = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Own:
    """All of it, each list in the order of the clinic."""

    answers: tuple[Answer, ...] = ()
    programme: tuple[ProgrammePart, ...] = ()
    mixture: tuple[Drug, ...] = ()
    series: tuple[Rhythm, ...] = ()
