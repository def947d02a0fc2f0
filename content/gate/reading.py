"""A text as the checks read it: its leaves, their sentences, and the words of these."""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import Stemmer

from content.declared_languages import language as declared
from content.markup.leaves import Citation, FactPlace, Leaf
from content.markup.limits import too_much
from content.markup.normal import normal
from content.markup.parser import parse
from content.markup.tree import Document
from content.text.sentences import sentences

_WORD = re.compile(r"[^\W_]+(?:[-‑’'/][^\W_]+)*")
HEAD = 4
"""First letters by which words are looked up that begin alike."""

_FACT = re.compile(r"\{\{[^{}\n]*\}\}")
_PARTS = re.compile(
    r"[;:!?]\s(?!(?:das|dat|dit|dies|that|this)\s)|\s[–—]\s|(?<!\w)(?:maar|aber|sondern|but)(?!\w)",
    re.IGNORECASE,
)
"""Where a negation stops to count: the end of a clause."""


_PRESSES = re.compile(
    r"\W*(?:waarom zou u|wilt u (?:echt|werkelijk)|waar wacht u|warum sollten sie"
    r"|wollen sie (?:\w+ ){0,3}wirklich|worauf warten|why (?:settle|suffer|wait)"
    r"|what if your|what are you waiting)\b",
    re.IGNORECASE,
)
"""How a question begins that wants no answer."""


@dataclass(frozen=True)
class Word:
    """A word of a sentence, whole where hyphens join it. stem: what its forms share."""

    text: str
    lower: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """Plain words without the signs of the markup; facts stand as they are typed.

    kind: of the leaf that it is in. leaf: the number of that leaf in the text. cites:
    its leaf names a source. counts: its leaf holds a figure or a fact.
    """

    language: str
    words: str
    line: int
    kind: str
    leaf: int
    cites: bool
    counts: bool

    @cached_property
    def tokens(self) -> list[Word]:
        """Its words in order."""
        said = _FACT.sub(lambda place: " " * len(place[0]), self.words)
        return [
            Word(
                text=match[0],
                lower=(lower := match[0].lower()),
                stem=stem(lower, self.language),
                start=match.start(),
                end=match.end(),
            )
            for match in _WORD.finditer(said)
        ]

    @cached_property
    def forms(self) -> frozenset[str]:
        """Its words in small letters, and what their forms share."""
        return frozenset(
            form for word in self.tokens for form in (word.lower, word.stem)
        )

    @cached_property
    def heads(self) -> frozenset[str]:
        """How its words begin."""
        return frozenset(word.lower[:HEAD] for word in self.tokens)

    @cached_property
    def lower(self) -> str:
        """The words in small letters."""
        return self.words.lower()

    @property
    def is_question(self) -> bool:
        """It asks, and so claims nothing; one that presses for an answer does."""
        is_asked = self.words.rstrip("”\"'’ ").endswith("?")
        return is_asked and not _PRESSES.match(self.words)

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Where the clause begins and ends that holds a span of the words."""
        before = [one.end() for one in _PARTS.finditer(self.words, 0, start)]
        after = _PARTS.search(self.words, end)
        return (
            before[-1] if before else 0,
            after.start() if after else len(self.words),
        )


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text of an entry, as it is typed.

    noun, field: where it stands ("section", "body"). kind: of a section, else "".
    """

    language: str
    typed: str
    noun: str = "section"
    field: str = "body"
    kind: str = ""
    is_markdown: bool = True


HEADINGS = ("title", "heading", "name", "term")
"""Fields of plain text that stand above others."""


@dataclass(kw_only=True)
class Reading:
    """A text that has been read once, for all checks. document: None of a plain text."""

    text: Text
    document: Document | None = None
    sentences: list[Sentence] = field(default_factory=list)

    @property
    def language(self) -> str:
        """That of the text."""
        return self.text.language

    @property
    def lines(self) -> list[str]:
        """The lines of the text, as they are typed; none of one that is too large."""
        return [] if too_much(self.text.typed) else self.text.typed.split("\n")


def read(text: Text) -> Reading:
    """Take a text apart. One that is too large to be drawn has no sentences."""
    reading = Reading(text=text)
    if too_much(text.typed):
        return reading
    if text.is_markdown:
        reading.document = parse(text.typed)
        leaves = enumerate(reading.document.leaves())
        reading.sentences = [
            one for number, leaf in leaves for one in _of_leaf(leaf, number, text)
        ]
    else:
        kind = "heading" if text.field in HEADINGS else "paragraph"
        for number, line in enumerate(normal(text.typed).split("\n")):
            reading.sentences += _sentences(
                line, text, number=number, kind=kind, cites=False, line=number + 1
            )
    return reading


def _of_leaf(leaf: Leaf, number: int, text: Text) -> Iterator[Sentence]:
    cites = any(isinstance(span, Citation) for _line, span in leaf.spans())
    yield from _sentences(
        leaf.words,
        text,
        number=number,
        kind=leaf.kind,
        cites=cites,
        line=0,
        counts=any(isinstance(span, FactPlace) for _line, span in leaf.spans()),
        lines=[one.number for one in leaf.lines],
    )


def _sentences(
    words: str,
    text: Text,
    *,
    number: int,
    kind: str,
    cites: bool,
    line: int,
    counts: bool = False,
    lines: list[int] | None = None,
) -> Iterator[Sentence]:
    counts = counts or bool(_FIGURE.search(words))
    for start, end in sentences(words):
        said = words[start:end].replace("\n", " ")
        if any(sign.isalnum() for sign in said):
            at = lines[words.count("\n", 0, start)] if lines else line
            yield Sentence(
                language=text.language,
                words=said,
                line=at,
                kind=kind,
                leaf=number,
                cites=cites,
                counts=counts,
            )


_FIGURE = re.compile(r"\d|\{\{|½|¼|¾")

_kept = threading.local()
"""Stemmers hold a word while they work on it: each thread has its own."""


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """What the forms of a word share: "garantiert", "garantieren"."""
    algorithm = declared(language).stemmer
    if not algorithm or len(word) < 4:
        return word
    stemmer = vars(_kept).get(algorithm)
    if stemmer is None:
        stemmer = vars(_kept)[algorithm] = Stemmer.Stemmer(algorithm, 0)
    return str(stemmer.stemWord(word))
