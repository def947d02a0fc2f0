"""What is no text: marks of word processors, buttons, advice to read something else."""

import re

from content.paste.cleaned import Kind, Removed

_BOOKMARK = re.compile(
    r"\[bookmark:? ?[^\[\]\n]{0,80}\]"
    r"|(?<!\w)_(?:GoBack|Toc[0-9]+|Ref[0-9]+|Hlk[0-9]+)(?!\w)"
    r"|<?!?\[(?:if (?:!|[gl]te? |mso|vml|supp)[^\[\]\n]{0,40}|endif)\]>?"
    r"|\\\* ?MERGEFORMAT"
    r"|(?:Error! (?:Bookmark not defined|Reference source not found)"
    r"|Fout! (?:Bladwijzer niet gedefinieerd|Verwijzingsbron niet gevonden)"
    r"|Fehler! (?:Textmarke nicht definiert|Verweisquelle konnte nicht gefunden werden))\.?",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"(?:pagina|seite|page|blz\.?) ?[0-9]{1,4}(?: ?(?:van|von|of|/) ?[0-9]{1,4})?"
    r"|[-–] ?[0-9]{1,4} ?[-–]",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"(?:[×✕✖▲▼►»«↑+] ?)?(?:close|sluiten|schlie(?:ß|ss)en|share|share this|delen|deel dit|"
    r"teilen|tweet(?:en)?|print|print this page|printen|afdrukken|drucken|"
    r"e-?mail this page|menu|men[üu] ?öffnen|open menu|read more|read more…|lees meer|"
    r"weiterlesen|mehr lesen|mehr erfahren|learn more|show more|show less|toon meer|"
    r"toon minder|mehr anzeigen|weniger anzeigen|back to top|naar boven|terug naar boven|"
    r"nach oben|zum seitenanfang|skip to (?:main )?content|ga naar (?:de )?inhoud|"
    r"direct naar inhoud|zum inhalt springen|accept (?:all )?cookies|cookies accepteren|"
    r"alle cookies accepteren|cookies akzeptieren|alle akzeptieren|advertisement|"
    r"advertentie|anzeige|lees voor|vorlesen|voorlezen|listen|zoeken|submenu|"
    r"cookie-?instellingen|cookie-?einstellungen|subscribe|schrijf u in|inloggen)"
    r"(?: ?[×✕✖▲▼►»›→↑+…])?|[×✕✖▲▼►]",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"(?:related (?:posts?|articles?|content|pages?|topics?|stories)|see also|read also|"
    r"you (?:may|might) also (?:like|be interested in)|more (?:like this|on this topic)|"
    r"popular posts?|recent posts?|lees ook|bekijk ook|zie ook|gerelateerd|"
    r"gerelateerde (?:artikelen|berichten|pagina['’]s|onderwerpen)|verwante artikelen|"
    r"meer (?:lezen over dit onderwerp|over dit onderwerp|artikelen)|"
    r"dit vind(?:t u|t? je) misschien ook interessant|misschien ook interessant|"
    r"lesen sie auch|siehe auch|auch interessant|"
    r"das könnte (?:sie|dich) (?:auch|ebenfalls) interessieren|"
    r"(?:verwandte|ähnliche|weitere) (?:artikel|beiträge|themen)|mehr zum thema|"
    r"passend zum thema) ?[:…]?",
    re.IGNORECASE,
)


def without_marks(text: str, *, removed: Removed) -> str:
    """A text without what word processors leave in it."""
    if "_" not in text and "[" not in text and "!" not in text and "\\" not in text:
        return text
    text, count = _BOOKMARK.subn("", text)
    removed[Kind.BOOKMARKS] += count
    return text


def debris(line: str) -> Kind | None:
    """What a whole line is, if it is no text."""
    line = " ".join(line.split())
    if len(line) > 80:
        return None
    if _BUTTON.fullmatch(line):
        return Kind.BUTTONS
    return Kind.BOOKMARKS if _PAGE_NUMBER.fullmatch(line) else None


def is_related(line: str) -> bool:
    """Whether it is the heading of a list of other pages."""
    return len(line) < 80 and bool(_RELATED.fullmatch(line.strip()))


def begins_related(line: str) -> bool:
    """Whether it begins as such a heading does, and goes on: "Lees ook: Kosten"."""
    return bool(re.match(rf"(?:{_RELATED.pattern}).", line, re.IGNORECASE))
