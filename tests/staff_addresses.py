"""Every address of the staff side, found in its own list of addresses and filled in."""

from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import URLPattern, reverse

from content.editions.editions import Edition
from content.editions.reviews import Review

NEVER_FILLED_IN = {"app_list", "view_on_site", None}


def addresses(rows, *, page):
    """(name, address, model name) of every view. rows: model name → one of its rows."""
    for entry in admin.site.get_urls():
        if isinstance(entry, URLPattern):
            if entry.name not in NEVER_FILLED_IN:
                yield entry.name, reverse(f"admin:{entry.name}"), ""
            continue
        for pattern in entry.url_patterns:
            if not isinstance(pattern, URLPattern) or pattern.name is None:
                continue
            yield from _filled_in(pattern, rows, page=page)


def _filled_in(pattern, rows, *, page):
    model = pattern.name.split("_")[1] if "_" in pattern.name else ""
    row = rows.get(model)
    known = {
        "object_id": row and row.pk,
        "pk": row and row.pk,
        "id": row and row.pk,
        "entry": f"section/{page.key}/first",
        "language": "nl",
        "page_key": page.key,
        "name": f"{'a' * 32}-320.jpg",
    }
    wanted = pattern.pattern.regex.groupindex
    if "entry" in wanted:  # a text in a language into which it is translated
        known["language"] = "de"
    arguments = {name: known[name] for name in wanted if known.get(name)}
    if len(arguments) == len(wanted):
        yield pattern.name, reverse(f"admin:{pattern.name}", kwargs=arguments), model


def rows_of_history():
    """The rows that nobody makes by hand."""
    return {
        "edition": Edition.objects.first(),
        "review": Review.objects.first(),
        "group": Group.objects.first(),
    }
