"""`manage.py readability`: how hard pages and records are to read, and where."""

from collections.abc import Collection
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.checks.readability import (
    LONG,
    LONGEST,
    SCALES,
    SHORTEST_SCORED,
    Measure,
    Measured,
    hardest,
    too_long,
)
from content.exchange import texts
from content.exchange.measuring import Measures, measures
from content.exchange.problems import BrokenContent
from content.languages import LANGUAGES

_MEASURED = [code for code in LANGUAGES if code in SCALES]


class Command(BaseCommand):
    """Score every page in every language; fail when one is too hard."""

    help = "Measure readability of the drafts or of a folder of content files."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which pages, which language, whose texts."""
        parser.add_argument("pages", nargs="*", metavar="PAGE")
        parser.add_argument("--language", choices=_MEASURED)
        parser.add_argument("--worst", type=int, default=10, metavar="NUMBER")
        parser.add_argument("--folder", type=Path, help="instead of the drafts")

    def handle(
        self,
        *,
        pages: list[str],
        language: str | None,
        worst: int,
        folder: Path | None,
        **options: object,
    ) -> None:
        """Run it; ends with an error when a gate is missed or a sentence too long."""
        try:
            found = measures(texts.read(folder))
        except BrokenContent as error:
            raise CommandError(f"The files cannot be read.\n{error}") from error
        if unknown := set(pages) - set(found):
            raise CommandError(
                f"There is no page {', '.join(sorted(unknown))}. "
                f"These exist: {', '.join(sorted(found))}."
            )
        failed = [
            failure
            for code in ([language] if language else _MEASURED)
            for failure in self._report(
                found, language=code, pages=pages or found, number=worst
            )
        ]
        if failed:
            raise CommandError("Too hard to read: " + ", ".join(failed))

    def _report(
        self, found: Measures, *, language: str, pages: Collection[str], number: int
    ) -> list[str]:
        """Write what one language has; returns what misses its gate."""
        scale = SCALES[language]
        failed = []
        self.stdout.write(f"\n{language}: {scale.name}, {scale.wanted}")
        chosen = {
            page: found[page][language] for page in pages if language in found[page]
        }
        for page, measured in chosen.items():
            score = scale.score(measured)
            scored = measured.words >= SHORTEST_SCORED
            passes = scale.passes(score) or not scored
            if not passes:
                failed.append(f"{page} ({language})")
            self.stdout.write(
                f"  {page:<28}{f'{score:5.1f}' if scored else ' none':>6}"
                f"{'' if passes else '  TOO HARD'}"
                f"   {measured.words} words, {measured.words_per_sentence:.1f} per "
                f"sentence; {measured.percent_over_15:.0f}% of sentences over {LONG}"
            )
        every = Measure([part for one in chosen.values() for part in one.parts])
        long = too_long(every)
        self._list(f"over {LONGEST} words (none is allowed)", long)
        self._list("worst sentences", hardest(every, language=language, number=number))
        return failed + [part.sentence.place for part in long]

    def _list(self, title: str, parts: list[Measured]) -> None:
        if parts:
            self.stdout.write(f"  {title}:")
        for part in parts:
            sentence = part.sentence
            self.stdout.write(f"    {sentence.place} ({part.words}): {sentence.words}")
