"""Records as readers see them: plain copies in one language, codes turned into words.

The words are frozen into the edition, so that a later change of wording in the code
cannot change what was approved.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import formats
from django.utils.translation import gettext as _

from content.documents import RecordCopy
from content.drafts.choices import Action, Band, Effect, Firmness, Topic
from content.drafts.records import (
    RECORD_MODELS,
    Contraindication,
    Cost,
    Indication,
    Outcome,
    Question,
    SideEffect,
    Source,
)
from content.facts.codes import Country
from content.languages import source_language, text
from content.publishing.of_100 import of_100


def copy_records(model_name: str, *, language: str) -> tuple[RecordCopy, ...]:
    """All records of one table in one language, in the order readers see them.

    Runs under the active language `language`: the codes' words come from gettext.
    A text that is missing in that language is copied from the source language and
    the copy says so in its "language".
    """
    model = RECORD_MODELS[model_name]
    rows: QuerySet[Any] = model._default_manager.order_by("position", "key")
    cited: dict[str, list[str]] = {}
    if "sources" in {field.name for field in model._meta.many_to_many}:
        rows = rows.prefetch_related("sources")
        cited = {row.key: [one.key for one in row.sources.all()] for row in rows}
    return copies_of(model_name, rows, cited=cited, language=language)


def copies_of(
    model_name: str,
    rows: Iterable[Model],
    *,
    cited: Mapping[str, list[str]],
    language: str,
) -> tuple[RecordCopy, ...]:
    """These rows of one table as `copy_records` copies them. Asks no database.

    cited: for rows that may cite several sources, key of the row → keys of its sources.
    """
    copies = [_copy(row, cited=cited, language=language) for row in rows]
    return tuple(_ORDERS.get(model_name, list)(copies))


def _copy(row: Any, *, cited: Mapping[str, list[str]], language: str) -> RecordCopy:
    fields, words = COPIERS[type(row)]
    complete = all(
        text(row, field, language) or not text(row, field, source_language())
        for field in fields
    )
    shown = language if complete else source_language()
    return {
        "key": row.key,
        "language": shown,
        **{field: text(row, field, shown) for field in fields},
        **words(row),
        **({"sources": cited[row.key]} if row.key in cited else {}),
    }


def _checked(row: SideEffect | Contraindication | Indication | Cost) -> RecordCopy:
    return {
        "check_words": _(
            "To be checked by the clinic: not everything here rests on a source that "
            "we have read."
        )
        if row.to_be_checked
        else "",
    }


def frequency_words(band: str) -> str:
    """A frequency in the wording of patient leaflets (EMA QRD), number first.

    band: a code of `Band`. In the active language.
    """
    return {
        Band.VERY_COMMON: _("more than 1 in 10 people"),
        Band.COMMON: _("up to 1 in 10 people"),
        Band.UNCOMMON: _("up to 1 in 100 people"),
        Band.RARE: _("up to 1 in 1,000 people"),
        Band.VERY_RARE: _("up to 1 in 10,000 people"),
        Band.NOT_KNOWN: _("not known how often"),
    }[Band(band)]


def _side_effect(row: SideEffect) -> RecordCopy:
    return {
        "band": row.band,
        "frequency": frequency_words(row.band),
        "when": row.get_phase_display(),
        "action": row.action,
        "action_words": row.get_action_display(),
        **_checked(row),
    }


def _contraindication(row: Contraindication) -> RecordCopy:
    return {
        "group": row.group,
        "group_words": row.get_group_display(),
        **_checked(row),
    }


def _indication(row: Indication) -> RecordCopy:
    return {
        "evidence": row.evidence,
        "evidence_words": row.get_evidence_display(),
        **_checked(row),
    }


def _outcome(row: Outcome) -> RecordCopy:
    return {
        "effect": row.effect,
        "effect_words": row.get_effect_display(),
        "treated": of_100(row.treated),
        "control": of_100(row.control),
        "people": ""
        if row.people is None
        else formats.number_format(row.people, force_grouping=True),
        "certainty": row.certainty,
        "certainty_words": row.get_certainty_display(),
        "sources": [row.source.key],
    }


def _cost(row: Cost) -> RecordCopy:
    return {
        "country": row.country,
        "country_words": row.get_country_display(),
        "payer_words": row.get_payer_display(),
        "coverage_words": row.get_coverage_display(),
        "checked_on": formats.date_format(row.checked_on, "DATE_FORMAT"),
        **_checked(row),
    }


def _question(row: Question) -> RecordCopy:
    return {
        "topic": row.topic,
        "topic_words": row.get_topic_display(),
    }


def _source(row: Source) -> RecordCopy:
    return {
        "type_words": row.get_type_display(),
        "authors": row.authors,
        "title": row.title,
        "year": row.year,
        "publication": row.publication,
        "doi": row.doi,
        "url": row.url,
        "read_words": row.get_read_display(),
        "checked_on": formats.date_format(row.checked_on, "DATE_FORMAT"),
    }


COPIERS: dict[type[Model], tuple[tuple[str, ...], Callable[..., RecordCopy]]] = {
    SideEffect: (("name", "notice", "duration", "advice"), _side_effect),
    Contraindication: (("name", "explanation"), _contraindication),
    Indication: (("name", "duration", "explanation"), _indication),
    Outcome: (("name", "group", "comparator", "time"), _outcome),
    Cost: (("name", "explanation"), _cost),
    Question: (("text",), _question),
    Source: (("note",), _source),
}
"""Per record table: its translated fields, and what else is copied."""


def _by_codes(
    *orders: tuple[str, Sequence[str]],
) -> Callable[[Iterable[RecordCopy]], list[RecordCopy]]:
    """Sort copies by the order of their codes, the first one first; else keep order."""
    return lambda copies: sorted(
        copies,
        key=lambda copy: [codes.index(copy[name]) for name, codes in orders],
    )


_ORDERS: dict[str, Callable[[Iterable[RecordCopy]], list[RecordCopy]]] = {
    # What needs action comes first, then by frequency (MHRA).
    "SideEffect": _by_codes(("action", Action.values[::-1]), ("band", Band.values)),
    "Contraindication": _by_codes(("group", Firmness.values)),
    "Outcome": _by_codes(("effect", Effect.values)),
    "Cost": _by_codes(("country", Country.values)),
    "Question": _by_codes(("topic", Topic.values)),
}
"""In which order readers see a table, where it is not the order of its positions."""
