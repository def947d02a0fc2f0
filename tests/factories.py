"""Plain functions that make what tests need, complete in all three languages."""

from django.contrib.auth.models import Group, User
from django.utils import timezone

from content.book import FIGURES, changes
from content.drafts.clinic_contacts import ClinicContact
from content.drafts.clinics import Clinic
from content.drafts.countries import Country
from content.drafts.facts import Fact, FactValue
from content.drafts.pages import Page, Section
from content.drafts.reading import draft_book
from content.drafts.records import Source
from content.drafts.translations import TranslationState
from content.editions.reading import published
from content.facts import fact_book
from content.languages import LANGUAGES
from content.publishing import actions, four_eyes
from content.publishing.errors import Unanswered
from content.ranks import GAP
from content.roles import EDITOR, MEDICAL_REVIEWER, TRANSLATOR
from content.schema import root_of


def make_user(name, *, role=None, reads=LANGUAGES, **fields):
    """Somebody who says to read every language, unless told otherwise."""
    user = User.objects.create_user(name, password="secret", is_staff=True, **fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    four_eyes.say_languages(user, reads)
    return user


def make_editor(name="nurse"):
    return make_user(name, role=EDITOR)


def make_reviewer(name="doctor", **options):
    return make_user(name, role=MEDICAL_REVIEWER, **options)


def make_translator(name="translator"):
    return make_user(name, role=TRANSLATOR)


def make_page(key="costs", *, sections=None, **fields):
    """A page in three languages with one text section, unless told otherwise."""
    texts = {}
    for language, word in (("nl", "Kosten"), ("de", "Kosten"), ("en", "Costs")):
        texts[f"title_{language}"] = f"{word} {key}"
        texts[f"slug_{language}"] = f"{key}-{language}"
        texts[f"summary_{language}"] = f"{word}: {key} ({language})."
    page = Page.objects.create(**{"key": key, **texts, **fields})
    for place, section in enumerate(sections or [{}], start=1):
        make_section(page, **{"position": place * GAP, **section})
    return page


def make_section(page, *, key="first", **fields):
    texts = {}
    for language, body in (
        ("nl", "Een zin."),
        ("de", "Ein Satz."),
        ("en", "A sentence."),
    ):
        texts[f"heading_{language}"] = f"{key} {language}"
        texts[f"body_{language}"] = body
    return Section.objects.create(page=page, key=key, **{**texts, **fields})


def make_source(key="R1", **fields):
    return Source.objects.create(
        **{
            "key": key,
            "type": "trial",
            "authors": "Author A",
            "title": "A trial",
            "title_language": "en",
            "year": 2020,
            "doi": "10.1000/1",
            "read": "abstract",
            "checked_on": "2026-11-21",
            "note_nl": "Noot.",
            "note_de": "Notiz.",
            "note_en": "Note.",
            **fields,
        }
    )


def confirm_translations(*roots):
    """Every draft translation says its source, as its translator would answer.

    roots: "page/costs", …: of these and what belongs to them alone.
    """
    book = draft_book()
    for key in book.parts:
        if roots and root_of(key.entry) not in roots:
            continue
        if key.language not in (FIGURES, book.source_language(key.entry)):
            TranslationState.objects.update_or_create(
                entry=key.entry,
                language=key.language,
                defaults={"made_against": book.source_checksum(key.entry)},
            )


def changed(*roots, language=None):
    """The keys of changed parts: all, or those of some entries and their children.

    roots: "page/costs", "fact/fasting_food", or a noun alone. language: "" for figures.
    """
    found = changes(published().book, draft_book())
    return [
        key
        for key in found
        if (
            not roots
            or {root_of(key.entry), root_of(key.entry).split("/")[0]} & {*roots}
        )
        and language in (None, key.language)
    ]


def approve(review, approver, now=None, **options):
    """Approve what `approver` would see on the screen now."""
    return actions.approve(
        review=review,
        by=approver,
        now=now or timezone.now(),
        result=actions.plan_of(review).result,
        **options,
    )


def publish_changes(keys, *, author, approver, now=None, **options):
    """The whole road of some changes: ask, then approve and publish."""
    now = now or timezone.now()
    return approve(ask(keys, by=author, now=now), approver, now, **options)


def ask(keys, *, by, now):
    """Ask for a review; what the gate asks about is meant so."""
    try:
        return actions.request_review(chosen=keys, by=by, now=now)
    except Unanswered as error:
        answers = {one.key: "Meant so." for one in error.found}
        return actions.request_review(chosen=keys, by=by, now=now, answers=answers)


def publish(page, *, author, approver, now=None):
    """The whole road of a page with all its languages; its translations say its source."""
    confirm_translations()
    keys = changed(f"page/{page.key}")
    return publish_changes(keys, author=author, approver=approver, now=now)


_COUNTRIES = {
    "nl": {"emergency": "112", "time_zone": "Europe/Amsterdam"},
    "be": {"emergency": "112", "time_zone": "Europe/Brussels"},
    "de": {"emergency": "112", "time_zone": "Europe/Berlin"},
}


def make_country(code="nl", **fields):
    return Country.objects.create(
        **{"code": code, "checked_on": "2026-11-21", **_COUNTRIES[code], **fields}
    )


def make_contact(clinic, kind="phone", *, key="", **fields):
    """A way to reach a clinic, the last of its list."""
    position = (clinic.contacts.count() + 1) * GAP
    return ClinicContact.objects.create(
        clinic=clinic,
        kind=kind,
        key=key or kind,
        position=position,
        **fields,
    )


def reached_by(phone):
    """The contacts of a clinic of a fact book that has this number, or none."""
    one = fact_book.ClinicContact(key="phone", kind="phone", phone=phone)
    return (one,) if phone else ()


def make_clinic(key="zeewind", *, country=None, phone="+31201234567", **fields):
    """A clinic in the Netherlands that takes patients, unless told otherwise.

    phone: its number, the only way to reach it; "" for none at all.
    """
    country = country or Country.objects.first() or make_country()
    texts = {}
    for language, setting, referral in (
        ("nl", "dagkliniek", "Uw huisarts verwijst u."),
        ("de", "Tagesklinik", "Ihre Hausarztpraxis überweist Sie."),
        ("en", "day hospital", "Your doctor refers you."),
    ):
        texts[f"setting_{language}"] = setting
        texts[f"referral_{language}"] = referral
    clinic = Clinic.objects.create(
        **{
            "key": key,
            "name": key.title(),
            "country": country,
            "city": "Voorbeeldstad",
            "status": "accepting",
            "status_checked_on": "2026-11-21",
            **texts,
            **fields,
        }
    )
    if phone:
        make_contact(clinic, phone=phone)
    return clinic


_VALUE_FIELDS = ("low", "high", "high_unit", "qualifier", "phone", "option")


def make_fact(key="fasting_food", *, unit="hours", **fields):
    """A fact with one value for all clinics: `low`, `high` and `phone` are its own.

    low=6 unless something else is given; low=None leaves the fact without a value.
    """
    value = {name: fields.pop(name) for name in _VALUE_FIELDS if name in fields}
    value = value or {"low": 6}
    names = {f"name_{code}": f"{key} {code}" for code in ("nl", "de", "en")}
    fact = Fact.objects.create(
        **{
            "key": key,
            "unit": unit,
            "owner": "head of anaesthesia",
            "checked_on": "2026-11-21",
            **names,
            **fields,
        }
    )
    if any(one not in (None, "") for one in value.values()):
        make_value(fact, **value)
    return fact


def make_value(fact, *, clinic=None, **value):
    """What a clinic has answered, its own value unless it says otherwise; without a
    clinic, what holds in general."""
    if clinic is not None:
        value = {
            "answer": "other_value",
            "answered_by": "head nurse",
            "checked_on": "2026-11-21",
            **value,
        }
    return FactValue.objects.create(fact=fact, clinic=clinic, **value)


def publish_shared(author, approver, now=None):
    """The whole road of everything that pages share: facts, clinics, records, terms."""
    confirm_translations()
    keys = [key for key in changed() if root_of(key.entry).split("/")[0] != "page"]
    return publish_changes(keys, author=author, approver=approver, now=now)
