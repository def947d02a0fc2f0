"""From a book to the finished documents of its pages. Asks no database of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from django.utils.html import escape
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from content import markup
from content.addresses import PLANNER, SOURCES, clinic_of
from content.book import FIGURES, Book, PartKey
from content.book.parts import checksum_of
from content.book.translation import History, Shown, shown
from content.documents import Document, Earlier, RecordCopy, SectionCopy, to_text
from content.facts.fact_book import FactBook
from content.facts.filling import Filling
from content.facts.from_book import fact_book
from content.facts.views import VIEWS
from content.facts.words import UnknownFact
from content.glossary.explaining import explain
from content.languages import LANGUAGES
from content.markup import Links, MarkupError
from content.moments import local_day
from content.pictures.shown import ShownPicture
from content.publishing.alignment import aligned
from content.publishing.anchors import Anchors
from content.publishing.copies import copies_of
from content.publishing.drawings import DRAWINGS
from content.publishing.findings import Finding
from content.publishing.markdown import rendered_markdown
from content.publishing.mistakes import sentences
from content.publishing.used import Used
from content.reading_time import minutes
from content.schema import entry_name, keys_of, noun_of
from content.sections import KINDS


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """A page in one language, and what it is made of.

    document: None where the page does not exist in the language. shown: the parts whose
    words or figures readers see there. uses: entries whose change could change it, and
    "noun/*" for all of a noun. findings: why it cannot be shown; then the rest is
    nothing to rely on.
    """

    document: Document | None = None
    shown: frozenset[PartKey] = frozenset()
    uses: frozenset[str] = frozenset()
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """The document as an edition keeps it; "" where there is none."""
        return to_text(self.document) if self.document else ""

    @cached_property
    def checksum(self) -> str:
        """Of the text; "" where there is none."""
        return checksum_of(self.text) if self.document else ""


def no_history(entry: str, language: str, checksum: str) -> None:
    """For books that have never been published: no source was ever another."""
    return


class Renderer:
    """Renders the pages of one book. facts: that are known to be its own."""

    def __init__(
        self,
        book: Book,
        *,
        history: History = no_history,
        facts: FactBook | None = None,
    ) -> None:
        self.book = book
        self.history = history
        self._facts = facts
        self.links_at = cache(self._links_at)
        self.pictures = cache(self._pictures)
        self.usable = cache(self._usable)

    @cached_property
    def facts(self) -> FactBook:
        """Facts, clinics, terms: what texts are filled from."""
        return self._facts or fact_book(self.book, history=self.history)

    @cached_property
    def links(self) -> Links:
        """Where texts may lead, whatever clinic they are about."""
        return Links(
            pages={key: f"page:{key}" for key in self._page_keys()},
            anchors=Anchors(self.book).of_page,
            sources_url=f"page:{SOURCES}",
            sources=frozenset(map(_key, self.book.entries("source"))),
        )

    def _links_at(self, clinic: str, language: str, *, page: str = "") -> Links:
        """Where texts about a clinic, or about all, may lead in a language.

        page: the key of their own page.
        """
        return replace(
            self.links,
            page=page,
            facts=self.usable(clinic),
            silent=frozenset(self.facts.silent(clinic)),
            pictures=self.pictures(language),
        )

    def _page_keys(self) -> Iterator[str]:
        yield PLANNER
        for entry in self.book.entries("page"):
            if any(self.book.words(entry, code).get("slug") for code in LANGUAGES):
                yield _key(entry)

    def _usable(self, clinic: str) -> frozenset[str]:
        """The names of facts that texts about a clinic, or about all, may write."""
        return frozenset(self.facts.usable(clinic=clinic))

    def _pictures(self, language: str) -> dict[str, ShownPicture]:
        """Every picture with its words in a language."""
        return {
            _key(entry): ShownPicture(
                **self.book.value(entry, "image"),
                alt=self.book.words(entry, language).get("alt", ""),
                caption=self.book.words(entry, language).get("caption", ""),
                credit=self.book.value(entry, "credit"),
            )
            for entry in self.book.entries("picture")
            if self.book.value(entry, "image")
        }

    def page(self, page_key: str, language: str) -> Rendered:
        """A page as readers of a language would see it."""
        entry = entry_name("page", page_key)
        words = self.book.words(entry, language)
        if not words.get("slug"):
            return Rendered()
        told_in = get_language()
        with override(language):
            return _Page(self, entry, language, told_in=told_in).rendered()


class _Page:
    """One page in one language on its way to a document.

    told_in: the language of the person who reads the findings.
    """

    def __init__(
        self, renderer: Renderer, entry: str, language: str, *, told_in: str | None
    ) -> None:
        self.told_in = told_in
        self.renderer = renderer
        self.book = renderer.book
        self.entry = entry
        self.language = language
        self.clinic = clinic_of(_key(entry))
        self.findings: list[Finding] = []
        self.used = Used(self.book, clinic=self.clinic, language=language)

    def rendered(self) -> Rendered:
        missing_clinic = self.clinic and self.clinic not in self.renderer.facts.clinics
        if missing_clinic:
            with override(self.told_in):
                message = _("The clinic of this page is gone. Withdraw the page first.")
            self._find(
                PartKey(self.entry, FIGURES),
                message,
                lacks=entry_name("clinic", self.clinic),
            )
            return Rendered(findings=self.findings)
        words = self.book.words(self.entry, self.language)
        key = PartKey(self.entry, self.language)
        document = Document(
            page_key=_key(self.entry),
            language=self.language,
            title=self._filled(key, words.get("title", "")),
            slug=words["slug"],
            summary=self._filled(key, words.get("summary", "")),
            menu=self.book.value(self.entry, "menu"),
            position=self.book.value(self.entry, "position") or 0,
            state=shown(self.book, self.entry, self.language, safety=False).state,
            sections=tuple(
                self._section(section, is_first=place == 0)
                for place, section in enumerate(
                    self.book.entries("section", parent=self.entry)
                )
            ),
        )
        if self.findings:
            return Rendered(findings=self.findings)
        document = explain(document, self._filling(self.language).of_the_site())
        document = replace(document, minutes=minutes(document))
        self.used.page(self.entry)
        for section in document.sections:
            self.used.terms(section)
        return Rendered(
            document=document,
            shown=frozenset(self.used.shown),
            uses=frozenset(self.used.uses),
        )

    # --- One section ---------------------------------------------------------------------

    def _section(self, entry: str, *, is_first: bool) -> SectionCopy:
        kind = KINDS[self.book.value(entry, "kind")]
        safety = self.book.value(entry, "safety")
        words = shown(
            self.book,
            entry,
            self.language,
            safety=safety,
            history=self.renderer.history,
        )
        key = PartKey(entry, words.language)
        html = self._html(key, words.values.get("body", ""), is_first=is_first)
        earlier = self._earlier(entry, words) if words.earlier else None
        mixed = self._with_what_holds(entry, words, html) if earlier else None
        heading, heading_language = words.values.get("heading", ""), words.language
        if mixed is not None and words.earlier_source.get("heading") == heading:
            heading, heading_language = words.earlier.get("heading", ""), self.language
        self.used.section(entry, words)
        if mixed is not None:
            self.used.section(entry, replace(words, language=self.language))
        return SectionCopy(
            key=_key(entry),
            kind=self.book.value(entry, "kind"),
            safety=safety,
            language=words.language if mixed is None else self.language,
            heading=self._filled(PartKey(entry, heading_language), heading),
            heading_language="" if mixed is None else heading_language,
            html=html if mixed is None else mixed,
            state=words.state,
            anchors=tuple(self.book.value(entry, "anchors").split()),
            earlier=earlier,
            records=self._records(key, kind.records, safety=safety),
        )

    def _earlier(self, entry: str, words: Shown) -> Earlier:
        """The translation that no longer holds, as it read."""
        key = PartKey(entry, self.language)
        since = local_day(words.earlier_at)
        wrong = len(self.findings)
        heading = self._filled(key, words.earlier.get("heading", ""))
        html = self._html(key, words.earlier.get("body", ""), anchor="earlier-")
        if self._forgiven(wrong):
            heading, html = "", f"<p>{escape(_no_longer_shown())}</p>"
        return Earlier(heading=heading, html=html, since=since)

    def _with_what_holds(self, entry: str, words: Shown, today: str) -> str | None:
        """Today's source with the blocks whose translation still holds; None for none."""
        before = words.earlier_source.get("body", "")
        if not before:
            return None
        source = PartKey(entry, words.language)
        wrong = len(self.findings)
        old = self._html(source, before)
        ours = self._html(PartKey(entry, self.language), words.earlier.get("body", ""))
        if self._forgiven(wrong):
            return None
        return aligned(
            before=old, translation=ours, today=today, language=words.language
        )

    def _html(
        self, key: PartKey, text: str, *, is_first: bool = False, anchor: str = ""
    ) -> str:
        """A text as finished HTML, its facts filled in. "" where it cannot be shown."""
        pictures = self.renderer.pictures(key.language)
        named = {one: pictures[one] for one in markup.picture_keys(text) if one in pictures}  # fmt: skip
        links = self.renderer.links_at(self.clinic, key.language, page=_key(self.entry))
        try:
            if problems := markup.link_problems(text, links=links):
                raise MarkupError(problems)
            html = rendered_markdown(
                text,
                language=key.language,
                anchor=anchor + _key(key.entry),
                is_first=is_first,
                pictures=tuple(named.items()),
                regions=self.renderer.facts.regions(self.clinic),
            )
            self.used.text(text)
            return self._filling(key.language).html(html)
        except MarkupError:
            with override(self.told_in):
                messages = sentences(noun_of(key.entry), "body", text, links=links)
            for message in messages:
                self._find(key, message)
        except (UnknownFact, ValueError) as error:
            self._find(key, str(error))
        return ""

    def _filled(self, key: PartKey, text: str) -> str:
        links = self.renderer.links_at(self.clinic, key.language, page=_key(self.entry))
        with override(self.told_in):
            problems = markup.fact_problems(
                text, facts=links.facts, silent=links.silent
            )
        for problem in problems:
            self._find(key, problem.message)
        if problems:
            return ""
        try:
            return self._filling(key.language).text(text)
        except (UnknownFact, ValueError) as error:
            self._find(key, str(error))
            return ""

    def _records(
        self, key: PartKey, noun: str, *, safety: bool
    ) -> tuple[RecordCopy, ...]:
        kind = self.book.value(key.entry, "kind")
        try:
            if kind in DRAWINGS:
                return DRAWINGS[kind]()
            if kind in VIEWS:
                self.used.view(kind)
                return VIEWS[kind](self._filling(self.language))
            if not noun:
                return ()
            copies = copies_of(
                self.book,
                noun,
                language=self.language,
                safety=safety,
                history=self.renderer.history,
                only=KINDS[kind].only,
            )
            self.used.records(noun, copies)
            return tuple(self._record(copy) for copy in copies)
        except (UnknownFact, ValueError) as error:
            self._find(key, str(error))
            return ()

    def _record(self, copy: RecordCopy) -> RecordCopy:
        filling = self._filling(copy["language"]).of_the_site()
        filled = {
            name: filling.text(value) if isinstance(value, str) else value
            for name, value in copy.items()
        }
        if "earlier" in copy:
            own = self._filling(self.language).of_the_site()
            try:
                filled["earlier"] = [own.text(text) for text in copy["earlier"]]
            except (UnknownFact, ValueError):
                filled["earlier"] = [_no_longer_shown()]
        return filled

    def _filling(self, language: str) -> Filling:
        return Filling(
            book=self.renderer.facts,
            clinic=self.clinic,
            language=language,
            used=self.used.facts,
        )

    def _forgiven(self, count: int) -> bool:
        """Whether there was more to find than the first `count`; it is forgotten. For
        words of an earlier day: what they name may be gone, and today's page is whole.
        """
        found = len(self.findings) > count
        del self.findings[count:]
        return found

    def _find(self, at: PartKey, message: str, *, lacks: str = "") -> None:
        self.findings.append(Finding(at=at, message=message, lacks=lacks))


def _no_longer_shown() -> str:
    return _("It cannot be shown any more: it names something that is gone.")


def _key(entry: str) -> str:
    return keys_of(entry)[-1]
