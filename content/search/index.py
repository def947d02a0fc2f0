"""A language's published pages, ready to be searched."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain

from content.documents import Document
from content.search.asked import Asked, Place
from content.search.everyday import everyday
from content.search.lexicon import Lexicon
from content.search.names import Names
from content.search.passages import Passage, passages
from content.search.postings import Postings
from content.search.synonyms import Synonyms
from content.search.terms import Reader
from content.search.words import Forms, Stemmer, words
from content.text.phrases import plain

HEADING, SIGN, ABOVE, TEXT = 4.0, 2.3, 1.0, 1.0
"""How much a term counts by where it is said."""

LENGTH = 0.25
"""How much of a long passage's advantage is taken away (0 to 1)."""

KIND_WEIGHTS = {
    "care_emergency": 1.2,
    "care_urgent": 1.2,
    "side_effects": 1.1,
    "clinics_compared": 1.1,
    "clinic_profile": 1.1,
    "contraindications": 0.9,
    "questions": 0.5,
    "outcomes": 0.6,
    "fact_box": 0.6,
    "drawing_day": 0.8,
    "drawing_receptor": 0.8,
    "drawing_room": 0.8,
    "drawing_structure": 0.8,
    "timeline": 0.7,
    "sources": 0.4,
}
"""Kinds of section that answer more, or fewer, questions than they mention."""


@dataclass(frozen=True, kw_only=True)
class Index:
    """Built once, never changed, so that any number of threads may search it.

    by_page: the numbers of each page's passages. places: for each passage the number of
    the section that it stands in; records stand in the page. weights: of the passages.
    forms: of every word as it is written. postings: term → numbers of passages, with how
    strongly they say it. asked: the questions whose answers are known. everyday: words
    that exist.
    """

    language: str
    passages: Sequence[Passage]
    by_page: Mapping[str, Sequence[int]]
    places: Sequence[int]
    weights: Sequence[float]
    forms: Mapping[str, Forms] = field(repr=False)
    lexicon: Lexicon
    synonyms: Synonyms
    parts: Mapping[str, tuple[str, ...]]
    postings: Postings = field(repr=False)
    asked: Asked
    everyday: Names = field(repr=False)

    def rarity(self, term: str) -> float:
        """The inverse of how many passages say a term, as a logarithm; 0 for none."""
        number = self.postings.count(term)
        return _rarity(number, of=len(self.passages)) if number else 0.0

    @cached_property
    def rarest(self) -> float:
        """The rarity of the rarest term; 1 where there is none."""
        fewest = self.postings.fewest
        return _rarity(fewest, of=len(self.passages)) if fewest else 1.0

    def stemmer(self) -> Stemmer:
        """One that knows every word of the site."""
        return Stemmer(self.language, known=self.forms)

    def reader(self) -> Reader:
        """What reads texts as this index did; one for each search."""
        return Reader(stemmer=self.stemmer(), parts=self.parts, synonyms=self.synonyms)


def build(
    documents: Sequence[Document],
    *,
    language: str,
    synonyms: Iterable[Iterable[str]] = (),
    page_weights: Mapping[str, float] | None = None,
    asked: Iterable[tuple[Place, str]] = (),
) -> Index:
    """Read pages into an index.

    synonyms: groups of words that mean the same, beside those of the glossary.
    page_weights: page key → how readily it is found; 1 for all others. asked: questions
    with the place that answers each; those about pages that are not here are left out.
    """
    found = [one for document in documents for one in passages(document)]
    stemmer = Stemmer(language)
    groups = Synonyms([*synonyms, *_glossary(documents)], stemmer=stemmer)
    texts = dict.fromkeys(
        text for one in found for text in (one.heading, *one.above, *one.sentences)
    )
    lexicon = Lexicon(
        chain(
            (word for text in texts for word in words(text, stemmer=stemmer)),
            groups.words,
        ),
        language=language,
    )
    divided = {plain: lexicon.parts(plain) for plain in lexicon.stems}
    parts = {plain: stems for plain, stems in divided.items() if stems}
    reader = Reader(stemmer=stemmer, parts=parts, synonyms=groups)
    postings = _postings(found, reader=reader)
    by_page: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        by_page[one.page_key].append(number)
    pages = page_weights or {}
    names = _names(documents)
    known = [
        (Place(place.page, names.get((place.page, place.section), "")), text)
        for place, text in asked
        if place.page in by_page
    ]
    return Index(
        language=language,
        passages=found,
        by_page=dict(by_page),
        places=_places(found),
        weights=[
            pages.get(one.page_key, 1.0) * KIND_WEIGHTS.get(one.kind, 1.0)
            for one in found
        ],
        forms=stemmer.found,
        lexicon=lexicon,
        synonyms=groups,
        parts=parts,
        postings=postings,
        asked=Asked(known, synonyms=groups, stemmer=stemmer),
        everyday=everyday(language),
    )


def _names(documents: Iterable[Document]) -> dict[tuple[str, str], str]:
    """Page and any name that leads to a section of it → the key of the section."""
    return {
        (document.page_key, name): section.key
        for document in documents
        for section in document.sections
        for name in (section.key, *section.anchors)
    }


def _glossary(documents: Iterable[Document]) -> Iterator[list[str]]:
    """Each term of the glossary with its other names."""
    for document in documents:
        for section in document.sections:
            if section.kind == "glossary":
                for record in section.records:
                    yield [plain(record["term"]), *plain(record["also"]).split(",")]


def _places(found: Iterable[Passage]) -> Sequence[int]:
    """The numbers of their sections, in order; that of its page for a record."""
    numbers: dict[tuple[str, str], int] = {}
    return [
        numbers.setdefault(
            (one.page_key, "" if one.is_record else one.section), len(numbers)
        )
        for one in found
    ]


def _postings(found: Sequence[Passage], *, reader: Reader) -> Postings:
    postings: dict[str, dict[int, float]] = defaultdict(dict)
    read_before = lru_cache(reader.said)  # many passages stand below one heading
    lengths = [sum(map(len, one.sentences)) for one in found]
    usual = max(1.0, sum(lengths) / max(1, len(found)))
    for number, one in enumerate(found):
        shrunk = TEXT / (1 - LENGTH + LENGTH * lengths[number] / usual)
        weight_of_text = SIGN if one.is_sign else shrunk
        weighted = [
            (read_before(one.heading), HEADING),
            *((read_before(text), ABOVE) for text in one.above),
            *((reader.said(text), weight_of_text) for text in one.sentences),
        ]
        for found_there, weight in weighted:
            for said in found_there:
                where = postings[said.term]
                where[number] = where.get(number, 0.0) + weight * said.weight
    return Postings({term: (where, where.values()) for term, where in postings.items()})


def _rarity(number: int, *, of: int) -> float:
    return math.log(1 + (of - number + 0.5) / (number + 0.5))
