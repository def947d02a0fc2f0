"""What other kinds of Markdown would read otherwise, and what no text needs."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from content.characters import unneeded

RAW_HTML = re.compile(r"</?[a-zA-Z](?:[^<>\n]|\n(?! *\n))*>|<!--|(?i:<script|<style)")

_LABEL = re.compile(r"\*?\[(?![@^])[^\[\]]*\]:")
_RULER = re.compile(r"([-*_])(?: *\1){2,}")
_SHOWN = 40


def refused_start(words: str) -> str:
    """A sentence about how a line of text begins; "" where nothing is wrong with it."""
    if label := _LABEL.match(words):
        values = {"words": label[0][:_SHOWN]}
        if words.startswith("*"):
            return (
                _(
                    "A line cannot begin with “%(words)s”. Explain the word in the text, "
                    "or add it to the glossary."
                )
                % values
            )
        return (
            _(
                "A line cannot begin with “%(words)s”. Leave out the square brackets, or "
                "write links as [words](address)."
            )
            % values
        )
    if words.startswith((": ", "+ ")):
        return _(
            "A line cannot begin with “%(sign)s”. Begin items of a list with “-”."
        ) % {"sign": words[0]}
    if words.startswith(("```", "~~~")):
        return _("There are no blocks of code here. Delete this line.")
    if _RULER.fullmatch(words):
        return _("No lines are drawn across the page. Write a heading: ## Heading")
    if "|" in words and "-" in words and set(words) <= set("|-: "):
        return _("A row of a table begins and ends with a bar: | … | … |")
    return ""


def refused_text(text: str) -> Iterator[tuple[int, str]]:
    """HTML and characters that no text needs: lines and sentences."""
    told = 0
    for match in RAW_HTML.finditer(text):
        line = _line(text, match.start())
        if line == told:
            continue  # one word about it is enough
        told = line
        yield (
            line,
            _(
                "HTML is not shown to readers. Delete “%(words)s”. If you mean "
                "“smaller than”, leave a space after “<”."
            )
            % {"words": match[0][:_SHOWN]},
        )
    for offset, message in unneeded(text):
        yield _line(text, offset), message


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
