"""What has been published is never changed or deleted, whoever tries and however."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from content.book import PartKey
from content.drafts.reading import draft_parts
from content.editions.answers import FindingAnswer
from content.editions.editions import Address, Edition, Withdrawal
from content.editions.guarded import NOTES, PUBLISHED, guarded_tables
from content.editions.insert_only import ImmutableRow, InsertOnly, unique_columns
from content.editions.journal import JournalEntry, JournalKind, note
from content.editions.publications import Publication, PublishedPart
from content.editions.published_files import PublishedFile
from content.editions.review_notes import ApprovalStopped, ReviewComment
from content.editions.reviews import DraftChange, Review, ReviewItem, WordingOnly
from content.editions.triggers import (
    DECIDED,
    MESSAGE,
    NOT_OWN,
    UnsupportedDatabase,
    install_sql,
    missing,
)
from content.editions.withdrawals import (
    PlanGivenUp,
    PlannedWithdrawal,
    WithdrawalUndone,
)
from content.publishing import actions, withdrawing
from content.publishing.comments import Place
from content.publishing.errors import Unanswered
from content.publishing.notes import note_changes
from content.publishing.translations import mark_wording_only
from tests.conftest import GUARDED
from tests.factories import (
    approve,
    confirm_translations,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    publish_changes,
)
from tests.factories import (
    changed as changed_parts,
)
from tests.picture_making import make_picture

pytestmark = pytest.mark.django_db

FIELD = {
    Publication: "reason",
    PublishedPart: "content",
    Edition: "title",
    Address: "page_key",
    Withdrawal: "note",
    PlannedWithdrawal: "note",
    PlanGivenUp: "by_id",
    WithdrawalUndone: "at",
    PublishedFile: "name",
    ReviewItem: "made_against",
    ReviewComment: "text",
    ApprovalStopped: "by_id",
    DraftChange: "entry",
    WordingOnly: "reason",
    JournalEntry: "note",
    FindingAnswer: "reason",
}
"""In each guarded table, a column that somebody might like to touch up."""

TABLES = (*PUBLISHED, *NOTES)

each_table = pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)


@pytest.fixture(scope="module")
def people(django_db_setup, django_db_blocker):
    """Two people. What this module makes is made once, and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield {"author": make_editor(), "approver": make_reviewer()}
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def published(people, django_db_blocker):
    """One row at least in every guarded table, and one review that waits."""
    with django_db_blocker.unblock():
        make_history(people)


def make_history(people):
    make_fact()
    make_picture()
    body = "{{fasting_food}}\n\n![](picture:infusion-room)"
    page = make_page(sections=[{"body_nl": body}])
    confirm_translations()
    publish_changes(changed_parts(), **people)
    before = draft_parts({"page/costs"})
    page.sections.update(heading_nl="Een kop")
    note_changes(
        before,
        draft_parts({"page/costs"}),
        by=people["author"],
        now=timezone.now(),
    )
    mark_wording_only(
        entry="section/costs/first",
        reason="A comma.",
        by=people["author"],
        now=timezone.now(),
    )
    page.sections.update(body_nl="Ketamine geneest pijn.")
    with pytest.raises(Unanswered) as caught:
        ask(people["author"])
    ask(people["author"], answers={one.key: "A title." for one in caught.value.found})
    note(JournalKind.SIGNED_IN, at=timezone.now(), by=people["author"].pk)
    written_once(page, people)
    connection.check_constraints()  # PostgreSQL: nothing left to check at commit


def ask(person, **options):
    return actions.request_review(
        chosen=changed_parts(), by=person, now=timezone.now(), **options
    )


def written_once(page, people):
    """What is said at places, given up and undone."""
    now, later = timezone.now(), timezone.now() + timedelta(days=1)
    nurse, doctor = people["author"], people["approver"]
    for key in ("returned", "later"):
        make_page(key)
    confirm_translations()
    review = actions.request_review(
        chosen=changed_parts("page/returned"), by=nurse, now=now
    )
    place = Place(PartKey("section/returned/first", "nl"), "body")
    actions.return_to_author(
        review=review, by=doctor, now=now, comment="", places={place: "Shorter."}
    )
    review = actions.request_review(
        chosen=changed_parts("page/later"), by=nurse, now=now
    )
    approve(review, doctor, publish_at=later)
    actions.stop(review=review, by=doctor, now=now)
    act = {"page_key": page.key, "by": nurse, "now": now}
    plan = withdrawing.plan_withdrawal(**act, at=later, reason="outdated")
    withdrawing.give_up(plan=plan, by=nurse, now=now)
    actions.withdraw(**act, reason="mistake")
    withdrawing.undo(**act)


