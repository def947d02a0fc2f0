"""An index is built of pages: each is read once, and all are put together."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain
from sys import intern

from content.documents import Document
from content.search.asked import Asked, Place
from content.search.everyday import everyday
from content.search.index import Index, Page
from content.search.lexicon import Lexicon
from content.search.page_terms import PageTerms
from content.search.pages import PageRead, read
from content.search.sayings import Influences, Sayings, sayings, scale
from content.search.synonyms import Synonyms
from content.search.terms import Reader
from content.search.words import Forms, Stemmer, words

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


def build(
    documents: Iterable[Document],
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
    stemmer = Stemmer(language)
    pages = [read(document, stemmer=stemmer) for document in documents]
    return assemble(
        pages,
        language=language,
        synonyms=synonyms,
        page_weights=page_weights or {},
        asked=asked,
        kept=Kept(),
    )


@dataclass(kw_only=True)
class Kept:
    """What was read before, and may still hold: by page key; the questions with a digest
    of what they were read with. What had to be read anew stands here afterwards."""

    said: dict[str, Sayings] = field(default_factory=dict)
    asked: tuple[bytes, Asked] | None = None


def assemble(
    pages: Sequence[PageRead],
    *,
    language: str,
    synonyms: Iterable[Iterable[str]],
    page_weights: Mapping[str, float],
    asked: Iterable[tuple[Place, str]],
    kept: Kept,
) -> Index:
    """Make an index of pages that have been read."""
    groups = [
        *map(tuple, synonyms),
        *(group for page in pages for group in page.glossary),
    ]
    stemmer = Stemmer(language)
    known = Synonyms(groups, stemmer=stemmer)
    first_said, last_said = _said_in(pages, groups, stemmer=stemmer)
    forms = {intern(text): stemmer.forms(text) for text in first_said}
    lexicon = Lexicon(forms, last_said=last_said, language=language)
    divided = {plain: lexicon.parts(plain) for plain in lexicon.stems}
    parts = {plain: stems for plain, stems in divided.items() if stems}
    reader = Reader(stemmer=Stemmer(language, known=forms), parts=parts, synonyms=known)
    influences = Influences(parts=parts, synonyms=known)
    said = [
        _said(page, forms=forms, reader=reader, influences=influences, kept=kept)
        for page in pages
    ]
    return Index(
        language=language,
        pages=_pages(pages, said, page_weights=page_weights),
        by_key={page.key: number for number, page in enumerate(pages)},
        passages=sum(len(page.lengths) for page in pages),
        forms={
            text: one
            for text, one in forms.items()
            if (text, one.stem) != (one.plain, lexicon.stems[one.plain])
        },
        lexicon=lexicon,
        synonyms=known,
        parts=parts,
        terms=PageTerms(said),
        asked=_asked(
            asked, pages, groups, synonyms=known, kept=kept, stemmer=reader.stemmer
        ),
        everyday=everyday(language),
    )


def _said_in(
    pages: Sequence[PageRead], groups: Iterable[Iterable[str]], *, stemmer: Stemmer
) -> tuple[Iterable[str], Iterable[str]]:
    """The words of all pages, and the synonyms that are a phrase by themselves: in the
    order in which they are said first, and in that in which they are said last."""
    phrases = (words(text, stemmer=stemmer) for text in chain.from_iterable(groups))
    single = [said[0].text for said in phrases if len(said) == 1]
    first = chain.from_iterable(page.first_said.split("\n") for page in pages)
    last = chain.from_iterable(
        reversed(page.last_said.split("\n")) for page in reversed(pages)
    )
    first_said = dict.fromkeys(chain(filter(None, first), single))
    backwards = dict.fromkeys(chain(reversed(single), filter(None, last)))
    return first_said, reversed(backwards)


def _said(
    page: PageRead,
    *,
    forms: Mapping[str, Forms],
    reader: Reader,
    influences: Influences,
    kept: Kept,
) -> Sayings:
    read_by = influences.on(page, forms=forms)
    before = kept.said.get(page.key)
    if before is None or before.read_by != read_by:
        before = kept.said[page.key] = sayings(page, reader=reader, read_by=read_by)
    return before


def _pages(
    pages: Sequence[PageRead],
    said: Sequence[Sayings],
    *,
    page_weights: Mapping[str, float],
) -> list[Page]:
    lengths = [length for page in pages for length in page.lengths]
    usual = max(1.0, sum(lengths) / max(1, len(lengths)))
    return [
        _page(page, one, usual=usual, weight=page_weights.get(page.key, 1.0))
        for page, one in zip(pages, said, strict=True)
    ]


def _page(page: PageRead, said: Sayings, *, usual: float, weight: float) -> Page:
    weights = array("d", (weight * KIND_WEIGHTS.get(one, 1.0) for one in page.kinds))
    scales = (
        scale(length, usual=usual, is_sign=bool(is_sign))
        for length, is_sign in zip(page.lengths, page.signs, strict=True)
    )
    return Page(
        key=page.key,
        packed=page.packed,
        sections=tuple(map(intern, page.sections)),
        kinds=tuple(map(intern, page.kinds)),
        records=page.records,
        scales=array("d", scales),
        weights=weights,
        heaviest=max(weights),
        places=_places(page),
        ends=said.ends,
        passages=said.passages,
        above=said.above,
        text=said.text,
    )


def _places(page: PageRead) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for passage, section in enumerate(page.sections):
        place = "" if page.records[passage] else intern(section)
        found[place] = (*found.get(place, ()), passage)
    return found


def _asked(
    asked: Iterable[tuple[Place, str]],
    pages: Sequence[PageRead],
    groups: Sequence[tuple[str, ...]],
    *,
    synonyms: Synonyms,
    kept: Kept,
    stemmer: Stemmer,
) -> Asked:
    """The questions about these pages, at the keys of their sections."""
    names = {page.key: page.names for page in pages}
    questions = [
        (Place(place.page, names[place.page].get(place.section, "")), text)
        for place, text in asked
        if place.page in names
    ]
    told = repr((questions, groups)).encode("utf-8", "surrogatepass")
    read_by = blake2b(told, digest_size=16).digest()
    if kept.asked is None or kept.asked[0] != read_by:
        kept.asked = read_by, Asked(questions, synonyms=synonyms, stemmer=stemmer)
    return kept.asked[1]
