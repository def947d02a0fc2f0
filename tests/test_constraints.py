"""The database's own rules: no wrong row gets in, also past the forms."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import CheckConstraint, UniqueConstraint
from django.utils import timezone

from content.accounts.tables import OneTimeLink
from content.drafts.asked_questions import AskedQuestion
from content.drafts.clinic_answers import (
    ClinicAnswer,
    MixtureDrug,
    ProgrammePart,
    Rhythm,
)
from content.drafts.clinic_contacts import ClinicContact, ClinicPerson
from content.drafts.clinics import Clinic, OpeningHours
from content.drafts.countries import Contact, Country
from content.drafts.danger_signs import DangerSign
from content.drafts.facts import Fact, FactOption, FactValue
from content.drafts.lexicon_entries import LexiconEntry
from content.drafts.notices import Notice
from content.drafts.open_forms import OpenForm
from content.drafts.pages import Page, Section
from content.drafts.pictures import Image, ImageFile, Picture
from content.drafts.preview_links import PreviewLink
from content.drafts.records import RECORD_MODELS, Source
from content.drafts.steps import ProtocolStep
from content.drafts.synonyms import Synonym
from content.drafts.terms import Term
from content.drafts.translations import TranslationState
from content.editions.answers import FindingAnswer
from content.editions.editions import Address, Edition, Withdrawal
from content.editions.finished import (
    FinishedIndex,
    FinishedPart,
    FinishedResponse,
    FinishedState,
)
from content.editions.guarded import NOTES, PUBLISHED
from content.editions.journal import JournalEntry
from content.editions.lock import PublishingLock
from content.editions.messages import Message
from content.editions.publications import Publication, PublishedPart
from content.editions.published_files import PublishedFile
from content.editions.review_notes import ReviewComment
from content.editions.reviews import Review, ReviewItem, WordingOnly
from content.editions.triggers import MESSAGE, remove_sql
from content.editions.withdrawals import PlannedWithdrawal
from content.languages import LANGUAGES

pytestmark = pytest.mark.django_db

NOW = timezone.now()
DAY = NOW.date()
HOUR = timedelta(hours=1)
APPROVED = {"decision": "approved", "decided_by": "doctor", "decided_at": NOW}
SIGNED = {
    "review_id": 9,
    "author_id": 1,
    "author_role": "staff",
    "approver_id": 2,
    "approver_role": "medical",
}

VALID = {
    OneTimeLink: {
        "purpose": "invitation",
        "digest": "a",
        "made_at": NOW,
        "expires_at": NOW + HOUR,
    },
    FinishedIndex: {
        "language": "nl",
        "made_by": "new",
        "made_of": "a",
        "body": b"",
        "made_at": 1,
    },
    FinishedPart: {"language": "nl", "made_by": "new", "name": "a", "body": b""},
    FinishedResponse: {
        "path": "/nl/",
        "made_by": "new",
        "status": 200,
        "headers": "[]",
        "body": b"",
        "etag": "a",
        "changed_at": 1,
        "sequence": 1,
    },
    FinishedState: {"pk": 1},
    Page: {"key": "other", "title_nl": "Titel", "slug_nl": "titel"},
    Section: {"key": "second"},
    Source: {
        "key": "R2",
        "type": "law",
        "read": "full",
        "url": "https://a.nl",
        "title_language": "nl",
    }
    | {"checked_on": DAY},
    RECORD_MODELS["SideEffect"]: {"band": "rare", "phase": "during"}
    | {"action": "normal"},
    RECORD_MODELS["Contraindication"]: {"group": "usually_not"},
    RECORD_MODELS["Indication"]: {"evidence": "weak"},
    RECORD_MODELS["Outcome"]: {"effect": "harm", "certainty": "low"},
    RECORD_MODELS["Cost"]: {"country": "nl", "payer": "self", "checked_on": DAY}
    | {"coverage": "partly"},
    RECORD_MODELS["Question"]: {"topic": "effect"},
    RECORD_MODELS["Disclosure"]: {"stated_on": DAY},
    Term: {"key": "crps", "term_nl": "CRPS", "meaning_nl": "Hevige, lange pijn."},
    Synonym: {"key": "nausea", "words_nl": "misselijk, ziek"},
    AskedQuestion: {"key": "eat", "page": "procedure", "questions_nl": "mag ik eten"},
    DangerSign: {"key": "lips", "help": "emergency", "words_nl": "blauwe lippen"},
    Image: {"digest": "b", "width": 320, "height": 200, "fallback": "jpg"},
    ImageFile: {"name": "b-320.jpg", "content": b""},
    Picture: {"key": "room", "alt_nl": "Een kamer"},
    PublishedFile: {"name": "b-320.jpg", "content": b""},
    Country: {"code": "de", "emergency": "112", "checked_on": DAY},
    ClinicPerson: {"key": "head", "name": "A. Voorbeeld"},
    ClinicContact: {"key": "phone", "kind": "phone", "phone": "+31201234567"},
    Contact: {"key": "crisis_nl", "kind": "crisis", "phone": "113"},
    Clinic: {"key": "zeewind", "status": "paused", "status_checked_on": DAY},
    OpeningHours: {"weekday": 1, "opens": "08:00", "closes": "12:00"},
    ProtocolStep: {"key": "arrive", "phase": "day", "amount": 30},
    ClinicAnswer: {"key": "pain", "topic": "cost", "answer": "ask"},
    ProgrammePart: {"key": "talks"},
    MixtureDrug: {"key": "midazolam"},
    Rhythm: {"key": "later", "low": 2},
    Notice: {"key": "strike", "starts_at": NOW, "ends_at": NOW + HOUR},
    Fact: {"key": "stay", "unit": "hours", "checked_on": DAY},
    FactOption: {"key": "esketamine"},
    FactValue: {"low": 6},
    Review: {"requested_by": "nurse", "requested_at": NOW},
    ReviewItem: {"entry": "page/costs", "language": "de"},
    PreviewLink: {"language": "de", "made_at": NOW, "expires_at": NOW + HOUR},
    JournalEntry: {"kind": "signed_in", "at": NOW},
    WordingOnly: {"entry": "page/costs", "reason": "A comma.", "at": NOW},
    FindingAnswer: {"key": "b", "code": "promise", "entry": "page/costs"}
    | {"words": "Best.", "reason": "It is a title.", "at": NOW},
    LexiconEntry: {"lexicon": "promise", "language": "en", "words": "miracles"},
    TranslationState: {"entry": "page/costs", "language": "de"},
    OpenForm: {"form": "page/2", "by_id": 1, "opened_at": NOW, "seen_at": NOW},
    Publication: {"origin": "starter", "published_at": NOW},
    PublishedPart: {"entry": "page/costs", "language": "de", "shape": 1}
    | {"content": "{}", "checksum": "c"},
    Edition: {"page_key": "costs", "language": "nl", "number": 2, "position": 0}
    | {"is_example": True},
    Address: {"language": "de", "slug": "costs", "page_key": "costs"},
    Withdrawal: {"page_key": "costs", "reason": "mistake", "withdrawn_by_id": 1}
    | {"withdrawn_at": NOW},
    PlannedWithdrawal: {"page_key": "costs", "reason": "mistake", "planned_by_id": 1}
    | {"planned_at": NOW, "at": NOW + timedelta(days=1)},
    ReviewComment: {"entry": "page/a", "text": "Shorter.", "at": NOW},
    Message: {"kind": "returned", "at": NOW},
}
"""Per table a row that the database takes, next to the rows of `standing`."""

BAD_KEYS = (
    "",
    "Costs",
    "two words",
    "1st",
    "-a",
    "a-",
    "a--b",
    "kös",
    "a_b",
    "costs\n",
)
BAD_FACT_KEYS = ("", "Stay", "two words", "1st", "a-b", "a__b", "_a", "a_", "stay\n")
BAD_SOURCE_KEYS = ("4", "r4", "R", "R4-", "xR4", "R4ab", "R4\n")


@pytest.fixture
def standing():
    """One row of what the wrong rows collide with or point at.

    The triggers that ask for an approved review stand aside, so that each constraint is
    tried alone; `test_insert_only.py` tries the triggers.
    """
    with connection.cursor() as cursor:
        for statement in remove_sql(connection.vendor, {}):
            cursor.execute(statement)
    people = {name: User.objects.create(username=name) for name in ("nurse", "doctor")}
    page = Page.objects.create(
        key="costs",
        title_nl="Kosten",
        slug_nl="kosten",
        title_de="Kosten",
        slug_de="kosten",
    )
    Section.objects.create(page=page, key="first")
    source = Source.objects.create(**{**VALID[Source], "key": "R1"})
    review = Review.objects.create(requested_by=people["nurse"], requested_at=NOW)
    ReviewItem.objects.create(review=review, entry="page/costs", language="nl")
    FindingAnswer.objects.create(
        **{**VALID[FindingAnswer], "key": "a", "review": review, "by": people["nurse"]}
    )
    LexiconEntry.objects.create(
        **{**VALID[LexiconEntry], "words": "standing", "shipped": "shipped"}
    )
    TranslationState.objects.create(entry="page/costs", language="en")
    OpenForm.objects.create(**{**VALID[OpenForm], "form": "page/1"})
    publication = Publication.objects.create(origin="starter", published_at=NOW)
    edition = Edition.objects.create(
        **{**VALID[Edition], "publication": publication, "number": 1}
    )
    PublishedPart.objects.create(
        **{**VALID[PublishedPart], "publication": publication, "language": "nl"}
    )
    another = Publication.objects.create(origin="starter", published_at=NOW)
    country = Country.objects.create(**{**VALID[Country], "code": "nl"})
    clinic = Clinic.objects.create(
        **{**VALID[Clinic], "key": "duinzicht", "country": country}
    )
    OpeningHours.objects.create(
        **{**VALID[OpeningHours], "clinic": clinic, "weekday": 0}
    )
    ClinicPerson.objects.create(**{**VALID[ClinicPerson], "clinic": clinic, "key": "leads"})  # fmt: skip
    ClinicContact.objects.create(
        clinic=clinic, key="email", kind="email", email="a@b.nl"
    )
    ProtocolStep.objects.create(**{**VALID[ProtocolStep], "clinic": clinic, "key": "leave"})  # fmt: skip
    records = {
        topic: RECORD_MODELS[name].objects.create(
            **{**VALID[RECORD_MODELS[name]], "key": "standing"}
        )
        for topic, name in ANSWERED.items()
    }
    for topic, record in records.items():
        ClinicAnswer.objects.create(clinic=clinic, key=topic.replace("_", "-"), topic=topic, answer="ask", **{topic: record})  # fmt: skip
    for model in (ProgrammePart, MixtureDrug, Rhythm):
        model.objects.create(**{**VALID[model], "clinic": clinic, "key": "standing"})
    fact = Fact.objects.create(**{**VALID[Fact], "key": "drug", "unit": "choice"})
    option = FactOption.objects.create(fact=fact, key="ketamine")
    FactValue.objects.create(fact=fact, option=option)
    FactValue.objects.create(fact=fact, option=option, clinic=clinic, **STATED)
    second = Fact.objects.create(**{**VALID[Fact], "key": "length"})
    Address.objects.create(language="nl", slug="costs", page_key="costs")
    FinishedIndex.objects.create(**{**VALID[FinishedIndex], "made_by": "old"})
    FinishedPart.objects.create(**{**VALID[FinishedPart], "made_by": "old"})
    FinishedResponse.objects.create(**{**VALID[FinishedResponse], "made_by": "old"})
    image = Image.objects.create(**{**VALID[Image], "digest": "a"})
    Withdrawal.objects.create(
        **{**VALID[Withdrawal], "last_edition": edition, "number": 7}
    )
    said = {"review": review, "recipient": people["nurse"]}
    Message.objects.create(**said, kind="asked", at=NOW)
    return people | {
        ReviewComment: {"review": review, "by": people["doctor"]},
        Message: said,
        OneTimeLink: {"user": people["nurse"]},
        Section: {"page": page},
        ReviewItem: {"review": review},
        WordingOnly: {"by": people["nurse"]},
        PreviewLink: {"page": page, "made_by": people["nurse"]},
        FindingAnswer: {"review": review, "by": people["nurse"]},
        RECORD_MODELS["Outcome"]: {"source": source},
        Edition: {"publication": another},
        PublishedPart: {"publication": publication},
        "publication": publication,
        Contact: {"country": country},
        Clinic: {"country": country},
        ClinicPerson: {"clinic": clinic},
        ClinicContact: {"clinic": clinic},
        OpeningHours: {"clinic": clinic},
        ProtocolStep: {"clinic": clinic},
        ClinicAnswer: {"clinic": clinic},
        ProgrammePart: {"clinic": clinic},
        MixtureDrug: {"clinic": clinic},
        Rhythm: {"clinic": clinic},
        FactOption: {"fact": fact},
        FactValue: {"fact": second},
        ImageFile: {"image": image},
        Picture: {"image": image},
        "fact": fact,
        "records": records,
        "clinic": clinic,
        "option": option,
        Withdrawal: {"last_edition": edition},
    }


def insert(model, standing, wrong):
    values = {**VALID.get(model, {}), **standing.get(model, {}), **wrong}
    if model in RECORD_MODELS.values():
        values = {"key": "some", **values}
    for name in ("requested_by", "decided_by", "fact", "clinic", "option") + (
        "publication",
    ):
        if isinstance(values.get(name), str):
            values[name] = standing[values[name] if name.endswith("_by") else name]
    for name in ANSWERED:
        if values.get(name):
            values[name] = standing["records"][name]
    for name in ("amount_fact", "duration_fact"):
        if values.get(name):
            values[name] = standing["fact"]
    return model._default_manager.create(**values)


ANSWERED = {
    "indication": "Indication",
    "contraindication": "Contraindication",
    "cost": "Cost",
    "side_effect": "SideEffect",
}
"""Topic of an answer → the class of what it answers."""


def record(name, field):
    return RECORD_MODELS[name], {field: "x"}


# A row of `standing` is meant where a row points at "fact", "clinic", "option" or
# "publication".
REVIEWED = {"origin": "review", "approved_at": NOW} | SIGNED
UNSIGNED = ("review_id", "author_id", "approver_id", "approved_at")

STATED = {
    "answer": "other_value",
    "answered_by": "head nurse",
    "checked_on": "2026-11-21",
}

WRONG = {
    "one_time_link_purpose": [(OneTimeLink, {"purpose": "x"})],
    "one_time_link_ends": [(OneTimeLink, {"expires_at": NOW})],
    "page_key_is_a_slug": [(Page, {"key": key}) for key in BAD_KEYS],
    "page_menu_is_known": [(Page, {"menu": "x"})],
    **{
        f"page_address_is_a_slug_{code}": [
            (Page, {f"title_{code}": "T", f"slug_{code}": slug}) for slug in BAD_KEYS
        ]
        for code in LANGUAGES
    },
    **{
        f"page_address_has_a_title_{code}": [
            (Page, {f"slug_{code}": "t", f"title_{code}": title})
            for title in ("", None)
        ]
        for code in LANGUAGES
    },
    "section_key_once_per_page": [(Section, {"key": "first"})],
    "section_key_is_a_slug": [(Section, {"key": key}) for key in BAD_KEYS],
    "section_kind_is_known": [(Section, {"kind": "x"})],
    "source_key_is_r_and_a_number": [(Source, {"key": key}) for key in BAD_SOURCE_KEYS],
    "source_title_has_a_language": [
        (Source, {"title_language": code}) for code in ("", "FR", "f")
    ],
    "source_can_be_found": [(Source, {"doi": "", "url": ""})],
    "source_year_is_plausible": [(Source, {"year": year}) for year in (1899, 2101)],
    "source_type_is_known": [(Source, {"type": "x"})],
    "source_read_is_known": [(Source, {"read": "x"})],
    **{
        f"{name.lower()}_key_is_a_slug": [(model, {"key": key}) for key in BAD_KEYS]
        for name, model in RECORD_MODELS.items()
        if model is not Source
    },
    "picture_key_is_a_slug": [(Picture, {"key": key}) for key in BAD_KEYS],
    "image_fallback_is_known": [(Image, {"fallback": one}) for one in ("", "gif")],
    "image_has_a_size": [(Image, {one: 0}) for one in ("width", "height")],
    "synonym_key_is_a_slug": [(Synonym, {"key": key}) for key in BAD_KEYS],
    "askedquestion_key_is_a_slug": [(AskedQuestion, {"key": key}) for key in BAD_KEYS],
    "dangersign_key_is_a_slug": [(DangerSign, {"key": key}) for key in BAD_KEYS],
    "dangersign_help_is_known": [(DangerSign, {"help": "soon"})],
    "term_key_is_a_slug": [(Term, {"key": key}) for key in BAD_KEYS],
    "sideeffect_band_is_known": [record("SideEffect", "band")],
    "sideeffect_phase_is_known": [record("SideEffect", "phase")],
    "sideeffect_action_is_known": [record("SideEffect", "action")],
    "sideeffect_unchecked_has_no_frequency": [
        (RECORD_MODELS["SideEffect"], {"to_be_checked": True, "band": "rare"})
    ],
    "contraindication_group_is_known": [record("Contraindication", "group")],
    "indication_evidence_is_known": [record("Indication", "evidence")],
    "outcome_effect_is_known": [record("Outcome", "effect")],
    "outcome_certainty_is_known": [record("Outcome", "certainty")],
    "outcome_prominence_is_known": [record("Outcome", "prominence")],
    "outcome_treated_is_of_a_group": [
        (RECORD_MODELS["Outcome"], {"treated": figure}) for figure in (-1, "100.1")
    ]
    + [(RECORD_MODELS["Outcome"], {"treated_of": 0})],
    "outcome_control_is_of_a_group": [
        (RECORD_MODELS["Outcome"], {"treated": 1, "control": figure})
        for figure in (-1, "100.1")
    ]
    + [(RECORD_MODELS["Outcome"], {"control_of": 0})],
    "outcome_few_people_are_counted": [
        (RECORD_MODELS["Outcome"], {"people": 24} | figures)
        for figures in (
            {"treated": 17},
            {"treated": 2, "treated_of": 12, "control": 17},
        )
    ],
    "outcome_control_needs_treated": [(RECORD_MODELS["Outcome"], {"control": 1})],
    "cost_country_is_known": [record("Cost", "country")],
    "cost_payer_is_known": [record("Cost", "payer")],
    "cost_coverage_is_known": [record("Cost", "coverage")],
    "question_topic_is_known": [record("Question", "topic")],
    "review_decision_is_known": [(Review, APPROVED | {"decision": "x"})],
    "review_decision_has_who_and_when": [
        (Review, APPROVED | {"decided_by": None}),
        (Review, APPROVED | {"decided_at": None}),
        (Review, APPROVED | {"decision": ""}),
    ],
    "review_author_is_not_the_approver": [(Review, APPROVED | {"decided_by": "nurse"})],
    "review_returned_says_why": [(Review, APPROVED | {"decision": "returned"})],
    "review_time_is_of_an_approval": [
        (Review, {"publish_at": NOW}),
        (Review, APPROVED | {"decision": "taken_back", "publish_at": NOW}),
    ],
    "review_item_once": [(ReviewItem, {"language": "nl"})],
    "preview_link_ends_after_it_was_made": [(PreviewLink, {"expires_at": NOW})],
    "preview_link_ended_says_who_and_when": [(PreviewLink, {"ended_at": NOW})],
    "preview_link_language_is_known": [(PreviewLink, {"language": "xx"})],
    "journal_kind_is_known": [(JournalEntry, {"kind": "x"})],
    "journal_name_erased_says_whose": [(JournalEntry, {"kind": "name_erased"})],
    "wording_only_says_why": [(WordingOnly, {"reason": ""})],
    "finding_answer_says_why": [(FindingAnswer, {"reason": ""})],
    "finding_answer_once": [(FindingAnswer, {"key": "a"})],
    "lexicon_entry_has_words": [(LexiconEntry, {"words": ""})],
    "lexicon_entry_once": [(LexiconEntry, {"words": "standing"})],
    "lexicon_entry_shipped_once": [(LexiconEntry, {"shipped": "shipped"})],
    "translation_state_once": [(TranslationState, {"language": "en"})],
    "form_is_open_once": [(OpenForm, {"form": "page/1"})],
    "country_code_is_known": [(Country, {"code": "xx"})],
    "contact_kind_is_known": [(Contact, {"kind": "x"})],
    "contact_can_be_reached": [(Contact, {"phone": ""})],
    "clinic_key_is_a_slug": [(Clinic, {"key": key}) for key in BAD_KEYS],
    "clinic_status_is_known": [(Clinic, {"status": "x"})],
    "clinicperson_key_is_a_slug": [(ClinicPerson, {"key": key}) for key in BAD_KEYS],
    "clinicperson_key_once_per_clinic": [(ClinicPerson, {"key": "leads"})],
    "cliniccontact_key_is_a_slug": [(ClinicContact, {"key": key}) for key in BAD_KEYS],
    "cliniccontact_key_once_per_clinic": [(ClinicContact, {"key": "email"})],
    "cliniccontact_has_what_its_kind_says": [
        (ClinicContact, {"kind": "x"}),
        (ClinicContact, {"phone": ""}),
        (ClinicContact, {"email": "a@b.nl"}),
        *((ClinicContact, {"kind": kind}) for kind in ("email", "web")),
        (ClinicContact, {"kind": "appointments", "phone": ""}),
        (ClinicContact, {"kind": "appointments", "url": "https://a.nl"}),
    ],
    "clinic_status_ends_after_it_began": [
        (Clinic, {"status_since": "2026-11-02", "status_until": "2026-11-01"})
    ],
    "opening_hours_weekday_exists": [(OpeningHours, {"weekday": 7})],
    "opening_hours_end_after_they_start": [(OpeningHours, {"closes": "08:00"})],
    "opening_hours_once": [(OpeningHours, {"weekday": 0, "closes": "11:00"})],
    "protocolstep_key_is_a_slug": [(ProtocolStep, {"key": key}) for key in BAD_KEYS],
    "protocolstep_key_once_per_clinic": [(ProtocolStep, {"key": "leave"})],
    "protocolstep_phase_is_known": [(ProtocolStep, {"phase": "x"})],
    "protocolstep_direction_is_known": [(ProtocolStep, {"direction": "x"})],
    "protocolstep_anchor_is_known": [(ProtocolStep, {"anchor": "x"})],
    "protocolstep_time_is_said_in_one_way": [
        (ProtocolStep, {"amount": None}),
        (ProtocolStep, {"amount_fact": "fact"}),
        (ProtocolStep, {"amount": None, "moment_nl": "", "moment_de": ""}),
        *((ProtocolStep, {f"moment_{code}": "soon"}) for code in LANGUAGES),
        (
            ProtocolStep,
            {"amount": None, "amount_fact": "fact", "moment_de": "beim Termin"},
        ),
    ],
    "protocolstep_fasting_is_known": [(ProtocolStep, {"fasting": "x"})],
    "protocolstep_about_is_of_a_time": [
        (ProtocolStep, {"about": True, "amount": 0}),
        (ProtocolStep, {"about": True, "amount": None, "moment_nl": "straks"}),
    ],
    "protocolstep_duration_is_a_number_or_a_fact": [
        (ProtocolStep, {"duration": 1, "duration_fact": "fact"})
    ],
    **{
        f"{model.__name__.lower()}_key_is_a_slug": [
            (model, {"key": key}) for key in BAD_KEYS
        ]
        for model in (ClinicAnswer, ProgrammePart, MixtureDrug, Rhythm)
    },
    "clinicanswer_key_once_per_clinic": [(ClinicAnswer, {"key": "cost"})],
    **{
        f"{model.__name__.lower()}_key_once_per_clinic": [(model, {"key": "standing"})]
        for model in (ProgrammePart, MixtureDrug, Rhythm)
    },
    "clinicanswer_answer_is_known": [
        (ClinicAnswer, {"answer": one}) for one in ("", "x")
    ],  # fmt: skip
    "clinicanswer_is_about_its_topic": [
        (ClinicAnswer, {"topic": "x"}),
        *(
            (ClinicAnswer, {"topic": topic, other: "record"})
            for topic in ANSWERED
            for other in ANSWERED
            if other != topic
        ),
    ],
    "clinicanswer_dose_is_of_a_side_effect": [
        (ClinicAnswer, {"topic": "cost", "dose": "low"}),
        (ClinicAnswer, {"topic": "side_effect", "dose": "x"}),
    ],
    **{
        f"clinicanswer_{topic}_once": [
            (ClinicAnswer, {"topic": topic, topic: "record"})
        ]
        for topic in ANSWERED
    },
    "programmepart_offer_is_known": [(ProgrammePart, {"offer": "x"})],
    "rhythm_unit_is_known": [(Rhythm, {"unit": "hours"})],
    "rhythm_count_is_a_number_or_a_range": [
        (Rhythm, {"count": 0}),
        (Rhythm, {"count": 3, "count_high": 3}),
        (Rhythm, {"count_high": 3}),
    ],
    "rhythm_time_is_a_number_or_a_range": [
        (Rhythm, {"low": 0}),
        (Rhythm, {"low": 3, "high": 2}),
    ],
    "notice_key_is_a_slug": [(Notice, {"key": key}) for key in BAD_KEYS],
    "notice_ends_after_it_starts": [(Notice, {"ends_at": NOW})],
    "notice_ends_or_is_checked_again": [
        (Notice, {"ends_at": None}),
        (Notice, {"check_on": DAY}),
    ],
    "fact_key_is_a_name": [(Fact, {"key": key}) for key in BAD_FACT_KEYS],
    "fact_unit_is_known": [(Fact, {"unit": "x"})],
    "fact_bounds_rise": [(Fact, {"least": 6, "most": 6})],
    "fact_option_once": [(FactOption, {"key": "ketamine"})],
    "fact_option_key_is_a_name": [(FactOption, {"key": key}) for key in BAD_FACT_KEYS],
    "fact_value_once_per_clinic": [
        (FactValue, {"fact": "fact", "clinic": "clinic", **STATED})
    ],
    "fact_value_once_for_all": [(FactValue, {"fact": "fact"})],
    "fact_value_is_exactly_one_thing": [
        (FactValue, {"low": None}),
        (FactValue, {"phone": "112"}),
        (FactValue, {"option": "option"}),
        (FactValue, {"low": None, "phone": "112", "option": "option"}),
        # Who has not stated a value has none; who has confirmed one has exactly one.
        (FactValue, {"clinic": "clinic", **STATED, "answer": "not_stated"}),
        (
            FactValue,
            {"clinic": "clinic", **STATED, "answer": "holds_here", "low": None},
        ),
    ],
    "fact_value_answer_is_a_clinics": [
        (FactValue, {"answer": "holds_here"}),
        (FactValue, {"clinic": "clinic", **STATED, "answer": ""}),
        (FactValue, {"clinic": "clinic", **STATED, "answer": "x"}),
    ],
    "fact_value_says_who_and_when": [
        (FactValue, {"clinic": "clinic", **STATED, "answered_by": ""}),
        (FactValue, {"clinic": "clinic", **STATED, "checked_on": None}),
    ],
    "fact_value_range_rises": [(FactValue, {"high": 6}), (FactValue, {"high": 5})],
    "fact_value_is_not_negative": [
        (FactValue, {"low": -1}),
        (FactValue, {"low": 1, "high": -1, "high_unit": "days"}),
    ],
    "fact_value_two_units_need_a_range": [(FactValue, {"high_unit": "days"})],
    "fact_value_qualifies_a_number": [
        (FactValue, {"low": None, "option": "option", "qualifier": "about"})
    ],
    "factvalue_qualifier_is_known": [(FactValue, {"qualifier": "x"})],
    "factvalue_high_unit_is_known": [(FactValue, {"high": 9, "high_unit": "x"})],
    "publication_is_approved_or_starter": [
        (Publication, {"origin": "x", "approver_role": "medical"}),
        (Publication, {"review_id": 9}),
        (Publication, {"approver_id": 2}),
        *((Publication, REVIEWED | {field: None}) for field in UNSIGNED),
    ],
    "publication_author_is_not_the_approver": [
        (Publication, REVIEWED | {"approver_id": 1})
    ],
    "publication_has_a_medical_person": [
        (Publication, REVIEWED | {"approver_role": role}) for role in ("staff", "")
    ],
    "published_part_once": [(PublishedPart, {"language": "nl"})],
    "published_part_is_gone_or_has_a_checksum": [
        (PublishedPart, {"checksum": ""}),
        (PublishedPart, {"content": ""}),
        (PublishedPart, {"content": "", "checksum": "", "made_against": "c"}),
    ],
    "edition_number_once_per_page_and_language": [(Edition, {"number": 1})],
    "edition_once_per_publication": [(Edition, {"publication": "publication"})],
    "edition_number_starts_at_1": [(Edition, {"number": 0})],
    "finished_state_is_one": [(FinishedState, {"pk": 2})],
    "finished_index_once_per_version": [(FinishedIndex, {"made_by": "old"})],
    "finished_part_once_per_version": [(FinishedPart, {"made_by": "old"})],
    "finished_response_once_per_version": [(FinishedResponse, {"made_by": "old"})],
    "publishing_lock_is_one": [(PublishingLock, {"pk": 2})],
    "address_belongs_to_one_page": [(Address, {"language": "nl", "page_key": "thief"})],
    "withdrawal_reason_is_known": [(Withdrawal, {"reason": "x"})],
    "withdrawal_once_at_a_time": [(Withdrawal, {"number": 7})],
    "planned_withdrawal_reason_is_known": [(PlannedWithdrawal, {"reason": "x"})],
    "planned_withdrawal_is_for_later": [(PlannedWithdrawal, {"at": NOW})],
    "review_comment_says_something": [(ReviewComment, {"text": ""})],
    "message_once": [(Message, {"kind": "asked"})],
    "message_kind_is_known": [(Message, {"kind": "x"})],
    "message_mail_is_known": [(Message, {"mail": "x"})],
}
"""Per constraint the rows that it alone refuses: a table, and what is wrong."""

CASES = [
    pytest.param(name, model, wrong, id=f"{name}-{number}")
    for name, rows in WRONG.items()
    for number, (model, wrong) in enumerate(rows)
]


@pytest.mark.parametrize("name, model, wrong", CASES)
def test_the_database_refuses_the_wrong_row(name, model, wrong, standing):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        insert(model, standing, wrong)
    words = name
    if connection.vendor == "sqlite" and name in names_of(UniqueConstraint):
        # SQLite names no constraint; a published table's guard is even faster.
        words = MESSAGE if model in (*PUBLISHED, *NOTES) else "UNIQUE constraint failed"
    assert words in str(refusal.value)


@pytest.mark.parametrize("model", VALID, ids=lambda model: model.__name__)
def test_the_database_takes_the_right_row(model, standing):
    insert(model, standing, {})


def test_the_database_takes_what_two_people_have_signed(standing):
    insert(Publication, standing, REVIEWED)


def test_the_database_takes_a_part_that_is_gone(standing):
    insert(PublishedPart, standing, {"content": "", "checksum": ""})


@pytest.mark.parametrize("model, field", [(Page, f"slug_{c}") for c in ("nl", "de")])
def test_an_address_is_one_pages_per_language(model, field, standing):
    code = field[-2:]
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(model, standing, {field: "kosten", f"title_{code}": "Kosten"})


@pytest.mark.parametrize(
    "model",
    [Page, *RECORD_MODELS.values(), Synonym, AskedQuestion, DangerSign, Term, Picture],
)
def test_a_key_names_one_row(model, standing):
    insert(model, standing, {})
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(model, standing, {"slug_nl": "b"} if model is Page else {})


def test_many_pages_have_no_german_address_and_may_share_one_across_languages(standing):
    for key in ("a", "b"):
        insert(Page, standing, {"key": key, "slug_nl": key, "slug_de": None})
    insert(Page, standing, {"key": "c", "slug_nl": "c", "slug_en": "kosten", "title_en": "C"})  # fmt: skip


def test_a_review_publishes_once(standing):
    insert(Publication, standing, REVIEWED)
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Publication, standing, REVIEWED)


def test_an_edition_is_withdrawn_once(standing):
    insert(Withdrawal, standing, {})
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Withdrawal, standing, {"reason": "outdated"})


def names_of(*kinds):
    return {
        constraint.name
        for model in apps.get_app_config("content").get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, kinds)
    }


def test_every_constraint_of_the_app_is_tried_here():
    assert names_of(CheckConstraint, UniqueConstraint) == set(WRONG)
