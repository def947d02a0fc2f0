"""Where things stand on the staff side, by the names of their entries."""

from collections import defaultdict
from collections.abc import Iterable

from django.urls import reverse

from content.drafts.reading import model_of
from content.schema import NOUNS, keys_of, noun_of, root_of


def edit_urls(entries: Iterable[str]) -> dict[str, str]:
    """The form of each entry, or of the one that it is a part of; "" when it is gone.

    One query for each noun.
    """
    roots = {entry: root_of(entry) for entry in entries}
    wanted: dict[str, set[str]] = defaultdict(set)
    for root in roots.values():
        wanted[noun_of(root).name].add(keys_of(root)[-1])
    found = {}
    for name, keys in wanted.items():
        noun = NOUNS[name]
        rows = model_of(noun)._default_manager.filter(**{f"{noun.key}__in": keys})
        for key, pk in rows.values_list(noun.key, "pk"):
            form = f"admin:content_{noun.model.lower()}_change"
            found[name, key] = reverse(form, args=[pk])
    return {
        entry: found.get((noun_of(root).name, keys_of(root)[-1]), "")
        for entry, root in roots.items()
    }
