"""All rows of all tables of the site, and where two readings of them differ."""

from functools import cache

from django.apps import apps
from django.db import connection

_NOT_CONTENT = {
    *("content_openform", "content_savedform"),
    *("content_finishedresponse", "content_finishedstate"),
}
"""Who has which form open, and which were saved; what is made of content, at any time."""


def everything():
    """Table and number of a row (the row itself where it has none) → its columns."""
    found = {}
    for table in _tables():
        with connection.cursor() as cursor:
            names = map(connection.ops.quote_name, _columns(table))
            cursor.execute(f"SELECT {', '.join(names)} FROM {table}")
            rows = cursor.fetchall()
        has_number = _columns(table)[0] == "id"
        found |= {(table, row[0] if has_number else row): row for row in rows}
    return found


def differences(before, after):
    """Table, number of the row and column → its value, wherever `after` has another."""
    return {
        (table, number, column): value
        for (table, number), row in after.items()
        if before.get((table, number)) != row
        for column, value, old in zip(
            _columns(table),
            row,
            before.get((table, number), [_NOTHING] * len(row)),
            strict=True,
        )
        if value != old
    }


_NOTHING = object()


def touched(before, after):
    """The columns that hold something else, and the tables with other rows."""
    columns = {
        column
        for table, number, column in differences(before, after)
        if (table, number) in before
    }
    return columns | {table for table, _number in before.keys() ^ after.keys()}


def row_of(found, table, number):
    """Column → value of one row; nothing where it is not among those found."""
    row = found.get((table, number), ())
    return dict(zip(_columns(table), row, strict=False))


@cache
def _tables():
    models = apps.get_models()
    tables = {
        name: None
        for model in models
        for name in [
            model._meta.db_table,
            *(field.m2m_db_table() for field in model._meta.many_to_many),
        ]
        if model._meta.db_table.startswith("content_")
    }
    return [name for name in tables if name not in _NOT_CONTENT]


@cache
def _columns(table):
    """Its number first. Without the columns in which modeltranslation keeps a second copy
    of one language."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} LIMIT 0")
        names = [one[0] for one in cursor.description]
    names = [one for one in names if f"{one}_nl" not in names]
    return sorted(names, key=lambda one: one != "id")
