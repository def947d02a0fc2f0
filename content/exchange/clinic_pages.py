"""The page of a new clinic, made from a template."""

from dataclasses import replace
from pathlib import Path
from re import match

from django.db import transaction
from django.utils.translation import override

from content.addresses import page_key_of
from content.drafts.clinics import Clinic
from content.drafts.pages import KEY_PATTERN, Page
from content.drafts.reading import draft_parts
from content.exchange import page_files
from content.exchange.folders import disagreements
from content.exchange.free_slugs import free_slug
from content.exchange.load_pages import load_pages
from content.exchange.problems import BrokenContent
from content.exchange.rows import Loaded
from content.facts.own_views import TOPICS
from content.languages import LANGUAGES, source_language, text
from content.languages import language as language_named
from content.publishing.notes import first_confirm
from content.schema import entry_name
from content.slugs import slug_of

TEMPLATE = Path(__file__).resolve().parent.parent / "clinic_page"
"""One page file per language; key, title and address are those of the clinic."""

LANGUAGES_OF_TEMPLATE = [
    code for code in LANGUAGES if (TEMPLATE / f"{code}.md").exists()
]
"""Not all: one in preparation may have no such file yet."""


@transaction.atomic
def create_clinic_page(clinic: Clinic) -> Page:
    """The draft page of a clinic: the one it has, or a new one in every language.

    A new one has the clinic's name as its title and in its address; it stands in no
    menu, and readers see it once it has been published like any other. Sections that
    only show what the clinic says of its own are left out where it has said nothing.

    Raises:
        BrokenContent: the template in `content/clinic_page/` is broken.
        OSError: it lacks a language.
    """
    key = page_key_of(clinic.key)
    if page := Page.objects.filter(key=key).first():
        return page
    texts = {}
    for code in LANGUAGES_OF_TEMPLATE:
        path = TEMPLATE / f"{code}.md"
        text = page_files.parse(path.read_text(encoding="utf-8"), file=path.name)
        slug = _free_slug(clinic, language=code)
        texts[code] = replace(
            text,
            key=key,
            title=clinic.name,
            slug=slug,
            source_language=clinic.source_language,
            sections=tuple(one for one in text.sections if _says(clinic, one.kind)),
        )
    with override(source_language()):
        problems = list(disagreements(texts))
        problems = problems or list(load_pages({key: texts}, done=Loaded()))
    if problems:
        raise BrokenContent(problems)
    # The template says the same in every language, whichever comes first here.
    parts = draft_parts({entry_name("page", key)})
    first_confirm(list(parts), before={}, after=parts)
    return Page.objects.get(key=key)


def _says(clinic: Clinic, kind: str) -> bool:
    if kind in TOPICS:
        return clinic.answers.filter(topic=TOPICS[kind]).exists()
    if kind == "programme_here":
        return clinic.programme.exists()
    if kind == "infusion_here":
        words = (
            text(clinic, name, language_of(clinic)) for name in ("monitoring", "room")
        )
        return any(words) or clinic.mixture.exists() or clinic.series.exists()
    return True


def _free_slug(clinic: Clinic, *, language: str) -> str:
    """The clinic's name as an address, numbered when other pages have or had it."""
    name = slug_of(clinic.name, language=language_of(clinic))[:70].strip("-")
    name = name if match(KEY_PATTERN, name) else clinic.key
    return free_slug(name, language=language)


def language_of(clinic: Clinic) -> str:
    """The language of its name: that in which it writes, or else its country's."""
    here = clinic.country.code
    codes = (
        code for code in LANGUAGES if language_named(code).countries[:1] == (here,)
    )
    return clinic.source_language or next(codes, source_language())
