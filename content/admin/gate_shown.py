"""The panel of the gate: what was found, in words, with its place and a way to mend it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from content.admin.changes_shown import field_label, part_words
from content.admin.links import edit_urls
from content.book import Book, Change, PartKey
from content.drafts.reading import draft_book, entry_of
from content.editions.answers import FindingAnswer
from content.editions.reading import published_book
from content.editions.reviews import Review
from content.facts.from_book import fact_book
from content.gate.declared import CHECKS
from content.gate.findings import Hit, Level
from content.languages import LANGUAGES, column
from content.publishing import four_eyes
from content.publishing.answering import kept
from content.publishing.gate import Found, of_changes, of_entries
from content.publishing.rendering import Renderer
from content.schema import BY_MODEL, root_of

MOST_PARTS = 400
"""Changed parts that are looked at unasked; more are looked at when they are asked for."""

PREFIX = "answer-"
"""Before the key of a finding in the name of its answer's field."""

Ids = Mapping[tuple[str, str, str], str]
"""Entry, field and language → the id of the input that holds it on this page."""


@dataclass(frozen=True, kw_only=True)
class ShownFinding:
    """A finding as the panel shows it.

    place: "Costs: Who pays · Deutsch · text · line 3". before, words, after: the
    sentence, with the words that are meant. url: where it is mended. answer: what is
    typed, or was given before. given: by whom and when; "" for nobody yet.
    """

    key: str
    says: str
    note: str
    mend: str
    place: str
    language: str
    before: str
    words: str
    after: str
    url: str
    line: int
    answer: str = ""
    given: str = ""
    is_open: bool = False


