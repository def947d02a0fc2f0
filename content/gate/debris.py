"""What no reader was meant to see: placeholders, and what other programs left behind."""

import re
from collections.abc import Iterator
from functools import lru_cache

from content.gate.findings import Hit
from content.gate.phrases import GAP, Lexicons
from content.gate.reading import HEADINGS, Reading


def placeholders(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Words that stand for others that are still to come."""
    pattern = _places(lexicons.of("placeholder", reading.language).phrases)
    yield from _in_lines(reading, pattern)
    yield from _in_lines(reading, _STANDS_FOR)


_STANDS_FOR = re.compile(
    r"(?<![A-Za-z-])\d*(?:XX+|xx+)(?![A-Za-z-])(?: X+)?"
    r"|(?<=\S )_{3,}(?!\w)|(?<!\w)_{3,}(?= \S)|(?<!\w)\.{5,}(?!\w)|…{2,}"
    r"|\?{3,}|(?<=\s)\?\?(?!\?)|\[(?:…|\.{3}|\?+|\s+)\](?!\()"
    r"|(?i:(?<!\w)(?:dd[-./]mm[-./](?:jj|yy)(?:jj|yy)?|tt\.mm\.jj(?:jj)?|hh:mm|uu:mm)(?!\w))"
    r"|<[^<>\n/=@]{0,40}(?i:naam|name|datum|date|nr\.?|nummer|number|telefo\w+|phone|adres\w*|address"
    r"|einsetzen|invullen|insert|kliniek|klinik|clinic|arts|arzt|doctor|bedrag|betrag|amount)[^<>\n/=@]{0,40}>"
)
"""Signs that stand for words: XX, ___, ???, […], dd-mm-jjjj, <name>."""


def left_behind(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Marks of word processors and labels of other websites."""
    phrases = lexicons.of("debris", reading.language).phrases
    typed = reading.text.typed.casefold()
    here = tuple(one for one in phrases if one.casefold() in typed)
    yield from _in_lines(reading, _anywhere(here))
    alone = {_bare(one) for one in lexicons.of("leftover", reading.language).phrases}
    for number, line in enumerate(reading.lines, start=1):
        if reading.text.field in HEADINGS or line.lstrip().startswith("#"):
            continue  # "Read more" may well head a list of links
        if _bare(line) in alone and "](" not in line:
            yield Hit(line=number, words=line.strip(), sentence=line.strip())
    yield from _in_lines(reading, _BROKEN)


_BROKEN = re.compile(
    r"</?(?:span|div|p|br|font|table|tbody|td|tr|b|i|u|strong|em|a|h[1-6]|ul|ol|li|img|o:p|style"
    r"|script|iframe|section|center|sup|sub)\b[^<>\n]{0,300}>"
    r"|[\ue000-\uf8ff\ufffd\u200b\ufeff]|Ã[\u0080-\u00bf¼¤¶Ÿ©«¨]|â€|Â[ \u00a0»«·°]"
    r"|(?i:\b(?:pagina|seite|page) \d{1,3} (?:van|von|of) \d{1,3}\b)"
    r"|(?i:(?:ctrl|strg|cmd) ?\+ ?(?:klik|klick|click))"
    r"|(?i:^(?:close|sluiten|schließen)(?: close| sluiten| schließen)*(?: [×✕x])?(?-i: (?!Sie\b)[A-ZÄÖÜ]))|[✕✖»]\s|\s»$|^×|×\s[A-Z]"
    r"|(?i:\b(?:leestijd|lesezeit|lesedauer|reading time):? (?:ca\.? )?\d+|\b\d+ ?min(?:uten|utes|\.)? (?:leestijd|lezen|lesezeit|read)\b)"
    r"|(?<![\w-])[A-Za-zäöüßë]{3,}-(?:kundigen?|kundige|slag|heid|heden|lijke?|keit|heit|ungen|ung|schaft|lich\w{0,2}|tion|tionen|tions?|ment|ness|delingen?|sing|mering|lung|deling)(?![\w-])"
    r"|(?:(?<!\S)\S{1,40})?\u00ad\S{0,40}"  # a soft hyphen
    r"|(?<=\S)[ \u00a0]{2,}(?=[^\s|])"  # two spaces within a line
    r"|(?<![\w-])[^\W\d_]{2,}- (?!(?:en|of|und|oder|bzw|sowie|and|or|to|tot|bis|noch|nor)\b)"
    r"[a-zäöüß]{3,}",  # hyphenation of a line that is no longer there
    re.MULTILINE,
)


def _in_lines(reading: Reading, pattern: re.Pattern[str] | None) -> Iterator[Hit]:
    if pattern is None:
        return
    for number, line in enumerate(reading.lines, start=1):
        if pattern is _BROKEN and not _may_be_broken(line):
            continue
        for match in pattern.finditer(line):
            words = match[0] if match[0].strip() else _around(line, match)
            yield Hit(line=number, words=words, sentence=line.strip())


def _may_be_broken(line: str) -> bool:
    """Whether a line holds a sign or a word of `_BROKEN` at all; most lines hold none,
    and the pattern itself takes long."""
    if "|" in line or line.startswith("///"):
        return False
    lower = line.lower()
    return any(sign in lower for sign in _SIGNS) or _STRANGE.search(line) is not None


_SIGNS = (
    *("<", "\u00ad", "\ufffd", "\u200b", "\ufeff", "  ", "\u00a0 ", " \u00a0"),
    *("\u00a0\u00a0", "ã", "â", "✕", "✖", "»", "×", "pagina ", "seite ", "page "),
    *("ctrl", "strg", "cmd", "close", "sluiten", "schließen", "leestijd", "lesezeit"),
    *("lesedauer", "reading time", "min"),
)
"""What `_BROKEN` cannot be found without; a sign that is new there belongs here."""

_STRANGE = re.compile(r"[\ue000-\uf8ff]|[^\W\d_]-[^\W\d_ ]|[^\W\d_]- ")


def _around(line: str, match: re.Match[str]) -> str:
    """Some spaces, with the words before and after them."""
    before = line[: match.start()].rsplit(" ", 1)[-1]
    after = line[match.end() :].split(" ", 1)[0]
    return f"{before}{match[0]}{after}"


def _bare(line: str) -> str:
    return line.strip(" \t#*-_×✕|[]").casefold()


@lru_cache(maxsize=32)
def _anywhere(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    return re.compile("|".join(map(re.escape, phrases)), re.IGNORECASE)


@lru_cache(maxsize=32)
def _places(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """Phrases as patterns: those in capitals as they are, `…` for any words within
    square brackets that are no link, no source and no note."""
    found = []
    for phrase in phrases:
        words = re.escape(phrase).replace(re.escape(GAP), r"[^\]\n@^]{0,80}")
        case = "(?-i:%s)" if phrase.isupper() else "%s"
        start = r"(?<!\w)" if phrase[0].isalnum() else ""
        end = r"(?!\w)" if phrase[-1].isalnum() else r"(?![({])"
        if phrase.startswith(f"[{GAP}"):
            words = words.replace(r"[^\]\n@^]{0,80}", r"(?:[^\]\n@^]{0,80}(?<!\w))?", 1)
        found.append(start + case % words + end)
    return re.compile("|".join(found), re.IGNORECASE) if found else None
