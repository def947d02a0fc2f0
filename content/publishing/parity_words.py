"""What the guard between languages found, in words for staff."""

from django.utils.translation import gettext as _

from content.facts.codes import Unit
from content.languages import LANGUAGE_NAMES
from content.parity import Difference


def shown(one: Difference) -> str:
    """What it is about: "6 hours", a word that denies, the sentence itself."""
    if one.kind in ("alone", "opposite"):
        return one.translation
    if one.what == "order":
        return _ORDERS[one.kind]()
    if one.kind == "number":
        return _number(one.what)
    if one.kind == "meaning":
        known = _MEANINGS.get(one.what)
        return known() if known else str(Unit(one.what).label)
    return _shape(one.what) if one.kind == "shape" else one.what


def note(one: Difference, *, language: str, source: str) -> str:
    """The difference in a sentence."""
    names = {"language": LANGUAGE_NAMES[language], "source": LANGUAGE_NAMES[source]}
    if one.kind == "alone":
        return _ALONE[one.what]() % names
    if one.kind == "words" and one.is_lacking:
        return _("These words are gone in %(language)s, but not in %(source)s.") % names
    if one.kind == "words":
        return _("These words are new in %(language)s, but not in %(source)s.") % names
    if one.kind == "meaning" and one.what in _MEANINGS:
        return _(
            "Source and translation differ in words such as “not”, “must” and “may”. "
            "The source says: “%(source)s”"
        ) % {"source": one.source[:200]}
    if one.kind == "opposite":
        return _(
            "A word such as “before”, “at most” or “more” was changed in one language "
            "alone. The source says: “%(source)s”"
        ) % {"source": one.source[:200]}
    if one.what == "order":
        return _("They stand in another order than before; in the source they do not.")
    if one.is_lacking:
        return _("The source says it, the translation does not.")
    return _("The translation says it, the source does not.")


def _number(what: str) -> str:
    """ "360 min" as "6 hours"; other numbers as they are."""
    value, _space, unit = what.partition(" ")
    if unit != "min":
        return what
    minutes = float(value)
    for name, size in (("weeks", 10080), ("days", 1440), ("hours", 60)):
        if minutes >= size and minutes % size == 0:
            return f"{minutes / size:g} {Unit(name).label}"
    return f"{minutes:g} {Unit.MINUTES.label}"


def _shape(what: str) -> str:
    """ "item" in words; cards and pictures by their name."""
    known = _SHAPES.get(what) or _SHAPES.get(what.partition(" ")[0])
    return known() if known else what


_MEANINGS = {
    "denies": lambda: _("a word that denies"),
    "obliges": lambda: _("a word that obliges"),
    "allows": lambda: _("a word that allows"),
}
_ORDERS = {
    "number": lambda: _("the order of the numbers"),
    "name": lambda: _("the order of facts and links"),
}
_SHAPES = {
    "heading": lambda: _("a heading"),
    "paragraph": lambda: _("a paragraph"),
    "list": lambda: _("a list"),
    "numbered list": lambda: _("a numbered list"),
    "item": lambda: _("an item of a list"),
    "table": lambda: _("a table"),
    "row": lambda: _("a row of a table"),
}


_ALONE = {
    "rewritten": lambda: _(
        "This sentence was changed in %(language)s, but not in %(source)s. "
        "Does it still say the same?"
    ),
    "lost": lambda: _(
        "This sentence is gone in %(language)s, but not in %(source)s. "
        "Does another one say it?"
    ),
    "added": lambda: _(
        "This sentence is new in %(language)s, but not in %(source)s. "
        "Does the source say it elsewhere?"
    ),
    "moved": lambda: _(
        "This sentence stands elsewhere now in %(language)s, but not in %(source)s. "
        "Is the order right?"
    ),
    "anew": lambda: _(
        "Most of this text was changed in %(language)s, but not in %(source)s. "
        "Does it still say the same?"
    ),
}