@dataclass(frozen=True, kw_only=True)
class Panel:
    """Findings by what they ask for. known: those that the public text has already.

    asks_here: answers are typed here. is_partial: there were too many changes to look at.
    """

    blocks: list[ShownFinding] = field(default_factory=list)
    warnings: list[ShownFinding] = field(default_factory=list)
    hints: list[ShownFinding] = field(default_factory=list)
    known: list[ShownFinding] = field(default_factory=list)
    asks_here: bool = True
    is_partial: bool = False
    changes_url: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing was found."""
        return not (self.blocks or self.warnings or self.hints or self.known)

    @property
    def summary(self) -> str:
        """In one line, the gravest first."""
        counts = [
            (len(self.blocks), _("to be mended first: %(count)d")),
            (len(self.warnings), _("to be mended or answered: %(count)d")),
            (len(self.hints), _("hints: %(count)d")),
            (len(self.known), _("readers see it already: %(count)d")),
        ]
        return " · ".join(words % {"count": count} for count, words in counts if count)


def panel_of_changes(
    wanted: Mapping[PartKey, Change],
    request: HttpRequest,
    *,
    draft: Book,
    public: Book,
    chosen: Iterable[PartKey] = (),
    open_: Iterable[Found] = (),
) -> Panel:
    """What the gate finds in the changes that a list shows.

    chosen: those that are ticked; where some are, only they and `open_` are looked at.
    open_: warnings that were asked for and have no answer.
    """
    ticked = {key: wanted[key] for key in chosen if key in wanted}
    items = ticked or dict(wanted)
    if len(items) > MOST_PARTS:
        return Panel(is_partial=True)
    found = of_changes(
        items,
        after=draft,
        before=public,
        facts=fact_book(draft),
        today=timezone.localdate(),
    )
    open_ = list(open_)
    found += [one for one in open_ if one.key not in {other.key for other in found}]
    return _panel(
        found, draft, typed=answers_from(request), open_={one.key for one in open_}
    )


def panel_of_form(forms: Sequence[Any], draft: Callable[[], Renderer]) -> Panel | None:
    """What the gate finds in the saved draft of an open form; None for a new entry.

    forms: the form's own, then its rows. draft: gives all that is drafted. Answers are
    typed where the review is asked for.
    """
    entries = _entries_of(forms)
    if not entries:
        return None
    drafted = draft()
    found = of_entries(
        entries,
        draft=drafted.book,
        before=published_book(),
        facts=drafted.facts,
        today=timezone.localdate(),
    )
    root = root_of(entries[0])
    url = f"{reverse('admin:content_changes')}?{urlencode({'entry': root})}"
    return _panel(
        found, drafted.book, ids=_ids(forms), asks_here=False, changes_url=url
    )


def panels_of_text(
    key: PartKey, *, drafts: Renderer, ids: Mapping[str, str]
) -> dict[str, Panel]:
    """What the gate finds in a translation beside its source of today, by its fields, as
    if it were said to be right.

    ids: of the inputs that hold the fields on this page. Answers are typed where the
    review is asked for.
    """
    book, public = drafts.book, published_book()
    part = book.parts.get(key)
    if part is None:
        return {}
    today = replace(part, made_against=book.source_checksum(key.entry))
    found = of_changes(
        {key: Change(key=key, old=public.parts.get(key), new=today)},
        after=book,
        before=public,
        facts=drafts.facts,
        today=timezone.localdate(),
    )
    places = {(key.entry, name, key.language): one for name, one in ids.items()}
    return {
        name: _panel(
            (one for one in found if one.at == key and one.field == name),
            book,
            ids=places,
            asks_here=False,
        )
        for name in ids
    }


def answers_from(request: HttpRequest) -> dict[str, str]:
    """The reasons that a form sends, by the keys of their findings."""
    return {
        name.removeprefix(PREFIX): str(value)
        for name, value in request.POST.items()
        if name.startswith(PREFIX)
    }


@dataclass(frozen=True, kw_only=True)
class ShownAnswer:
    """A warning that somebody answered, for the reviewer."""

    says: str
    place: str
    language: str
    words: str
    reason: str
    given: str


def shown_answers(review: Review) -> list[ShownAnswer]:
    """The reasons that stand beside a review, in the order of its findings."""
    rows = list(review.answers.order_by("pk"))
    if not rows:
        return []
    book = draft_book()
    names = four_eyes.names({row.by_id for row in rows})
    return [
        ShownAnswer(
            says=str(one.check.says),
            place=_place(one, book),
            language=row.language,
            words=row.words,
            reason=row.reason,
            given=_given(row, names),
        )
        for row in rows
        if (one := _found_again(row))
    ]


def _found_again(row: FindingAnswer) -> Found | None:
    """The finding of an answer; None for a check that this version does not have."""
    if row.code not in CHECKS:
        return None
    hit = Hit(line=0, words=row.words, sentence=row.words)
    return Found(
        code=row.code, at=PartKey(row.entry, row.language), field=row.field, hit=hit
    )


def _panel(
    found: Iterable[Found],
    book: Book,
    *,
    typed: Mapping[str, str] | None = None,
    open_: Iterable[str] = (),
    ids: Ids | None = None,
    asks_here: bool = True,
    changes_url: str = "",
) -> Panel:
    found = list(_first_of_each(found))
    before = kept(one for one in found if one.asks)
    names = four_eyes.names({row.by_id for row in before.values()})
    urls = edit_urls({one.at.entry for one in found}) if ids is None else {}
    open_ = set(open_)
    shown: dict[str, list[ShownFinding]] = {
        name: [] for name in ("blocks", "warnings", "hints", "known")
    }
    for one in found:
        row = before.get(one.key)
        start, words, rest = _around(one)
        answer = (typed or {}).get(one.key, row.reason if row else "")
        shown[_group(one)].append(
            ShownFinding(
                key=one.key,
                says=str(one.check.says),
                note=one.note,
                mend=str(one.check.mend),
                place=_place(one, book),
                language=one.at.language,
                before=start,
                words=words,
                after=rest,
                url=_url(one, ids, urls),
                line=one.hit.line,
                answer=answer,
                given=_given(row, names) if row else "",
                is_open=one.key in open_ and not answer.strip(),
            )
        )
    return Panel(
        blocks=shown["blocks"],
        warnings=shown["warnings"],
        hints=shown["hints"],
        known=shown["known"],
        asks_here=asks_here,
        changes_url=changes_url,
    )


def _first_of_each(found: Iterable[Found]) -> Iterator[Found]:
    """One for each key: a sentence is answered once for each check."""
    seen: set[str] = set()
    for one in found:
        if one.key not in seen:
            seen.add(one.key)
            yield one


def _group(one: Found) -> str:
    if one.level is Level.HINT:
        return "hints"
    if not one.is_new:
        return "known"
    return "blocks" if one.level is Level.BLOCK else "warnings"


def _url(one: Found, ids: Ids | None, urls: Mapping[str, str]) -> str:
    """The field on this page, or the form with its own panel."""
    if ids is not None:
        found = ids.get((one.at.entry, one.field, one.at.language), "")
        return f"#{found}" if found else ""
    url = urls.get(one.at.entry, "")
    return f"{url}#finding-{one.key}" if url else ""


def _place(one: Found, book: Book) -> str:
    parts = [part_words(one.at, book)]
    if one.field:
        parts.append(field_label(one.at.noun, one.field, one.at.language))
        if one.hit.line > 1:
            parts.append(_("line %(line)d") % {"line": one.hit.line})
    return " · ".join(parts)


_AROUND = 90
"""Characters of a sentence that are shown on either side of the words."""


def _around(one: Found) -> tuple[str, str, str]:
    """The sentence before the words, the words, and the rest of it."""
    sentence, words = one.hit.sentence, one.hit.words
    if one.code in _OF_A_WHOLE:
        return "", "", ""
    if words == sentence or words not in sentence:
        short = words[: 2 * _AROUND] + ("…" if len(words) > 2 * _AROUND else "")
        return ("", short, "") if len(words) < _AROUND else (short, "", "")
    before, _words, after = sentence.partition(words)
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return before, words, after


_OF_A_WHOLE = ("off-label", "old-sources", "no-duration", "no-alt", "blocks-differ")
"""Checks whose words are no quotation."""


def _given(row: FindingAnswer, names: Mapping[int, str]) -> str:
    """ "nurse, 3-3-2026"."""
    day = formats.date_format(timezone.localtime(row.at), "SHORT_DATE_FORMAT")
    return f"{names.get(row.by_id, '–')}, {day}"


def _ids(forms: Sequence[Any]) -> dict[tuple[str, str, str], str]:
    found = {}
    for form in forms:
        noun = BY_MODEL.get(form._meta.model.__name__)
        if noun is None or not form.instance.pk:
            continue
        entry = entry_of(form.instance)
        for name in noun.texts:
            for language in LANGUAGES:
                one = column(name, language)
                if one in form.fields:
                    found[entry, name, language] = form[one].id_for_label
    return found


def _entries_of(forms: Sequence[Any]) -> list[str]:
    """The entries of a form and its rows, the form's own first."""
    return [
        entry_of(form.instance)
        for form in forms
        if form.instance.pk and form._meta.model.__name__ in BY_MODEL
    ]
