"""Database triggers that make published rows insert-only, whoever writes SQL.

Python's own refusal (`content/editions/editions.py`) gives the friendly sentence; these
hold for raw SQL, upserts and every other client too. SQLite and PostgreSQL.
"""

from collections.abc import Iterable, Mapping

from django.db.backends.base.base import BaseDatabaseWrapper

MESSAGE = "published rows are insert-only"


class UnsupportedDatabase(NotImplementedError):
    """The site cannot keep its promise on this database."""


Uniques = Mapping[str, Iterable[tuple[str, ...]]]
"""Table → its sets of columns that are unique together."""


def install_sql(vendor: str, tables: Uniques) -> list[str]:
    """Statements that forbid UPDATE, DELETE (and TRUNCATE) on the tables.

    vendor: Django's name, "sqlite" or "postgresql". SQLite's INSERT OR REPLACE deletes
    without asking a DELETE trigger; there, an insert that would replace is refused too.
    Raises UnsupportedDatabase for any other vendor.
    """
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
            for table in tables
            for verb in ("UPDATE", "DELETE")
        ] + [
            f"CREATE TRIGGER {table}_no_replace_{number} BEFORE INSERT ON {table} "
            f"WHEN {_stands_already(table, columns)} "
            f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
            for table, uniques in tables.items()
            for number, columns in enumerate([("id",), *uniques])
        ]
    if vendor == "postgresql":
        refuse = (
            "CREATE OR REPLACE FUNCTION content_refuse() RETURNS trigger AS $$ BEGIN "
            f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation'; "
            "END $$ LANGUAGE plpgsql"
        )
        return [refuse] + [
            f"CREATE TRIGGER {table}_insert_only "
            f"BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION content_refuse()"
            for table in tables
        ]
    raise UnsupportedDatabase(
        f"No insert-only triggers are written for {vendor}. Use SQLite or PostgreSQL."
    )


def remove_sql(vendor: str, tables: Uniques) -> list[str]:
    """Statements that undo `install_sql`; for migrating back and for tests."""
    if vendor == "sqlite":
        return [
            f"DROP TRIGGER IF EXISTS {table}_no_{verb}"
            for table, uniques in tables.items()
            for verb in ("update", "delete", *_replacements(uniques))
        ]
    return [
        f"DROP TRIGGER IF EXISTS {table}_insert_only ON {table}" for table in tables
    ]


def _stands_already(table: str, columns: Iterable[str]) -> str:
    same = " AND ".join(f"{column} = NEW.{column}" for column in columns)
    return f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 (our own names)


def _replacements(uniques: Iterable[tuple[str, ...]]) -> list[str]:
    return [f"replace_{number}" for number, _columns in enumerate([("id",), *uniques])]


def missing(connection: BaseDatabaseWrapper, tables: Uniques) -> list[str]:
    """The names of triggers that should stand in the connected database and do not."""
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        standing = {row[0] for row in cursor.fetchall()}
    wanted = [
        statement.split()[2]
        for statement in install_sql(connection.vendor, tables)
        if statement.startswith("CREATE TRIGGER ")
    ]
    return [name for name in wanted if name not in standing]