def content(model):
    return list(model.objects.order_by("pk").values())


def refuses(model, attack, error, **options):
    before = content(model)
    assert before
    with pytest.raises(error, **options), transaction.atomic():
        attack(model)
    assert content(model) == before


def another(model):
    """Another value for that column."""
    if FIELD[model] == "at":
        return timezone.now()
    return 99 if FIELD[model].endswith("_id") else "changed"


def changed(model):
    row = model.objects.first()
    setattr(row, FIELD[model], another(model))
    return row


def upsert(rows, model):
    return rows.bulk_create(
        [changed(model)],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[FIELD[model]],
    )


def plain(model):
    """The table as somebody sees it who goes around the models' own managers."""
    return models.QuerySet(model)


POLITE = {
    "save": lambda model: changed(model).save(),
    "save of one field": lambda model: changed(model).save(
        update_fields=[FIELD[model]]
    ),
    "delete": lambda model: model.objects.first().delete(),
    "update": lambda model: model.objects.update(**{FIELD[model]: another(model)}),
    "delete of all": lambda model: model.objects.all().delete(),
    "delete of some": lambda model: model.objects.filter(pk__gt=0).delete(),
    "bulk_update": lambda model: model.objects.bulk_update(
        [changed(model)], [FIELD[model]]
    ),
    "update_or_create": lambda model: model.objects.update_or_create(
        {FIELD[model]: another(model)}, pk=model.objects.first().pk
    ),
    "upsert": lambda model: upsert(model.objects, model),
    "insert or ignore": lambda model: model.objects.bulk_create(
        [changed(model)], ignore_conflicts=True
    ),
}


@each_table
@pytest.mark.parametrize("way", POLITE)
def test_python_refuses_with_a_sentence_and_the_rows_stay(way, model, published):
    refuses(model, POLITE[way], ImmutableRow, match="Publish a new edition")


def test_related_rows_are_refused_too(published):
    publication = Publication.objects.get()
    for rows in (
        publication.editions,
        publication.parts,
        Review.objects.first().items,
    ):
        with pytest.raises(ImmutableRow):
            rows.update(pk=0)


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


FORCED = {
    "base save": lambda model: models.Model.save(changed(model)),
    "raw save": lambda model: changed(model).save_base(raw=True),
    "plain update": lambda model: plain(model).update(**{FIELD[model]: another(model)}),
    "plain bulk_update": lambda model: plain(model).bulk_update(
        [changed(model)], [FIELD[model]]
    ),
    "plain upsert": lambda model: upsert(plain(model), model),
    "_raw_delete": lambda model: model.objects.all()._raw_delete("default"),
    "UPDATE": lambda model: run(
        f"UPDATE {model._meta.db_table} SET {FIELD[model]} = '{another(model)}'"
    ),
    "DELETE": lambda model: run(f"DELETE FROM {model._meta.db_table}"),
}
if connection.vendor == "sqlite":
    FORCED["REPLACE"] = lambda model: run(
        f"INSERT OR REPLACE INTO {model._meta.db_table} "
        f"SELECT * FROM {model._meta.db_table}"
    )
if connection.vendor == "postgresql":
    FORCED["TRUNCATE"] = lambda model: run(f"TRUNCATE {model._meta.db_table} CASCADE")


@each_table
@pytest.mark.parametrize("way", FORCED)
def test_the_database_refuses_whoever_goes_around_python(way, model, published):
    refuses(model, FORCED[way], IntegrityError, match=MESSAGE)


def test_a_row_that_was_read_cannot_be_written_again_under_its_number(published):
    for model in TABLES:
        row = model.objects.first()
        row._state.adding = True
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_every_guarded_table_has_its_triggers_in_the_database(db):
    assert set(GUARDED) == {model._meta.db_table for model in TABLES}
    assert missing(connection, GUARDED) == []
    assert set(guarded_tables()) == set(GUARDED)


def test_every_insert_only_model_is_guarded():
    insert_only = {
        model for model in apps.get_models() if issubclass(model, InsertOnly)
    }
    assert insert_only == set(TABLES) == set(FIELD)


