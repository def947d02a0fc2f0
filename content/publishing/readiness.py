"""What a book lacks before readers could see some of its entries. Asks no database."""

from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext as _

from content.addresses import is_reserved
from content.book import FIGURES, Book, PartKey
from content.book.translation import state_of
from content.facts import fact_book as typed
from content.facts.codes import Answer, Unit
from content.facts.fill import fill_text
from content.facts.phones import country_words
from content.facts.words import UnknownFact
from content.languages import LANGUAGES, readers_languages
from content.publishing.anchors import taken_twice
from content.publishing.asked_places import dead_place
from content.publishing.findings import Finding
from content.publishing.unusual import unanswered
from content.schema import (
    NOUNS,
    Type,
    children,
    entry_name,
    keys_of,
    noun_of,
    parent_of,
    root_of,
)
from content.sections import KINDS

Owners = Callable[[str, str], str]
"""Language and address → the key of the page that it has ever belonged to, or ""."""


def findings(
    book: Book, entries: Iterable[str], *, facts: typed.FactBook, owner_of: Owners
) -> Iterator[Finding]:
    """Everything that must be mended in some entries and in what rests on them.

    facts: those of the same book.
    """
    entries = list(dict.fromkeys(entries))
    for entry in entries:
        if book.has(entry):
            yield from _required(book, entry)
            yield from _CHECKS.get(noun_of(entry).name, _nothing)(book, entry)
            yield from _references(book, entry)
            if noun_of(entry).name == "page":
                yield from _addresses(book, entry, owner_of)
        else:
            yield from _still_referenced(book, entry)
            yield from _GONE.get(noun_of(entry).name, _nothing)(book, entry)
    for page in {root_of(entry): None for entry in entries}:
        if noun_of(page).name == "page":
            yield from taken_twice(book, page)
    if any(root_of(entry).partition("/")[0] in _SAY_FACTS for entry in entries):
        yield from _unfillable(book, facts)
        yield from _reserved(book, facts)


_SAY_FACTS = ("fact", "clinic", "country", "term")


def _required(book: Book, entry: str) -> Iterator[Finding]:
    """The texts that the source language must have, and where words stand inside
    sentences, all languages that readers see."""
    noun = noun_of(entry)
    source = book.source_language(entry)
    needed = {source, *readers_languages()}
    for language in LANGUAGES if noun.inside_sentences else (source,):
        for name in _REQUIRED.get(noun.name, ()):
            if language in needed and not book.words(entry, language).get(name):
                yield Finding(
                    at=PartKey(entry, language), message=_missing(noun.name, name)
                )
        if noun.inside_sentences and state_of(book, entry, language) == "behind":
            yield Finding(
                at=PartKey(entry, language),
                message=_(
                    "These words stand within sentences, where no note can stand. "
                    "Confirm the translation, or change it."
                ),
            )


_REQUIRED = {
    "page": ("title", "slug", "summary"),
    "section": ("heading",),
    "clinic": ("setting", "referral"),
    "step": ("title",),
    "programme_part": ("name",),
    "mixture_drug": ("name",),
    "notice": ("title",),
    "term": ("term", "meaning"),
    "fact": ("name",),
    "option": ("words",),
    "contact": ("name",),
    "disclosure": ("who", "role", "interests", "funding"),
}
"""Per noun, the texts without which it cannot be shown."""


def _missing(noun: str, name: str) -> str:
    messages = {
        ("page", "title"): _("The title is missing."),
        ("page", "slug"): _("The address is missing."),
        ("page", "summary"): _("The summary is missing."),
        ("section", "heading"): _("The heading is missing."),
        ("clinic", "setting"): _("Say what kind of place it is."),
        ("clinic", "referral"): _("Say who can be referred, and how."),
        ("step", "title"): _("A step has no title."),
        ("programme_part", "name"): _("The name is missing."),
        ("mixture_drug", "name"): _("The name is missing."),
        ("notice", "title"): _("The title is missing."),
        ("term", "term"): _("The term is missing."),
        ("term", "meaning"): _("The meaning is missing."),
        ("fact", "name"): _("The name is missing."),
        ("option", "words"): _("The words of an option are missing."),
        ("contact", "name"): _("The name is missing."),
        ("disclosure", "who"): _("Say who it is about."),
        ("disclosure", "role"): _("Say what they do for this site."),
        ("disclosure", "interests"): _(
            "Say which interests they have, or that none are stated."
        ),
        ("disclosure", "funding"): _(
            "Say who pays for their part, or that it is not known."
        ),
    }
    return messages[noun, name]


