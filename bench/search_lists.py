"""How well the search finds: `.venv/bin/python bench/search_lists.py FILE…`, by hand.

A file is in the language that begins or ends its name ("nl.txt", "danger-de.txt",
"en-questions.txt"). A line is a question, `query | page | section`: the section may be
empty or several, "a/b"; `query | page#section or page` names several places; any of them
is right. "-" is the page of a question that the site does not answer. Or it is danger:
`! query` must show whom to call, `. query` must not. Lines after "#" are skipped.
`--missed` prints what went wrong.
"""

import os
import re
import sys
from collections import Counter
from collections.abc import Collection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.update(
    DJANGO_SETTINGS_MODULE="ketamine_info.settings",
    DATABASE_URL="sqlite://:memory:",
    DEBUG="1",
)

import django  # noqa: E402 (needs the environment)

django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402
from django.utils.translation import override  # noqa: E402

from content.editions.reading import published  # noqa: E402
from content.exchange.loading import load  # noqa: E402
from content.languages import LANGUAGES  # noqa: E402
from content.public import search_index, site  # noqa: E402
from content.public.search_index import Searchable  # noqa: E402
from content.search.engine import search  # noqa: E402


def language_of(file: Path) -> str:
    """The language that a file is in, by its name."""
    parts = re.split(r"[^a-z]+", file.stem.lower())
    return next(code for code in LANGUAGES if code in parts)


def ask(line: str, ready: Searchable, counts: Counter[str]) -> str:
    """Ask one line and count what comes; returns what went wrong, "" for nothing."""
    if line[0] in "!.":
        return _danger(line[1:].strip(), ready, counts, is_danger=line[0] == "!")
    query, answers, sections = (f"{line}||".split("|"))[:3]
    return _question(query.strip(), places(answers, sections), ready, counts)


def places(answers: str, sections: str) -> list[tuple[str, str]]:
    """The pages and sections that answer a question; no section: the page is enough."""
    named = [
        answer.partition("#") for answer in re.split(r"\s+or\s+|\s+", answers.strip())
    ]
    further = sections.strip().split("/")
    return [
        (page, place.strip())
        for page, _sign, section in named
        for place in ([section] if section else further)
    ]


def _danger(
    query: str, ready: Searchable, counts: Counter[str], *, is_danger: bool
) -> str:
    alarms = bool(ready.dangers.helps(query))
    counts["dangers" if is_danger else "harmless"] += 1
    counts["recognised"] += alarms and is_danger
    counts["false alarms"] += alarms and not is_danger
    if alarms == is_danger:
        return ""
    return f"missed danger: {query}" if is_danger else f"false alarm: {query}"


def _question(
    query: str,
    answers: Collection[tuple[str, str]],
    ready: Searchable,
    counts: Counter[str],
) -> str:
    hits = search(query, index=ready.index).hits
    found = [(hit.page_key, hit.passage.section) for hit in hits]
    said = ", ".join("#".join(place) for place in found[:3]) or "nothing"
    pages = {page for page, _section in answers}
    if pages == {"-"}:
        counts["unanswered"] += 1
        counts["nothing said"] += not hits
        return f"not answered by the site: {query} → {said}" if hits else ""
    counts["questions"] += 1
    counts["nothing found"] += not hits
    counts["page first"] += any(page in pages for page, _section in found[:1])
    counts["within three"] += any(page in pages for page, _section in found[:3])
    right = {
        place for page, section in found[:1] for place in ((page, ""), (page, section))
    }
    is_right = not right.isdisjoint(answers)
    if any(section for _page, section in answers):
        counts["with a section"] += 1
        counts["section first"] += is_right
    wanted = " or ".join("#".join(filter(None, place)) for place in answers)
    return "" if is_right else f"{query} → {said}; not {wanted}"


_OF = (
    ("page first", "questions"),
    ("section first", "with a section"),
    ("within three", "questions"),
    ("nothing found", "questions"),
    ("nothing said", "unanswered"),
    ("recognised", "dangers"),
    ("false alarms", "harmless"),
)


def report(name: str, counts: Counter[str]) -> None:
    """Print the rates of one list, those that it has."""
    rates = [
        f"{what} {counts[what]} of {counts[whole]} ({counts[what] / counts[whole]:.0%})"
        for what, whole in _OF
        if counts[whole]
    ]
    print(f"{name}: {', '.join(rates) or 'no lines'}")


def main(arguments: list[str]) -> None:
    """Ask every line of every file."""
    files = [Path(one) for one in arguments if not one.startswith("--")]
    call_command("migrate", verbosity=0)
    load(ROOT / "content" / "starter", now=timezone.now())
    everything, book = site.load(), published().facts
    whole: Counter[str] = Counter()
    for file in files:
        language, counts = language_of(file), Counter[str]()
        with override(language):
            ready = search_index.searchable(everything, book, language=language)
        for line in filter(None, map(str.strip, file.read_text("utf-8").splitlines())):
            if not line.startswith("#"):
                wrong = ask(line, ready, counts)
                if wrong and "--missed" in arguments:
                    print(f"  {wrong}")
        report(file.name, counts)
        whole += counts
    if len(files) > 1:
        report("all", whole)


if __name__ == "__main__":
    main(sys.argv[1:])
