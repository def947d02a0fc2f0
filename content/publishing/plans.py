"""What publishing some changes would do, worked out before anything is written."""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q

from content.book import FIGURES, Book, Change, Part, PartKey, changes
from content.book.parts import Approval
from content.documents import Document
from content.editions.editions import Address, Edition, Withdrawal
from content.editions.reading import Published, earlier_source
from content.editions.reviews import WordingOnly
from content.facts.from_book import makes_facts
from content.languages import LANGUAGES
from content.publishing.anchors import Anchors, lost
from content.publishing.findings import Finding
from content.publishing.needs import essentials, with_needs
from content.publishing.readiness import findings
from content.publishing.rendering import Rendered, Renderer
from content.publishing.texts import text_findings
from content.publishing.used import named_in
from content.schema import keys_of, noun_of, root_of


@dataclass(frozen=True, kw_only=True)
class Issue:
    """A page in one language that reads differently from then on.

    old: the edition that readers see now; None for none. approval: the newest among
    the parts that it shows and that are not approved now; None where no person has
    approved any. is_signed: one that it shows is approved now. causes: the parts whose
    change or confirmation brings it about.
    """

    page_key: str
    language: str
    old: Edition | None
    rendered: Rendered
    is_example: bool
    approval: Approval | None
    is_signed: bool
    causes: tuple[PartKey, ...]

    @property
    def document(self) -> Document | None:
        """What readers will see; None when the page leaves this language."""
        return self.rendered.document

    @property
    def checksum(self) -> str:
        """Of what readers will see."""
        return self.rendered.checksum


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What publishing some changes would do.

    items: the changes, needs included. needs: those that nobody chose. confirmed: parts
    that stay as they are and get another approval. carried: translations among the
    items that keep the approval they have. base: what was public when this was
    worked out. book: what is public afterwards.
    """

    items: dict[PartKey, Change]
    needs: frozenset[PartKey]
    confirmed: dict[PartKey, Part]
    carried: frozenset[PartKey]
    base: Published
    book: Book
    issues: list[Issue] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def result(self) -> str:
        """SHA-256 over the parts and over every document that is issued; an approval
        is tied to it."""
        parts = [(*key, *change.state) for key, change in self.items.items()]
        parts += [(*key, *part.state) for key, part in self.confirmed.items()]
        issued = [
            (one.page_key, one.language, one.checksum, one.is_example)
            for one in self.issues
        ]
        text = json.dumps([sorted(parts), sorted(issued)])
        return hashlib.sha256(text.encode()).hexdigest()


def plan(
    chosen: Collection[PartKey],
    *,
    draft: Book,
    base: Published,
    confirmed: Collection[PartKey] = (),
    every: Mapping[PartKey, Change] | None = None,
    is_example: bool = False,
) -> Plan:
    """Work out what publishing some changes needs and does. Writes nothing.

    chosen: parts that differ; others are passed over. confirmed: public parts that get
    another approval. every: all changes that may travel along; found by comparing the
    books where it is not given. is_example: it would be published by the loader.
    """
    every = changes(base.book, draft) if every is None else every
    public = {key: base.book.parts[key] for key in confirmed if key in base.book.parts}
    items = {key: every[key] for key in chosen if key in every}
    while True:
        items = with_needs(items, every=every, draft=draft, public=base.book)
        made = _made(items, confirmed=public, base=base, is_example=is_example)
        more = {
            key: every[key]
            for key in _would_help(made.findings, draft)
            if key in every and key not in items
        }
        if not more:
            break
        items |= more
    return Plan(
        items=items,
        needs=frozenset(items) - frozenset(chosen),
        confirmed={key: part for key, part in public.items() if key not in items},
        carried=frozenset(made.carried),
        base=base,
        book=made.book,
        issues=made.issues,
        findings=made.findings,
    )


@dataclass(frozen=True, kw_only=True)
class _Made:
    book: Book
    carried: set[PartKey]
    issues: list[Issue]
    findings: list[Finding]


def _made(
    items: Mapping[PartKey, Change],
    *,
    confirmed: Mapping[PartKey, Part],
    base: Published,
    is_example: bool,
) -> _Made:
    book = base.book.replaced({key: change.new for key, change in items.items()})
    facts = None if any(map(makes_facts, items)) else base.facts
    renderer = Renderer(book, history=earlier_source, facts=facts)
    found = list(
        dict.fromkeys(
            findings(
                book,
                [key.entry for key in items],
                facts=renderer.facts,
                owner_of=owner_of,
            )
        )
    )
    found += [one for one in text_findings(renderer, items) if one not in found]
    gone = lost(book, before=base.book, touched=items)
    found += [one for one in gone if one not in found]
    issues: list[Issue] = []
    carried = _carried(items)
    touched = [*items, *confirmed]
    approved, own = set(touched), {_page_of(key.entry) for key in touched}
    for page_key, editions in _pages(touched, is_example=is_example).items():
        causes = tuple(touched)[:50]
        for language in LANGUAGES:
            rendered = renderer.page(page_key, language)
            found += [one for one in rendered.findings if one not in found]
            if rendered.findings:
                continue
            issue = _issue(
                page_key,
                language,
                old=editions.get(language),
                rendered=rendered,
                book=book,
                public=base.book,
                approved=approved,
                carried=carried,
                is_example=is_example,
                causes=causes,
            )
            if _reads_differently(issue, is_own=page_key in own and bool(confirmed)):
                issues.append(issue)
    return _Made(book=book, carried=carried, issues=issues, findings=found)


def _pages(
    touched: Collection[PartKey], *, is_example: bool
) -> dict[str, dict[str, Edition]]:
    """The pages that these parts could change, with what readers see of them now.

    A page that is withdrawn is issued anew only for its own sake, and never by the
    loader.
    """
    own = {_page_of(key.entry) for key in touched} - {""}
    shared = {root_of(key.entry) for key in touched if not _page_of(key.entry)}
    wanted = Q(page_key__in=own)
    for root in shared:
        wanted |= Q(uses__contains=f" {root} ")
    for noun in {noun_of(root).name for root in shared}:
        wanted |= Q(uses__contains=f" {noun}/* ")
    rows = Edition.objects.newest().filter(wanted).with_withdrawal()
    found: dict[str, dict[str, Edition]] = {key: {} for key in sorted(own)}
    for edition in rows.order_by("position", "page_key").defer("shown", "uses"):
        if edition.withdrawal_id and is_example:
            found.pop(edition.page_key, None)
        elif edition.page_key in own or not edition.withdrawal_id:
            found.setdefault(edition.page_key, {})[edition.language] = edition
    return found


def _issue(
    page_key: str,
    language: str,
    *,
    old: Edition | None,
    rendered: Rendered,
    book: Book,
    public: Book,
    approved: set[PartKey],
    carried: set[PartKey],
    is_example: bool,
    causes: tuple[PartKey, ...],
) -> Issue:
    older = [
        (public if key in carried else book).parts[key].approval
        for key in rendered.shown
        if key not in approved or key in carried
    ]
    is_new_example = is_example and not rendered.shown.isdisjoint(approved)
    signed = [one for one in older if one and one.approved_at]
    return Issue(
        page_key=page_key,
        language=language,
        old=old,
        rendered=rendered,
        is_example=is_new_example
        or any(one is None or one.approved_at is None for one in older),
        approval=max(signed, key=lambda one: one.approved_at, default=None),  # type: ignore[arg-type, return-value]
        is_signed=any(key in approved and key not in carried for key in rendered.shown),
        causes=causes,
    )


def _carried(items: Mapping[PartKey, Change]) -> set[PartKey]:
    """Translations whose source changed its wording only: they keep their approval."""
    confirmed = {
        key: change for key, change in items.items() if change.verb == "confirmed"
    }
    noted = set(
        WordingOnly.objects.filter(
            entry__in={key.entry for key in confirmed}
        ).values_list("entry", "before", "after")
    )
    return {
        key
        for key, change in confirmed.items()
        if change.old
        and change.new
        and (key.entry, change.old.made_against, change.new.made_against) in noted
    }


def _reads_differently(issue: Issue, *, is_own: bool) -> bool:
    """Whether readers see something else than now. is_own: its own parts are approved
    anew, which its stamp tells."""
    old = issue.old
    if old is None or old.is_gone:
        return issue.document is not None
    if old.withdrawal_id or is_own:
        return True
    return old.checksum != issue.checksum or old.is_example != issue.is_example


def _would_help(found: list[Finding], draft: Book) -> Iterator[PartKey]:
    """The parts whose drafts could mend what was found."""
    places = Anchors(draft)
    for finding in found:
        entry = finding.at.entry
        yield finding.at
        yield PartKey(entry, FIGURES)
        yield PartKey(entry, draft.source_language(entry))
        if finding.lacks:
            yield from essentials(draft, finding.lacks)
        if finding.at.language:
            for text in draft.words(*finding.at).values():
                for named in (*named_in(text), *places.named_in(text, at=finding.at)):
                    yield from essentials(draft, named, language=finding.at.language)


def _page_of(entry: str) -> str:
    """The key of the page that an entry belongs to; "" for what pages share."""
    return keys_of(entry)[0] if noun_of(root_of(entry)).name == "page" else ""


def owner_of(language: str, slug: str) -> str:
    """The key of the page that an address has ever belonged to; "" for none."""
    owner = Address.objects.filter(language=language, slug=slug).first()
    return owner.page_key if owner else ""


def withdrawal_of(page_key: str) -> Withdrawal | None:
    """That a page is off the site now; None while it is public, or never was."""
    newest = Edition.objects.of(page_key).first()
    if newest is None:
        return None
    standing = Withdrawal.objects.standing()
    return standing.filter(page_key=page_key, last_edition__gte=newest.pk).first()
