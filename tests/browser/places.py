"""Every public address of the example site, so that no test of readers forgets one."""

from datetime import date, timedelta
from urllib.parse import urlencode

from content import addresses
from content.exchange import page_files
from tests.conftest import STARTER

LANGUAGES = ("nl", "de", "en")
PAGES = [
    page_files.parse(path.read_text(), file=path.name)
    for path in sorted(STARTER.glob("pages/*.md"))
]
"""The pages of the starter content, each in three languages."""

SOON = date.today() + timedelta(days=30)  # noqa: DTZ011 (a day, wherever)
SEARCHES = {"nl": "misselijk", "de": "Übelkeit", "en": "feeling sick"}
EMERGENCIES = {"nl": "stikken", "de": "Atemnot", "en": "cannot breathe"}


def address(page) -> str:
    """Where a page of the starter content stands."""
    return addresses.address(page.key, language=page.language, slug=page.slug)


def page_of(key: str, language: str):
    """A page of the starter content."""
    return next(p for p in PAGES if (p.key, p.language) == (key, language))


def together(key: str, language: str) -> str:
    """Where a page of the starter content stands beside its twin in the next language."""
    after = (LANGUAGES + LANGUAGES)[LANGUAGES.index(language) + 1]
    slug = page_of(key, language).slug
    return addresses.together(key, slug, language=language, beside=after)


def every_address(language: str) -> list[str]:
    """The pages of a language, and what readers can make of them.

    Plain and with answers, mistakes and nothing found; old editions, lists of editions,
    large print, two languages side by side, and addresses that lead nowhere.
    """
    pages = [address(page) for page in PAGES if page.language == language]
    planner = addresses.address(addresses.PLANNER, language=language, slug="")
    search = addresses.search_address(language=language)
    costs = page_of("costs", language)
    day = {"clinic": "maanbrug", "date": SOON.isoformat(), "time": "09:30"}
    nowhere = search[: len("/nl/zo")] + "-x/"
    return [
        *pages,
        f"{address(page_of('side-effects', language))}?print=large",
        together("side-effects", language),
        together("clinic-maanbrug", language),
        f"{together('costs', language)}?print=large",
        planner,
        f"{planner}?{urlencode(day)}",
        f"{planner}?{urlencode(day | {'date': '2020-01-01', 'time': ''})}",
        search,
        f"{search}?{urlencode({'q': SEARCHES[language]})}",
        f"{search}?{urlencode({'q': EMERGENCIES[language]})}",
        f"{search}?q=xqzj",
        addresses.permalink("costs", costs.slug, language=language, number=1),
        addresses.history("costs", costs.slug, language=language),
        nowhere,
    ]
