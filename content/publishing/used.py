"""What a page was made of: the parts that it shows, and what could change it."""

import re
from collections.abc import Iterator

from content import markup
from content.book import FIGURES, Book, PartKey
from content.book.translation import Shown
from content.documents import RecordCopy, SectionCopy
from content.facts.fact_book import CLINIC_NAME, CLINIC_PHONE, EMERGENCY
from content.facts.own_from_book import lists_of
from content.facts.own_views import TOPICS
from content.markup.problems import CITATION, FACT
from content.schema import entry_name, keys_of, noun_of, root_of


class Used:
    """Collects while a page is rendered.

    shown: parts whose words or figures readers see. uses: names of entries, and
    "noun/*" for all entries of a noun, those that do not exist yet included. facts: the
    names that texts asked for.
    """

    def __init__(self, book: Book, *, clinic: str, language: str) -> None:
        self.book = book
        self.clinic = clinic
        self.language = language
        self.shown: set[PartKey] = set()
        self.uses: set[str] = {"term/*"}  # any word may become one that is explained
        self.facts: set[str] = set()

    def page(self, entry: str) -> None:
        """The page itself; then everything is known that its texts asked for."""
        self._show(entry, self.language)
        if self.facts:
            self._clinics()
        for name in self.facts:
            self._fact(name)

    def section(self, entry: str, words: Shown) -> None:
        """A section, in the languages in which it is shown."""
        self._show(entry, words.language)

    def text(self, markdown: str) -> None:
        """What a text names."""
        self.uses |= {f"picture/{key}" for key in markup.picture_keys(markdown)}
        self.uses |= {f"source/{match[1]}" for match in CITATION.finditer(markdown)}
        if re.search(r"^ *///+ *several-clinics", markdown, re.MULTILINE):
            self.uses.add("clinic/*")
        if self.clinic and re.search(r"^ *///+ *unless-paused", markdown, re.MULTILINE):
            self.uses.add(entry_name("clinic", self.clinic))

    def records(self, noun: str, copies: tuple[RecordCopy, ...]) -> None:
        """Everything of a noun, and the order of the sources."""
        self.uses |= {f"{noun}/*", "source/*"}
        for copy in copies:
            self._show(entry_name(noun, copy["key"]), copy["language"])

    def view(self, kind: str) -> None:
        """What a section shows of facts and clinics."""
        if kind == "glossary":
            self._show_all("term")
        elif kind == "helplines":
            self._clinics()
            self.uses.add("country/*")
            self._show_all("country")
        else:
            self._clinics(shows=True)
            if kind in ("clinics_compared", "clinic_facts"):
                self.uses.add("fact/*")
            if kind in TOPICS:
                self._answered(TOPICS[kind])

    def terms(self, section: SectionCopy) -> None:
        """The words that a section explains."""
        for term in section.terms:
            self._show(entry_name("term", term["key"]), term["language"])

    def _fact(self, name: str) -> None:
        entry = entry_name("fact", name)
        if self.book.has(entry):
            for one in self.book.family(entry):
                self._show(one, self.language)
        elif name in (CLINIC_NAME, CLINIC_PHONE):
            self._clinics(shows=True)
        elif name == EMERGENCY:
            self._clinics()
            self._show_all("country")
        else:
            for contact in self.book.entries("contact"):
                if contact.endswith(f"/{name}"):
                    self._show(contact, self.language)
        self.uses.add(entry)

    def _clinics(self, *, shows: bool = False) -> None:
        entries = [entry_name("clinic", self.clinic)] if self.clinic else []
        self.uses |= set(entries) or {"clinic/*"}
        for entry in (entries or self.book.entries("clinic")) if shows else ():
            for one in self.book.family(entry):
                self._show_words(one)

    def _answered(self, topic: str) -> None:
        """What of the site's list clinics answer to, and the page that shows the list."""
        page, _section = lists_of(self.book).get(topic, ("*", ""))
        for answer in self.book.entries("clinic_answer"):
            key = self.book.value(answer, topic)
            if key and self.clinic in ("", keys_of(answer)[0]):
                self._show_words(entry_name(topic, key))
                self.uses.add(entry_name("page", page))

    def _show_all(self, noun: str) -> None:
        self.uses.add(f"{noun}/*")
        for entry in self.book.entries(noun):
            for one in self.book.family(entry):
                self._show_words(one)

    def _show_words(self, entry: str) -> None:
        """In the language of the page, or in that of the source."""
        is_there = PartKey(entry, self.language) in self.book.parts
        source = self.book.source_language(entry)
        self._show(entry, self.language if is_there else source)

    def _show(self, entry: str, language: str) -> None:
        for key in (PartKey(entry, FIGURES), PartKey(entry, language)):
            if key in self.book.parts:
                self.shown.add(key)
        self.uses.add(root_of(entry))


_PAGE = re.compile(r"\]\(page:([a-z0-9-]+)")


def named_in(markdown: str) -> Iterator[str]:
    """The entries that a text names: facts, sources, pictures, and pages it links to."""
    yield from (f"fact/{match[1]}" for match in FACT.finditer(markdown))
    yield from (f"source/{match[1]}" for match in CITATION.finditer(markdown))
    yield from (f"picture/{key}" for key in markup.picture_keys(markdown))
    yield from (f"page/{match[1]}" for match in _PAGE.finditer(markdown))


def touches(uses: frozenset[str], entry: str) -> bool:
    """Whether a change of an entry could change what has these uses."""
    root = root_of(entry)
    return root in uses or f"{noun_of(root).name}/*" in uses