def _page(book: Book, entry: str) -> Iterator[Finding]:
    source = book.source_language(entry)
    if not book.entries("section", parent=entry):
        yield Finding(
            at=PartKey(entry, FIGURES),
            message=_("The page has no section."),
            lacks=entry,
        )
    for language in LANGUAGES:
        words = book.words(entry, language)
        if language == source or not words.get("slug"):
            continue
        for name in ("title", "summary"):
            if not words.get(name):
                yield Finding(
                    at=PartKey(entry, language), message=_missing("page", name)
                )


def _section(book: Book, entry: str) -> Iterator[Finding]:
    source = book.source_language(entry)
    is_prose = KINDS[book.value(entry, "kind")].is_prose
    if is_prose and not book.words(entry, source).get("body"):
        yield Finding(at=PartKey(entry, source), message=_("The text is missing."))


def _step(book: Book, entry: str) -> Iterator[Finding]:
    """Its time is counted or in words; the two are approved one by one."""
    is_counted = book.value(entry, "amount") is not None
    is_counted = is_counted or bool(book.value(entry, "amount_fact"))
    source = book.source_language(entry)
    has_words = [one for one in LANGUAGES if book.words(entry, one).get("moment")]
    if is_counted and has_words:
        yield Finding(
            at=PartKey(entry, has_words[0]),
            message=_(
                "This step has a time and words for when it is. Publish both changes "
                "together, so that one of the two remains."
            ),
        )
    if not is_counted and source not in has_words:
        yield Finding(
            at=PartKey(entry, source),
            message=_(
                "Say when this step is: by a number, by a fact, or in words in the "
                "language in which it is written first."
            ),
        )


def _fact(book: Book, entry: str) -> Iterator[Finding]:
    """A fact without a value is no finding: a text that states it is."""
    nouns = [book.words(entry, code) for code in LANGUAGES]
    counts = book.value(entry, "unit") == Unit.COUNT
    if counts and any(words.get("one") or words.get("other") for words in nouns):
        for language in readers_languages():
            for name in ("one", "other"):
                if not book.words(entry, language).get(name):
                    yield Finding(
                        at=PartKey(entry, language),
                        message=_("The word for what is counted is missing."),
                    )

    for value in book.entries("value", parent=entry):
        yield from _value(book, value)


def _value(book: Book, entry: str) -> Iterator[Finding]:
    """A value is of the kind that its fact's unit asks for."""
    if not book.has(parent_of(entry)):
        return
    if book.value(entry, "answer") == Answer.NOT_STATED:
        return
    messages = {
        "phone": _("This fact is a phone number."),
        "option": _("Choose one of this fact's options."),
        "low": _("This fact is a number."),
    }
    holds = _HOLDS.get(book.value(parent_of(entry), "unit"), "low")
    if not book.value(entry, holds):
        yield Finding(at=PartKey(entry, FIGURES), message=messages[holds])
    elif message := unanswered(book, entry):
        yield Finding(at=PartKey(entry, FIGURES), message=message)


_HOLDS = {Unit.PHONE: "phone", Unit.CHOICE: "option"}
"""Units whose values are no numbers, and the field that holds them."""


def _answer(book: Book, entry: str) -> Iterator[Finding]:
    """It is about an entry of the site's list, or has a name of its own; never both."""
    source = book.source_language(entry)
    is_listed = bool(book.value(entry, book.value(entry, "topic")))
    is_named = bool(book.words(entry, source).get("name"))
    if not is_listed and not is_named:
        message = _("Choose an entry of the site's list, or write a name.")
        yield Finding(at=PartKey(entry, source), message=message)
    if is_listed and is_named:
        message = _(
            "The site's list gives the name already. Remove yours; what is different "
            "at this clinic stands in the remark."
        )
        yield Finding(at=PartKey(entry, source), message=message)


def _nothing(book: Book, entry: str) -> Iterator[Finding]:
    yield from ()


def _clinic(book: Book, entry: str) -> Iterator[Finding]:
    """Readers can reach it."""
    if not book.entries("clinic_contact", parent=entry):
        yield Finding(
            at=PartKey(entry, FIGURES),
            message=_(
                "Say how to reach the clinic: one phone number, e-mail or web address "
                "at least."
            ),
            lacks=entry,
        )
    yield from _where_it_stands(book, entry)