@pytest.mark.parametrize("model", PUBLISHED, ids=lambda model: model.__name__)
def test_a_published_table_points_at_published_tables_only(model, db):
    tables = {model._meta.db_table for model in PUBLISHED}
    related = {field.related_model for field in model._meta.fields if field.is_relation}
    assert related <= set(PUBLISHED)
    with connection.cursor() as cursor:
        found = connection.introspection.get_relations(cursor, model._meta.db_table)
    assert {table for _column, table, *_rest in found.values()} <= tables


def test_the_record_stays_whole_when_drafts_and_accounts_are_deleted(published):
    from content.drafts.pages import Page

    before = {model: content(model) for model in TABLES}
    Page.objects.all().delete()
    doctor = User.objects.get(username="doctor").pk
    User.objects.all().delete()
    after = {model: content(model) for model in TABLES}
    deleted = after[JournalEntry][len(before[JournalEntry]) :]
    assert [row["kind"] for row in deleted] == ["account_deleted"] * 2
    assert after == {**before, JournalEntry: before[JournalEntry] + deleted}
    assert {one.approver_id for one in Publication.objects.all()} == {doctor}
    assert {one.approver_role for one in Publication.objects.all()} == {"medical"}


# --- What was decided stays decided -------------------------------------------------------


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE content_review SET comment = 'Fine.' WHERE decision <> ''",
        "UPDATE content_review SET decision = '', decided_by_id = NULL, "
        "decided_at = NULL WHERE decision <> ''",
        "UPDATE content_review SET decided_by_id = 99 WHERE decision <> ''",
        "DELETE FROM content_review WHERE decision <> ''",
    ],
)
def test_a_decided_review_never_changes_and_stays(attack, published):
    before = list(Review.objects.order_by("pk").values())
    with pytest.raises(IntegrityError, match=DECIDED), transaction.atomic():
        run(attack)
    assert list(Review.objects.order_by("pk").values()) == before


def test_a_decided_review_is_not_saved_again_either(published):
    review = Review.objects.exclude(decision="").earliest("pk")
    review.comment = "Fine."
    with pytest.raises(IntegrityError, match=DECIDED), transaction.atomic():
        review.save()


@pytest.mark.parametrize("decision", ["returned", "taken_back"])
def test_a_review_that_was_not_approved_stays_decided_as_well(decision, published):
    review = Review.objects.pending().get()
    nurse, doctor = review.requested_by, User.objects.get(username="doctor")
    now = timezone.now()
    if decision == "returned":
        actions.return_to_author(review=review, by=doctor, now=now, comment="No.")
    else:
        actions.take_back(review=review, by=nurse, now=now)
    for attack in (
        f"UPDATE content_review SET decision = 'approved' WHERE id = {review.pk}",
        f"DELETE FROM content_review WHERE id = {review.pk}",
    ):
        with pytest.raises(IntegrityError, match=DECIDED), transaction.atomic():
            run(attack)


def test_nobody_undoes_what_somebody_else_withdrew(published, people):
    now, author = timezone.now(), people["author"]
    withdrawal = actions.withdraw(
        page_key="costs", by=author, now=now, reason="mistake"
    )
    assert withdrawal.number == 2  # the first one was undone
    with pytest.raises(IntegrityError, match=NOT_OWN), transaction.atomic():
        WithdrawalUndone.objects.create(
            withdrawal=withdrawal, by_id=people["approver"].pk, at=now
        )


def test_the_guards_are_never_silently_left_out():
    with pytest.raises(UnsupportedDatabase, match="oracle"):
        install_sql("oracle", GUARDED)


def test_no_address_changes_its_owner_by_a_replacing_insert(published):
    if connection.vendor != "sqlite":
        return  # only SQLite replaces without asking the DELETE trigger
    with pytest.raises(IntegrityError, match=MESSAGE), transaction.atomic():
        run(
            "INSERT OR REPLACE INTO content_address (language, slug, page_key) "
            "VALUES ('nl', 'costs-nl', 'thief')"
        )
    assert set(Address.objects.values_list("page_key", flat=True)) == {"costs"}


def test_the_guards_know_every_set_of_columns_that_is_unique():
    for model in TABLES:
        assert set(GUARDED[model._meta.db_table]) == set(unique_columns(model))
