"""Database triggers that hold what is promised, whoever writes SQL.

Published rows and notes are insert-only. A part is published only where its review was
approved; example content only while no person has published anything. A decided review
never changes, what was stopped is never published, and who withdrew undoes that. Python's own refusals give the friendly sentences; these hold for raw
SQL, upserts and every other client too. SQLite and PostgreSQL.
"""

from collections.abc import Iterable, Mapping

from django.db.backends.base.base import BaseDatabaseWrapper

MESSAGE = "published rows are insert-only"
UNAPPROVED = "this part has no approved review"
TOO_LATE = "example content is published only while no person has published anything"
DECIDED = "a decided review never changes"
STOPPED = "this approval was stopped, or what it approved is public"
NOT_OWN = "a withdrawal is undone by who withdrew"

Uniques = Mapping[str, Iterable[tuple[str, ...]]]
"""Table → its sets of columns that are unique together."""

_PERSON_HAS_PUBLISHED = "SELECT 1 FROM content_publication WHERE origin <> 'starter'"
_IS_EXAMPLE = (
    "SELECT 1 FROM content_publication p "
    "WHERE p.id = NEW.publication_id AND p.origin = 'starter'"
)
_IS_APPROVED = (
    "SELECT 1 FROM content_publication p "
    "JOIN content_review r ON r.id = p.review_id AND r.decision = 'approved' "
    "JOIN content_reviewitem i ON i.review_id = r.id "
    "WHERE p.id = NEW.publication_id AND i.entry = NEW.entry "
    "AND i.language = NEW.language AND i.checksum = NEW.checksum "
    "AND i.made_against = NEW.made_against"
)
_HAS_REVIEW = (
    "SELECT 1 FROM content_review r WHERE r.id = NEW.review_id "
    "AND r.decision = 'approved' AND r.requested_by_id = NEW.author_id "
    "AND r.decided_by_id = NEW.approver_id"
)

_IS_STOPPED = (
    "SELECT 1 FROM content_approvalstopped s WHERE s.review_id = NEW.review_id"
)
_IS_PUBLIC = "SELECT 1 FROM content_publication p WHERE p.review_id = NEW.review_id"
_WITHDREW = (
    "SELECT 1 FROM content_withdrawal w WHERE w.id = NEW.withdrawal_id "
    "AND w.withdrawn_by_id = NEW.by_id"
)

RULES: dict[str, tuple[str, str, str, str]] = {
    "content_publishedpart_is_approved": (
        "INSERT",
        "content_publishedpart",
        f"NOT EXISTS ({_IS_APPROVED}) AND NOT (EXISTS ({_IS_EXAMPLE}) "
        f"AND NOT EXISTS ({_PERSON_HAS_PUBLISHED}))",
        UNAPPROVED,
    ),
    "content_publication_is_reviewed": (
        "INSERT",
        "content_publication",
        f"NEW.origin <> 'starter' AND NOT EXISTS ({_HAS_REVIEW})",
        UNAPPROVED,
    ),
    "content_publication_is_early": (
        "INSERT",
        "content_publication",
        f"NEW.origin = 'starter' AND EXISTS ({_PERSON_HAS_PUBLISHED})",
        TOO_LATE,
    ),
    "content_publication_is_not_stopped": (
        "INSERT",
        "content_publication",
        f"EXISTS ({_IS_STOPPED})",
        STOPPED,
    ),
    "content_approvalstopped_is_early": (
        "INSERT",
        "content_approvalstopped",
        f"EXISTS ({_IS_PUBLIC})",
        STOPPED,
    ),
    "content_withdrawalundone_is_own": (
        "INSERT",
        "content_withdrawalundone",
        f"NOT EXISTS ({_WITHDREW})",
        NOT_OWN,
    ),
    "content_review_stays_decided": (
        "UPDATE",
        "content_review",
        "OLD.decision <> ''",
        DECIDED,
    ),
    "content_review_is_kept": (
        "DELETE",
        "content_review",
        "OLD.decision <> ''",
        DECIDED,
    ),
}
"""Name of a trigger → before which verb, on which table, when it refuses, and with
what."""


class UnsupportedDatabase(NotImplementedError):
    """The site cannot keep its promise on this database."""


def install_sql(vendor: str, tables: Uniques) -> list[str]:
    """Statements that make all triggers.

    vendor: Django's name, "sqlite" or "postgresql". tables: those that are insert-only.
    SQLite's INSERT OR REPLACE deletes without asking a DELETE trigger; there, an insert
    that would replace is refused too. Raises UnsupportedDatabase for any other vendor.
    """
    if vendor == "sqlite":
        return _sqlite_insert_only(tables) + [
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table} WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            for name, (verb, table, condition, message) in RULES.items()
        ]
    if vendor == "postgresql":
        return _postgresql_insert_only(tables) + [
            statement for name in RULES for statement in _postgresql_rule(name)
        ]
    raise UnsupportedDatabase(
        f"No triggers are written for {vendor}. Use SQLite or PostgreSQL."
    )


def remove_sql(vendor: str, tables: Uniques) -> list[str]:
    """Statements that undo `install_sql`; for migrating back and for tests."""
    if vendor == "sqlite":
        names = [
            f"{table}_no_{verb}"
            for table, uniques in tables.items()
            for verb in ("update", "delete", *_replacements(uniques))
        ]
        return [f"DROP TRIGGER IF EXISTS {name}" for name in (*names, *RULES)]
    guards = [(f"{table}_insert_only", table) for table in (*tables, "content_review")]
    guards += [(name, table) for name, (_verb, table, *_rest) in RULES.items()]
    return [f"DROP TRIGGER IF EXISTS {name} ON {table}" for name, table in guards]


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


def _sqlite_insert_only(tables: Uniques) -> list[str]:
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


def _postgresql_insert_only(tables: Uniques) -> list[str]:
    refuse = (
        "CREATE OR REPLACE FUNCTION content_refuse() RETURNS trigger AS $$ BEGIN "
        f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation'; "
        "END $$ LANGUAGE plpgsql"
    )
    return [
        refuse,
        *(
            f"CREATE TRIGGER {table}_insert_only "
            f"BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION content_refuse()"
            for table in tables
        ),
        "CREATE TRIGGER content_review_insert_only BEFORE TRUNCATE ON content_review "
        "FOR EACH STATEMENT EXECUTE FUNCTION content_refuse()",
    ]


def _postgresql_rule(name: str) -> list[str]:
    verb, table, condition, message = RULES[name]
    row = "OLD" if verb == "DELETE" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$ BEGIN "
        f"IF {condition} THEN RAISE EXCEPTION '{message}' "
        f"USING ERRCODE = 'restrict_violation'; END IF; RETURN {row}; "
        "END $$ LANGUAGE plpgsql",
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def _stands_already(table: str, columns: Iterable[str]) -> str:
    same = " AND ".join(f"{column} = NEW.{column}" for column in columns)
    return f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 (our own names)


def _replacements(uniques: Iterable[tuple[str, ...]]) -> list[str]:
    return [f"replace_{number}" for number, _columns in enumerate([("id",), *uniques])]