def _where_it_stands(book: Book, entry: str) -> Iterator[Finding]:
    """Somebody has checked whom readers call in the country of a clinic."""
    country = entry_name("country", book.value(entry, "country"))
    if book.has(country) and not book.value(country, "checked_on"):
        yield Finding(
            at=PartKey(entry, FIGURES),
            message=_(
                "Nobody has checked the emergency number of this clinic's country "
                "yet: %(country)s. Check it, and write the day on the form of the "
                "country."
            )
            % {"country": country_words(keys_of(country)[-1])},
            lacks=country,
        )


def _country(book: Book, entry: str) -> Iterator[Finding]:
    """The clinics that stand there are as they can be shown."""
    for clinic in book.entries("clinic"):
        if book.value(clinic, "country") == keys_of(entry)[-1]:
            yield from _where_it_stands(book, clinic)


def _of_clinic(book: Book, entry: str) -> Iterator[Finding]:
    """What is wrong with the clinic that an entry is a part of, or was."""
    if book.has(parent_of(entry)):
        yield from _clinic(book, parent_of(entry))


_CHECKS = {
    "page": _page,
    "section": _section,
    "step": _step,
    "fact": _fact,
    "value": _value,
    "clinic_answer": _answer,
    "clinic": _clinic,
    "country": _country,
    "asked_question": dead_place,
}


_GONE = {"clinic_contact": _of_clinic}
"""What an entry leaves behind when it is gone."""


def _references(book: Book, entry: str) -> Iterator[Finding]:
    """What the entry points at is there."""
    for target in targets(book, entry):
        if not book.has(target):
            yield Finding(
                at=PartKey(entry, FIGURES),
                message=_("“%(key)s” is not there, or not public yet.")
                % {"key": keys_of(target)[-1]},
                lacks=target,
            )


def targets(book: Book, entry: str) -> Iterator[str]:
    """The names of the entries that an entry points at, also by its own name."""
    noun = noun_of(entry)
    keys = keys_of(entry)
    if noun.parent:
        yield entry_name(noun.parent, *keys[:-1])
    if noun.key in NOUNS and keys[-1] != "*":
        yield entry_name(noun.key, keys[-1])
    for field in noun.figures:
        value = book.value(entry, field.name) if field.to else None
        if field.type is Type.REFERENCE and value:
            beside = keys[:-1] if NOUNS[field.to].parent else ()
            yield entry_name(field.to, *beside, value)
        elif field.type is Type.REFERENCES:
            yield from (entry_name(field.to, key) for key in value or ())


def _still_referenced(book: Book, entry: str) -> Iterator[Finding]:
    """An entry that is gone, and what still points at it."""
    for part in book.parts:
        if part.language == FIGURES and entry in targets(book, part.entry):
            yield Finding(
                at=part,
                message=_("“%(key)s” is gone, and this still rests on it.")
                % {"key": keys_of(entry)[-1]},
            )


def _addresses(book: Book, entry: str, owner_of: Owners) -> Iterator[Finding]:
    """Addresses that belong to the site or to another page, now or in the past."""
    for language in LANGUAGES:
        slug = book.words(entry, language).get("slug", "")
        if not slug:
            continue
        if is_reserved(slug, language=language):
            message = _("The site itself uses this address.")
            yield Finding(at=PartKey(entry, language), message=message)
        owner = owner_of(language, slug)
        if owner and owner != keys_of(entry)[0]:
            yield Finding(
                at=PartKey(entry, language),
                message=_(
                    "The address /%(language)s/%(slug)s/ has belonged to the page "
                    "“%(page)s” and still leads there. Choose another address."
                )
                % {"language": language, "slug": slug, "page": owner},
            )


def _unfillable(book: Book, facts: typed.FactBook) -> Iterator[Finding]:
    """Texts of clinics, their steps and terms that cannot be filled in."""
    own = [one.name for one in children("clinic") if one.texts]
    for noun in ("clinic", *own, "term"):
        for entry in book.entries(noun):
            clinic = keys_of(entry)[0] if noun != "term" else ""
            for language in LANGUAGES:
                for text in book.words(entry, language).values():
                    try:
                        fill_text(text, book=facts, clinic=clinic, language=language)
                    except (UnknownFact, ValueError) as error:
                        yield Finding(at=PartKey(entry, language), message=str(error))


def _reserved(book: Book, facts: typed.FactBook) -> Iterator[Finding]:
    for entry in book.entries("fact"):
        if keys_of(entry)[0] in facts.reserved:
            yield Finding(
                at=PartKey(entry, FIGURES),
                message=_(
                    "A clinic or a country already uses this key. Choose another."
                ),
            )
