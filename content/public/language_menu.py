"""The language menu: it stays on the same page, and says where that does not exist."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from content.addresses import HOME, PLANNER, address, permalink, search_address
from content.languages import LANGUAGE_NAMES, readers_languages
from content.public.site import Entry


@dataclass(frozen=True, kw_only=True)
class LanguageLink:
    """One entry of the menu. exists: the page is there in that language."""

    code: str
    name: str
    url: str
    exists: bool
    is_current: bool


def to_page(
    languages: Mapping[str, Entry], *, slug: str, here: str
) -> list[LanguageLink]:
    """The same page in every language.

    languages: the page's entries. slug: an address of the page, used where it is not
    translated; that address then leads to a page that says so.
    """
    return [
        _link(
            code,
            url=languages[code].url
            if code in languages
            else address("" if slug else HOME, language=code, slug=slug),
            exists=code in languages,
            here=here,
        )
        for code in readers_languages()
    ]


def to_edition(
    languages: Mapping[str, Entry], *, slug: str, here: str
) -> list[LanguageLink]:
    """What stood there at the same time in every language. languages: those editions."""
    return [
        _link(
            code,
            url=permalink(
                languages[code].page_key,
                languages[code].slug,
                language=code,
                number=languages[code].number,
            )
            if code in languages
            else address("", language=code, slug=slug),
            exists=code in languages,
            here=here,
        )
        for code in readers_languages()
    ]


def to_planner(query: str, *, here: str) -> list[LanguageLink]:
    """“My treatment day” in every language, with the same answers.

    query: "clinic=zeewind&date=…", "" while nothing has been filled in.
    """
    return [
        _link_with(query, code, url=address(PLANNER, language=code, slug=""), here=here)
        for code in readers_languages()
    ]


def to_search(query: str, *, here: str) -> list[LanguageLink]:
    """The search in every language, for the same words; "" for none."""
    asked = urlencode({"q": query}) if query else ""
    return [
        _link_with(asked, code, url=search_address(language=code), here=here)
        for code in readers_languages()
    ]


def to_home(*, here: str) -> list[LanguageLink]:
    """Every language's home page, for pages that exist in no other language."""
    return [
        _link(code, url=address(HOME, language=code, slug=""), exists=True, here=here)
        for code in readers_languages()
    ]


def _link_with(query: str, code: str, *, url: str, here: str) -> LanguageLink:
    url = f"{url}?{query}" if query else url
    return _link(code, url=url, exists=True, here=here)


def _link(code: str, *, url: str, exists: bool, here: str) -> LanguageLink:
    return LanguageLink(
        code=code,
        name=LANGUAGE_NAMES[code],
        url=url,
        exists=exists,
        is_current=code == here,
    )
