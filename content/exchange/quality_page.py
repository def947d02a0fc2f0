"""`docs/content-quality.md`: how the content does on checklists and formulas."""

from collections.abc import Iterable, Iterator, Sequence

from content.addresses import clinic_of
from content.checks import quality
from content.checks.quality import Checklist, Item
from content.checks.readability import LONG, LONGEST, SCALES, SHORTEST_SCORED, Measure
from content.exchange.book_of_files import book_of
from content.exchange.folders import Content
from content.exchange.measuring import Measures, measures
from content.exchange.texts import filled
from content.facts.from_book import fact_book
from content.languages import readers_languages

GOALS = {"discern": 70, "eqip": 85, "understandability": 90, "actionability": 80}
"""DISCERN in points of 75, the others in percent."""

_HEAD = """\
# Content quality

Made by `manage.py content_quality`; do not edit. Answers and places stand in
`content/quality/`, the texts in `content/starter/`. One rater scored all pages in all
languages as one; where languages differ, the weakest counts. Independent raters, clinicians
and patients among them, have not scored it yet."""

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
    rated = {name: quality.read(name) for name in quality.SCALES}
    headings = _headings(content)
    if missing := quality.missing_places(
        (item for one in rated.values() for item in one.items),
        headings=headings,
        languages=readers_languages(),
    ):
        raise MissingPlaces(f"There is no section {', '.join(missing)}.")
    parts = [
        _HEAD,
        "## What there is",
        _table(["what", "number"], _counts(content)),
        *(
            part
            for name, checklist in rated.items()
            for part in (
                f"## {_title(name, checklist)}",
                _who_and_what(checklist),
                _items(checklist, headings),
            )
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
            ["page", *(f"{code} | length" for code in readers_languages())],
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
    yield ["pages, each in " + ", ".join(readers_languages()), str(len(content.pages))]
    yield ["sections", str(sum(sections))]
    for name, entries in content.tables.items():
        yield [name.replace("_", " "), str(len(entries))]


def _title(name: str, checklist: Checklist) -> str:
    if name == "discern":
        overall = next(one for one in checklist.items if one.group == quality.OVERALL)
        return (
            f"DISCERN: {checklist.points():.0f} of {checklist.most():.0f} "
            f"(goal {GOALS[name]}), overall {overall.answer} of 5"
        )
    if name == "eqip":
        return f"EQIP-36: {checklist.percent():.0f} % (goal {GOALS[name]} %)"
    groups = ("understandability", "actionability")
    return "PEMAT-P: " + ", ".join(
        f"{group} {checklist.percent(group):.0f} % (goal {GOALS[group]} %)"
        for group in groups
    )


def _who_and_what(checklist: Checklist) -> str:
    worth = ", ".join(
        answer if answer.isdigit() else f"{answer} counts {points:g}"
        for answer, points in checklist.scale.items()
    )
    below = ", ".join(str(item.item) for item in checklist.below_the_best())
    return (
        f"Rated on {checklist.rated_on} by: {checklist.rater}. Answers: {worth}; "
        f"{len(checklist.counted())} items are counted. Below full marks: {below}."
    )


def _items(checklist: Checklist, headings: quality.Headings) -> str:
    return _table(
        ["item", "asks", "answer", "why", "where"],
        (
            [
                str(item.item),
                item.asks,
                item.answer,
                item.reason,
                _where(item, headings),
            ]
            for item in checklist.items
        ),
    )


def _where(item: Item, headings: quality.Headings) -> str:
    return "<br>".join(
        f"`{place}` "
        + " / ".join(headings[place][code] for code in readers_languages())
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
                    for code in readers_languages()
                ),
            ]


def _score(language: str, measured: Measure) -> str:
    scale = SCALES[language]
    return f"{scale.score(measured):.{0 if scale.gate > 10 else 1}f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    first = f"| {' | '.join(head)} |"
    rule = "|" + "---|" * (first.count("|") - 1)
    return "\n".join([first, rule, *(f"| {' | '.join(row)} |" for row in rows)])
