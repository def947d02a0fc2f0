"""What somebody's own drafts wait for, and what in the drafts must be mended."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.admin.desk.kept import kept
from content.admin.desk.tasks import Item
from content.admin.desk.view import View
from content.admin.places import form_places
from content.book import FIGURES, Change, PartKey
from content.editions.reviews import Review
from content.languages import LANGUAGES
from content.publishing.anchors import lost
from content.publishing.findings import Finding
from content.publishing.plans import owner_of
from content.publishing.readiness import findings
from content.publishing.rendering import Renderer
from content.publishing.status import status_problems
from content.publishing.texts import text_findings
from content.schema import entry_name, noun_of, root_of

REMEMBERED = timedelta(days=30)
"""How long a returned confirmation stays on the desk: nothing in the drafts tells when
it is done with."""


def mine(view: View) -> Iterator[Item]:
    """Changes of the reader that nobody has been asked to look at."""
    roots: dict[str, list[Change]] = {}
    for key, change in view.changes.items():
        if key in view.own and key not in view.asked:
            roots.setdefault(root_of(key.entry), []).append(change)
    for root, found in roots.items():
        for change in found:
            yield Item(
                title=view.title(change.key.entry),
                url=f"{reverse('admin:content_changes')}?{urlencode({'entry': root})}",
                language=change.key.language,
                noun=noun_of(root).name,
            )


def mine_url(view: View) -> str:
    """The list of changes, where all of them are ticked."""
    return f"{reverse('admin:content_changes')}?person=mine"


def returned(view: View) -> Iterator[Item]:
    """What the reader asked for and got back, until it is asked again or undone."""
    rows = Review.objects.filter(
        requested_by=view.reader.pk, decision=Review.Decision.RETURNED
    ).order_by("-decided_at")
    asked_later: set[PartKey] = set(view.asked)
    for review in rows.prefetch_related("items")[:50]:
        items = [one for one in review.items.all() if not one.is_need]
        is_young = bool(review.decided_at and view.now - review.decided_at < REMEMBERED)
        open_ = [
            PartKey(one.entry, one.language)
            for one in items
            if (
                is_young and view.state(one) == (one.checksum, one.made_against)
                if one.is_confirmation
                else PartKey(one.entry, one.language) in view.changes
            )
        ]
        open_ = [key for key in open_ if key not in asked_later]
        asked_later |= {PartKey(one.entry, one.language) for one in items}
        if open_:
            roots = dict.fromkeys(root_of(key.entry) for key in open_)
            yield Item(
                title="; ".join(view.title(root) for root in roots),
                url=reverse("admin:content_review_change", args=[review.pk]),
                says=_("returned to you"),
                quoted=review.comment,
                day=review.decided_at,
                noun=noun_of(next(iter(roots))).name,
            )


def to_mend(view: View) -> Iterator[Item]:
    """What keeps the drafts from being published, at its place."""
    yield from _items(_wrong(view), view)


def dead_links(view: View) -> Iterator[Item]:
    """Public texts whose links lead, or would lead, nowhere."""
    found = [*lost(view.draft, before=view.public.book, touched=view.changes)]
    yield from _items([*found, *_to_withdrawn(view)], view)


def _items(found: Iterable[Finding], view: View) -> Iterator[Item]:
    found = list(dict.fromkeys(found))
    urls = form_places(((one.at.entry, one.at.language) for one in found), book=view.draft)  # fmt: skip
    for finding in found:
        yield Item(
            title=view.title(finding.at.entry),
            url=urls[finding.at.entry, finding.at.language],
            says=finding.message,
            language=finding.at.language,
            noun=noun_of(root_of(finding.at.entry)).name,
        )


def _wrong(view: View) -> list[Finding]:
    """The findings that asking for everything would meet, but for those that show only
    when a page is rendered."""
    public, draft = view.public, view.draft
    rests_on = (public.number, public.token, get_language(), view.today, draft.parts)
    return kept("wrong", rests_on, lambda: _look_for_wrong(view))


def _look_for_wrong(view: View) -> list[Finding]:
    if not view.changes:
        return []
    renderer = Renderer(view.draft)
    entries = [key.entry for key in view.changes]
    texts = [key for key, change in view.changes.items() if change.new]
    found = findings(view.draft, entries, facts=renderer.facts, owner_of=owner_of)
    statuses = [
        Finding(at=PartKey(clinic, FIGURES), message=message)
        for clinic in entries
        if noun_of(clinic).name == "clinic" and view.draft.has(clinic)
        for _field, message in status_problems(
            clinic, draft=view.draft, public=view.public.book
        )
    ]
    return list(dict.fromkeys([*found, *text_findings(renderer, texts), *statuses]))


def _to_withdrawn(view: View) -> Iterator[Finding]:
    """Texts that readers see and that lead to a page which is off the site."""
    gone = {f"page:{key}" for key in view.withdrawals}
    book = view.public.book
    for section in book.entries("section") if gone else ():
        if root_of(section) in {entry_name("page", key) for key in view.withdrawals}:
            continue
        for language in LANGUAGES:
            body = book.words(section, language).get("body", "")
            for sign in sorted(one for one in gone if _leads_to(body, one)):
                page = entry_name("page", sign.removeprefix("page:"))
                yield Finding(
                    at=PartKey(section, language),
                    message=_("A link leads to “%(page)s”, which has been withdrawn.")
                    % {"page": view.title(page)},
                )


def _leads_to(body: str, sign: str) -> bool:
    return any(f"({sign}{end}" in body for end in (")", "#", " "))
