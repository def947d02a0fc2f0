"""The fixtures that all tests share."""

import shutil
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, connections, transaction
from django.db.models import QuerySet
from django.test import client, override_settings
from django.utils import timezone, translation

from content.drafts.lexicon_entries import LexiconEntry
from content.editions.lock import PublishingLock
from content.editions.triggers import install_sql, remove_sql
from tests.collected_files import collect
from tests.once_per_run import made_once

FACT_FILES = Path(__file__).resolve().parent / "fact_files"
STARTER = Path(__file__).resolve().parent.parent / "content" / "starter"
STARTER_PAGES = len({path.name.split(".")[0] for path in STARTER.glob("pages/*.md")})
"""How many pages the starter has, each in every language."""


@pytest.fixture(scope="session", autouse=True)
def set_up_for_tests():
    """Styles without a collectstatic run; passwords that cost nothing."""
    static = "django.contrib.staticfiles.storage.StaticFilesStorage"
    with override_settings(
        STORAGES={**settings.STORAGES, "staticfiles": {"BACKEND": static}},
        WHITENOISE_AUTOREFRESH=True,
        WHITENOISE_USE_FINDERS=True,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield


@pytest.fixture(scope="session", autouse=True)
def contexts_of_whole_templates():
    """`response.context` is that of the page, and not of the hundreds of templates that
    it includes: Django's client copies all names for each of them, in a fifth of the time
    that a form of staff takes."""
    store = client.store_rendered_templates

    def store_whole(kept, signal, sender, template, context, **told):
        if context.template is template:  # an included one is drawn in another's name
            store(kept, signal, sender, template, context, **told)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "store_rendered_templates", store_whole)
        yield


@pytest.fixture(autouse=True)
def language_of_the_site():
    """A request leaves its language active: no test inherits that of the one before."""
    translation.deactivate()


@pytest.fixture(scope="session")
def static_root(set_up_for_tests, tmp_path_factory):
    """The folder of static files as a deployment has them; no test changes it."""
    return made_once("static", make=collect, factory=tmp_path_factory)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def fact_files(tmp_path):
    """Two clinics in two countries, three facts, a notice and two pages, all sound."""
    return shutil.copytree(FACT_FILES, tmp_path / "files")


_starter_rows = []  # tables and rows of the loaded starter, read once


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what asks the database: another one need not run the other tests as well.

    Whoever reads the starter needs the database, and leaves it as it was.
    """
    for item in items:
        fixtures = {*getattr(item, "fixturenames", ())}
        if "starter" in fixtures:
            item.add_marker(pytest.mark.django_db)
        if item.get_closest_marker("django_db") or fixtures & {
            "db",
            "transactional_db",
        }:
            item.add_marker(pytest.mark.database)


@pytest.fixture(scope="module")
def starter(django_db_setup, django_db_blocker):
    """The whole starter content, published as example content. What a test changes is
    taken back after it.

    It is loaded once per process; later modules get the same rows put back.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        if _starter_rows:
            _put_back(_starter_rows)
        else:
            _load_starter()
            _starter_rows.extend(_all_rows())
        yield
        transaction.set_rollback(True)


def _load_starter():
    from content.exchange.loading import load

    load(STARTER, now=timezone.now())


def _all_rows():
    """What the tables of the site hold, in the order in which it can be put back."""
    for model in _tables():
        yield model, list(QuerySet(model).order_by("pk"))


def _put_back(rows):
    for model in (PublishingLock, LexiconEntry):  # filled by the migrations
        QuerySet(model).all().delete()
    for model, objects in rows:
        QuerySet(model).bulk_create(objects, batch_size=500)
    with connection.cursor() as cursor:
        models = [model for model, _objects in rows]
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def _tables():
    """Every table of the site; those that others point at come first."""
    waiting = list(apps.get_app_config("content").get_models(include_auto_created=True))
    done = []
    while waiting:
        free = [
            model
            for model in waiting
            if not any(
                field.related_model in waiting and field.related_model is not model
                for field in model._meta.fields
                if field.is_relation
            )
        ]
        done += free
        waiting = [model for model in waiting if model not in free]
    return done


GUARDED = import_module("content.migrations.0002_triggers").TABLES


def _run(statements) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.fixture
def _guards_back(django_db_setup, django_db_blocker):
    yield
    with django_db_blocker.unblock():
        _run(install_sql(connection.vendor, GUARDED))


@pytest.fixture
def committed_db(_guards_back, transactional_db):
    """A database whose transactions really commit, for tests with several actors.

    The test runner empties it afterwards, which the insert-only triggers would refuse;
    so they stand aside for exactly that moment.
    """
    yield
    _run(remove_sql(connection.vendor, GUARDED))


@pytest.fixture
def shared_database(committed_db, tmp_path):
    """A database that several connections can use as they do in production.

    SQLite's in-memory database has no queue of writers, so there it is a copy in a
    file for as long as the test lasts.
    """
    if connection.vendor != "sqlite":
        yield
        return
    settings = connections.settings["default"]
    in_memory, name = connection.connection, settings["NAME"]
    settings["NAME"] = connection.settings_dict["NAME"] = tmp_path / "races.db"
    connection.connection = None
    connection.ensure_connection()
    in_memory.backup(connection.connection)
    yield
    connection.connection.close()
    connection.connection = in_memory
    settings["NAME"] = connection.settings_dict["NAME"] = name
