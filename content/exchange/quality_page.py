"""`docs/content-quality.md`: how the content does on checklists and formulas."""

from collections.abc import Iterable, Iterator, Sequence

from content.addresses import clinic_of
from content.checks import quality
from content.checks.quality import Item
from content.checks.readability import LONG, LONGEST, SCALES, SHORTEST_SCORED, Measure
from content.exchange.book_of_files import book_of
from content.exchange.folders import Content
from content.exchange.measuring import Measures, measures
from content.exchange.texts import filled
from content.facts.from_book import fact_book
from content.languages import LANGUAGES

GOAL = 85
"""Percent of EQIP-36 that we want to reach; hospital leaflets have 44."""

_HEAD = """\
# Content quality

Made by `manage.py content_quality`; do not edit. Answers and places stand in
`content/quality/`, the texts in `content/starter/`. The answers are those of the makers,
not of independent raters."""

_READABILITY = """\
## Readability

{gates}

Every heading, list item and table cell is a sentence; facts are filled in. Medical names,
figures and addresses count as words, not for their syllables (the rule:
`content/checks/names.py`); in brackets the score when names count like any other word.
“Length”: words per sentence on average, and sentences with more than {long} words, of 100.
No sentence has more than {longest}. `manage.py readability` lists the worst ones."""


class MissingPlaces(ValueError):
    """Sections that a checklist points at and that are not there."""


def quality_page(content: Content) -> str:
    """The whole document; ends with a newline.

    Raises:
        MissingPlaces: a section is missing in a language.
        BrokenChecklist: as `content.checks.quality.read`.
    """
    discern, eqip = quality.read("discern"), quality.read("eqip")
    headings = _headings(content)
    if missing := quality.missing_places(
        [*discern, *eqip], headings=headings, languages=LANGUAGES
    ):
        raise MissingPlaces(f"There is no section {', '.join(missing)}.")
    percent = quality.percent(eqip)
    counted = [item for item in eqip if item.answer in quality.POINTS]
    parts = [
        _HEAD,
        "## What there is",
        _table(["what", "number"], _counts(content)),
        f"## DISCERN: {len(discern)} of {len(discern)} items have a place",
        _table(
            ["item", "asks", "how", "where"],
            ([*_start(item), _where(item, headings)] for item in discern),
        ),
        f"## EQIP-36: {percent:.0f} % (goal {GOAL} %)",
        f"{len(counted)} of {len(eqip)} items apply; yes counts 1, partly a half.",
        _table(
            ["item", "asks", "answer", "why", "where"],
            (
                [
                    str(item.item),
                    item.asks,
                    item.answer,
                    item.reason,
                    _where(item, headings),
                ]
                for item in eqip
            ),
        ),
        _READABILITY.format(
            gates="\n".join(
                f"- {code}: {scale.name}, {scale.wanted}"
                for code, scale in SCALES.items()
            ),
            long=LONG,
            longest=LONGEST,
        ),
        _table(
            ["page", *(f"{code} | length" for code in LANGUAGES)],
            _scores(measures(content), measures(content, with_names=True)),
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _headings(content: Content) -> quality.Headings:
    book = fact_book(book_of(content))
    headings: dict[str, dict[str, str]] = {}
    for key, languages in content.pages.items():
        for language, page in languages.items():
            for section in page.sections:
                place = headings.setdefault(f"{key}#{section.key}", {})
                place[language] = filled(
                    section.heading, language, book=book, clinic=clinic_of(key)
                )
    return headings


def _counts(content: Content) -> Iterator[list[str]]:
    pages = content.pages.values()
    sections = [len(next(iter(languages.values())).sections) for languages in pages]
    yield ["pages, each in " + ", ".join(LANGUAGES), str(len(content.pages))]
    yield ["sections", str(sum(sections))]
    for name, entries in content.tables.items():
        yield [name.replace("_", " "), str(len(entries))]


def _start(item: Item) -> list[str]:
    return [str(item.item), item.asks, item.reason]


def _where(item: Item, headings: quality.Headings) -> str:
    return "<br>".join(
        f"`{place}` " + " / ".join(headings[place][code] for code in LANGUAGES)
        for place in item.places
    )


def _scores(found: Measures, with_names: Measures) -> Iterator[list[str]]:
    for page, languages in sorted(found.items()):
        if all(one.words >= SHORTEST_SCORED for one in languages.values()):
            yield [
                page,
                *(
                    f"{_score(code, languages[code])} "
                    f"({_score(code, with_names[page][code])}) "
                    f"| {languages[code].words_per_sentence:.1f}; "
                    f"{languages[code].percent_over_15:.0f}"
                    for code in LANGUAGES
                ),
            ]


def _score(language: str, measured: Measure) -> str:
    scale = SCALES[language]
    return f"{scale.score(measured):.{0 if scale.gate > 10 else 1}f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    first = f"| {' | '.join(head)} |"
    rule = "|" + "---|" * (first.count("|") - 1)
    return "\n".join([first, rule, *(f"| {' | '.join(row)} |" for row in rows)])
