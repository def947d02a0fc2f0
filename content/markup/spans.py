"""The spans of a line: links, sources, notes, facts, bold words, foreign phrases.

One pass from left to right. Whatever is not exactly one of these is plain words, and
what looks like one but is none is a problem: nothing is dropped, nothing is guessed.
"""

import re

from django.utils.translation import gettext as _

from content.markup.leaves import (
    Bold,
    Citation,
    FactPlace,
    Link,
    NoteMark,
    Phrase,
    Span,
    Words,
)
from content.markup.picture_lines import lost_picture
from content.markup.reports import Reports

ADDRESS = r"(?:[^\s()<>\[\]{}\"\\`]|\([^\s()<>\[\]{}\"\\`]*\))+"
_TOKEN = re.compile(
    rf"""
    (?P<fact> \{{\{{[ ]*[a-z][a-z0-9_]*(?::[a-z]+)?[ ]*\}}\}} )
  | \[@ (?P<citation> R[0-9]+[a-z]? ) \]
  | \[\^ (?P<note> [\w-]{{1,40}} ) \]
  | \[ (?P<linked> [^\[\]]* ) \]\([ ]* (?P<address> {ADDRESS} ) [ ]*\)
  | \[ (?P<foreign> [^\[\]]* ) \]\{{ (?P<language> [a-z]{{2}} ) \}}(?!\}})
  | (?P<stars> \*{{2,}} )
  | (?P<picture> !\[ (?: [^\[\]]* \] (?: \( [^()]* \)? )? )? )
  | (?P<half> \[\^ | \[@ | \]\[ | \]\( | \]\{{(?!\{{) )
  | (?P<entity> &(?:\#[0-9]+|\#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{{1,31}}); )
  | (?P<escape> \\[^\w\s] | \\_ )
    """,
    re.VERBOSE,
)
_HOST = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_](?:[\w-]*[^\W_])?(?::[0-9]+)?"
_WORKS = re.compile(
    rf"page:.*|(?i:https)://{_HOST}(?:[/?\#].*)?|(?i:mailto):[^@]+@[^@]+"
    r"|(?i:tel):\+?[0-9][0-9-]*|\#.+|/(?![/\\]).*"
)
_SHOWN = 40


def read_spans(
    line: str, start: int, end: int, *, number: int, problems: Reports
) -> tuple[Span, ...]:
    """The spans of a part of a line. problems: hears of everything that is wrong."""
    return _Reader(line, number=number, problems=problems).read(start, end)


class _Reader:
    def __init__(self, line: str, *, number: int, problems: Reports) -> None:
        self.line = line
        self.number = number
        self.problems = problems

    def report(self, message: str) -> None:
        """Tell what is wrong in this line."""
        self.problems.add(self.number, message)

    def read(self, start: int, end: int) -> tuple[Span, ...]:
        spans: list[Span] = []
        opened: int | None = None  # place in `spans` of the stars that are open
        at = start
        for token in _TOKEN.finditer(self.line, start, end):
            if token.lastgroup == "stars":
                self._words(spans, at, token.start())
                opened = self._stars(spans, token, opened, start=start, end=end)
                at = token.end()
            elif span := self._span(token):
                self._words(spans, at, token.start())
                spans.append(span)
                at = token.end()
        self._words(spans, at, end)
        if opened is not None:
            self._report_stars(spans[opened].start)
        return tuple(spans)

    def _words(self, spans: list[Span], start: int, end: int) -> None:
        if start < end:
            spans.append(Words(start=start, text=self.line[start:end]))

    def _stars(
        self,
        spans: list[Span],
        token: re.Match[str],
        opened: int | None,
        *,
        start: int,
        end: int,
    ) -> int | None:
        """Open or close bold words. Gives the place of the stars that are now open."""
        before = self.line[start : token.start()][-1:]
        after = self.line[token.end() : end][:1]
        can_open = not _is_word(before) and bool(after.strip())
        can_close = bool(before.strip()) and not _is_word(after)
        is_pair = token["stars"] == "**"
        if is_pair and opened is not None and can_close:
            stars = spans[opened]
            spans[opened:] = [Bold(start=stars.start, spans=tuple(spans[opened + 1 :]))]
            return None
        self._words(spans, token.start(), token.end())
        if is_pair and opened is None and can_open:
            return len(spans) - 1
        self._report_stars(token.start())
        return opened

    def _report_stars(self, at: int) -> None:
        if self.problems.is_full:
            return
        self.report(
            _(
                "These stars mark no bold words: “%(words)s”. Write **words** around "
                "whole words of one line, with a pair of stars at both ends."
            )
            % {"words": self._near(at)}
        )

    def _span(self, token: re.Match[str]) -> Span | None:
        """The span that a token is; None where it is plain words, and told of."""
        start = token.start()
        match token.lastgroup:
            case "fact":
                return FactPlace(start=start, text=token[0])
            case "citation":
                return Citation(start=token.start("citation"), text=token["citation"])
            case "note":
                return NoteMark(start=start, name=token["note"])
            case "address" if self._has_words(token, "linked"):
                address = token["address"]
                if not _WORKS.fullmatch(address):
                    self._report_address(address)
                    return None
                inner = self.read(*token.span("linked"))
                return Link(start=start, address=address, spans=inner)
            case "language" if self._has_words(token, "foreign"):
                inner = self.read(*token.span("foreign"))
                return Phrase(start=start, language=token["language"], spans=inner)
            case "address" | "language":
                return None
        self._report_token(token)
        return None

    def _has_words(self, token: re.Match[str], group: str) -> bool:
        if token[group].strip():
            return True
        self.report(
            _(
                "“%(words)s” has no words between its square brackets. Write there "
                "what readers see."
            )
            % {"words": token[0][:_SHOWN]}
        )
        return False

    def _report_address(self, address: str) -> None:
        if self.problems.is_full:
            return
        self.report(
            _(
                "The link “%(address)s” would not work. Write page:… for a page of "
                "this site, or an address that begins with https://"
            )
            % {"address": address[: 2 * _SHOWN]}
        )

    def _report_token(self, token: re.Match[str]) -> None:
        if self.problems.is_full:
            return
        values = {"words": self._near(token.start()), "sign": token[0]}
        if token["picture"]:
            self.report(lost_picture(self.line))
        elif token["entity"]:
            self.report(
                _(
                    "“%(sign)s” is a code for another sign. Write the sign itself, or "
                    "a space after “&”."
                )
                % values
            )
        elif token["escape"]:
            self.report(
                _("Delete the backslash in “%(sign)s”: every sign here means itself.")
                % values
            )
        elif token[0] == "[^":
            self.report(
                _(
                    "This is no mark of a footnote: “%(words)s”. Write [^1] in the "
                    "text, and [^1]: and the note on a line of its own."
                )
                % values
            )
        elif token[0] == "[@":
            self.report(
                _("This names no source: “%(words)s”. Write for example [@R4].")
                % values
            )
        else:
            self.report(
                _(
                    "This is no whole link: “%(words)s”. Write [words](address) on one "
                    "line, with nothing but the address in the round brackets."
                )
                % values
            )

    def _near(self, at: int) -> str:
        """The words around a place, for a message."""
        first = max(0, at - _SHOWN // 2)
        return " ".join(self.line[first : at + _SHOWN // 2].split())


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
