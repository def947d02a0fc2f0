"""Who said what in which language, kept apart from the site, and what a page says of it.

A sentence is a word that no language translates, after an opening that tells its language:
"Regel delta.", "Satz delta.", "Line delta." So it can be seen on a page whether two
languages say the same, without asking the site.
"""

import re
from typing import NamedTuple

OPENINGS = {"nl": "Regel", "de": "Satz", "en": "Line"}
WORDS = ("alfa", "bravo", "delta", "golf")

SECTION, RECORD = "section/costs/first", "side_effect/dizzy"

_PLACES = {
    SECTION: re.compile(r'<section [^>]*id="first".*?</section>', re.DOTALL),
    RECORD: re.compile(r'<article [^>]*id="second-dizzy".*?</article>', re.DOTALL),
}
_EARLIER = re.compile(r'<details class="earlier">.*?</details>', re.DOTALL)
_SENTENCE = re.compile(rf"\b({'|'.join(OPENINGS.values())}) ({'|'.join(WORDS)})\b")
_NOTICES = {"notice--behind": "behind", "notice--foreign": "missing"}


class Dutch(NamedTuple):
    """A source text. mark: what ends its sentences; a change of wording changes nothing
    else. is_list: its sentences are items."""

    words: tuple[str, ...]
    mark: str = "."
    is_list: bool = False


class Translated(NamedTuple):
    """A translation. says: the source that somebody has said it says; None where nobody
    has said it of these words."""

    words: tuple[str, ...]
    says: Dutch | None
    mark: str = "."
    is_list: bool = False


Said = Dutch | Translated


def typed(said, language):
    """A text as somebody types it."""
    lines = [f"{OPENINGS[language]} {word}{said.mark}" for word in said.words]
    return (
        "\n".join(f"- {one}" for one in lines) if said.is_list else "\n\n".join(lines)
    )


def read(text):
    """The words of a text, in their order."""
    return tuple(word for _opening, word in _SENTENCE.findall(text))


class Seen(NamedTuple):
    """What readers see of a text. languages: of its sentences. notice: "behind",
    "missing", or "" for none. calls: the notice says whom to call."""

    words: tuple[str, ...]
    languages: set[str]
    notice: str
    calls: bool


def seen(html, entry):
    """What a page says of a text today: not what is folded away as no longer valid."""
    [place] = _PLACES[entry].findall(html)
    today = _EARLIER.sub("", place)
    of_opening = {opening: code for code, opening in OPENINGS.items()}
    found = _SENTENCE.findall(today)
    notices = [kind for name, kind in _NOTICES.items() if name in today]
    return Seen(
        words=tuple(word for _opening, word in found),
        languages={of_opening[opening] for opening, _word in found},
        notice=notices[0] if notices else "",
        calls='href="tel:112"' in today,
    )


def said_anywhere(html):
    """Every sentence that stands on a page as valid, in whatever place, sorted."""
    main = html[html.index("<main") : html.index("</main>")]
    return sorted(_SENTENCE.findall(_EARLIER.sub("", main)))
