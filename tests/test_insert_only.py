"""What has been published is never changed or deleted, whoever tries and however."""

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from content.editions.editions import (
    PUBLISHED_MODELS,
    Address,
    Edition,
    EditionFact,
    EditionSection,
    EditionText,
    FactBook,
    Publication,
    PublishedFile,
    Withdrawal,
)
from content.editions.insert_only import ImmutableRow, InsertOnly, unique_columns
from content.editions.triggers import MESSAGE, UnsupportedDatabase, install_sql, missing
from content.publishing import actions
from tests.conftest import GUARDED
from tests.factories import (
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    publish,
    publish_all_facts,
)
from tests.picture_making import make_picture

pytestmark = pytest.mark.django_db

FIELD = {
    Publication: "reason",
    Edition: "menu",
    EditionText: "title",
    EditionSection: "html",
    EditionFact: "key",
    FactBook: "checksum",
    Address: "page_key",
    Withdrawal: "note",
    PublishedFile: "name",
}
"""In each published table, a text that somebody might like to touch up."""

each_table = pytest.mark.parametrize(
    "model", PUBLISHED_MODELS, ids=lambda model: model.__name__
)


@pytest.fixture
def published():
    """One row at least in every published table."""
    people = {"author": make_editor(), "approver": make_reviewer()}
    make_fact()
    publish_all_facts(**people)
    make_picture()
    body = "{{fasting_food}}\n\n![](picture:infusion-room)"
    publish(make_page(sections=[{"body_nl": body}]), **people)
    actions.withdraw(
        page_key="costs",
        by=User.objects.get(username="nurse"),
        now=timezone.now(),
        reason="mistake",
    )
    connection.check_constraints()  # PostgreSQL: nothing left to check at commit


def content(model):
    return list(model.objects.order_by("pk").values())


def refuses(model, attack, error, **options):
    before = content(model)
    assert before
    with pytest.raises(error, **options), transaction.atomic():
        attack(model)
    assert content(model) == before


def changed(model):
    row = model.objects.first()
    setattr(row, FIELD[model], "changed")
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
    "update": lambda model: model.objects.update(**{FIELD[model]: "changed"}),
    "delete of all": lambda model: model.objects.all().delete(),
    "delete of some": lambda model: model.objects.filter(pk__gt=0).delete(),
    "bulk_update": lambda model: model.objects.bulk_update(
        [changed(model)], [FIELD[model]]
    ),
    "update_or_create": lambda model: model.objects.update_or_create(
        {FIELD[model]: "changed"}, pk=model.objects.first().pk
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
    edition, text = Edition.objects.get(), EditionText.objects.first()
    for rows in (
        edition.texts,
        edition.facts,
        text.sections.all(),
        edition.publication.editions,
    ):
        with pytest.raises(ImmutableRow):
            rows.update(pk=0)


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


FORCED = {
    "base save": lambda model: models.Model.save(changed(model)),
    "raw save": lambda model: changed(model).save_base(raw=True),
    "plain update": lambda model: plain(model).update(**{FIELD[model]: "changed"}),
    "plain bulk_update": lambda model: plain(model).bulk_update(
        [changed(model)], [FIELD[model]]
    ),
    "plain upsert": lambda model: upsert(plain(model), model),
    "_raw_delete": lambda model: model.objects.all()._raw_delete("default"),
    "UPDATE": lambda model: run(
        f"UPDATE {model._meta.db_table} SET {FIELD[model]} = 'changed'"
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
    for model in PUBLISHED_MODELS:
        row = model.objects.first()
        row._state.adding = True
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_every_published_table_is_guarded_in_the_database(db):
    assert set(GUARDED) == {model._meta.db_table for model in PUBLISHED_MODELS}
    assert missing(connection, GUARDED) == []


def test_every_insert_only_model_counts_as_published():
    insert_only = {
        model for model in apps.get_models() if issubclass(model, InsertOnly)
    }
    assert insert_only == set(PUBLISHED_MODELS) == set(FIELD)


@each_table
def test_a_published_table_points_at_published_tables_only(model, db):
    tables = {model._meta.db_table for model in PUBLISHED_MODELS}
    related = {field.related_model for field in model._meta.fields if field.is_relation}
    assert related <= set(PUBLISHED_MODELS)
    with connection.cursor() as cursor:
        found = connection.introspection.get_relations(cursor, model._meta.db_table)
    assert {table for _column, table, *_rest in found.values()} <= tables


def test_the_record_stays_whole_when_drafts_and_accounts_are_deleted(published):
    from content.drafts.pages import Page
    from content.editions.reviews import Review

    before = {model: content(model) for model in PUBLISHED_MODELS}
    Page.objects.all().delete()
    Review.objects.all().delete()
    User.objects.all().delete()
    assert {model: content(model) for model in PUBLISHED_MODELS} == before
    assert {one.approver_name for one in Publication.objects.all()} == {"doctor"}


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
    for model in PUBLISHED_MODELS:
        assert set(GUARDED[model._meta.db_table]) == set(unique_columns(model))
