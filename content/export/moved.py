"""Former addresses of the site, each with the address that it leads to now."""

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.translation import override

from content.addresses import history, permalink, words_of
from content.editions.editions import Address, Edition
from content.former_addresses import as_today
from content.languages import readers_languages
from content.public import site

FOUND, FOR_GOOD = 302, 301


def moved(files: Collection[str]) -> dict[str, tuple[str, int]]:
    """Address → where it leads, and with which status. files: addresses that have one.

    What the public views answer, worked out without drawing a page: former addresses of
    pages, those of another language, and those without the word above clinics.
    """
    found = {
        one: (to, FOUND) for one, to in _of_pages() if one not in files and one != to
    }
    found |= {
        one: (to, FOUND)
        for one, to in _of_editions()
        if one not in files and to in files
    }
    for today in (*files, *found):
        for former in _with_former_words(today):
            found.setdefault(former, (today, FOR_GOOD))
    return found


def _of_pages() -> Iterator[tuple[str, str]]:
    everything = site.load()
    rows = list(Address.objects.values_list("language", "slug", "page_key"))
    own = {(language, slug): key for language, slug, key in rows}
    others: dict[str, str] = {}
    for _language, slug, key in sorted(rows):
        others.setdefault(slug, key)
    for language in readers_languages():
        now = {one.slug: one for one in everything.entries(language=language)}
        for slug, other in others.items():
            key = own.get((language, slug), other)
            entry = now.get(slug) or everything.languages_of(key).get(language)
            if entry:
                for address in _places(slug, language=language):
                    yield address, entry.url


def _of_editions() -> Iterator[tuple[str, str]]:
    """An edition, and the list of editions, below every address that the page has had."""
    had: dict[tuple[str, str], list[str]] = {}
    for language, slug, key in Address.objects.values_list(
        "language", "slug", "page_key"
    ):
        had.setdefault((key, language), []).append(slug)
    several = {one for one, slugs in had.items() if len(slugs) > 1}
    rows = Edition.objects.filter(language__in=readers_languages()).exclude(content="")
    newest: dict[tuple[str, str], str] = {}
    numbered: list[tuple[str, str, str, int]] = []
    for key, language, slug, number in rows.order_by("number").values_list(
        "page_key", "language", "slug", "number"
    ):
        newest[key, language] = slug
        if (key, language) in several:
            numbered.append((key, language, slug, number))
    for key, language, slug, number in numbered:
        to = permalink(key, slug, language=language, number=number)
        for former in had[key, language]:
            yield permalink(key, former, language=language, number=number), to
    for key, language in several:
        if slug := newest.get((key, language), ""):
            to = history(key, slug, language=language)
            for former in had[key, language]:
                yield history(key, former, language=language), to


def _places(slug: str, *, language: str) -> Iterator[str]:
    """Where a page with this word could be asked for."""
    with override(language):
        yield reverse("public:page", args=[slug])
        yield reverse("public:clinic:page", args=[slug])


def _with_former_words(today: str) -> Iterator[str]:
    """The same address with each word that the site itself has replaced since."""
    _, _, rest = today.partition("/")
    language = rest.partition("/")[0]
    if language not in readers_languages():
        return
    words = words_of(language)
    for place in (*words.first_words, words.editions, words.clinics):
        for former in place[1:]:
            one = today.replace(f"/{place[0]}/", f"/{former}/", 1)
            if one != today and as_today(one) == today:
                yield one
