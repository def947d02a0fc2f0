"""What the site knows of each language it can speak, declared once. Pure.

Longer lists of words stand where they are used: `content/search/stop_words.py`,
`content/literals/`, `content/checks/`. A system check names what a language of the site
lacks of all that; nothing breaks without it.
"""

from dataclasses import dataclass

from content.address_words import ENGLISH, AddressWords


@dataclass(frozen=True, kw_only=True)
class Language:
    """One language.

    locale: what Open Graph and the dictionaries of hunspell call it, "nl_NL". stemmer:
    Snowball's name of it. negations: words by which a sentence says the opposite,
    forbids or obliges. word_endings: by which the forms of one word differ.
    name_endings: what may follow a name, in German also in the place of another ending.
    compound_links: letters that may stand between two parts of a compound.
    verb_particles: parts of verbs that stand apart from them, at the end of a clause.
    countries: where most of its readers are, the likeliest first. spelled_out: letters
    that addresses cannot have, each with how it is written without them. addresses: the
    words of the site's own addresses; without them they are in English. in_preparation:
    staff see it, readers do not.
    """

    locale: str = ""
    stemmer: str = ""
    negations: frozenset[str] = frozenset()
    word_endings: tuple[str, ...] = ("",)
    name_endings: tuple[str, ...] = ("",)
    compound_links: tuple[str, ...] = ("",)
    verb_particles: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    spelled_out: tuple[tuple[str, str], ...] = ()
    addresses: AddressWords | None = None
    in_preparation: bool = False


DECLARED: dict[str, Language] = {
    "nl": Language(
        locale="nl_NL",
        addresses=AddressWords(
            search=("zoeken",),
            my_treatment_day=("mijn-behandeldag",),
            new_editions=("nieuwe-versies",),
            editions=("versies",),
            clinics=("klinieken",),
        ),
        countries=("nl", "be"),
        stemmer="dutch",
        negations=frozenset(
            [
                "niet",
                "geen",
                "nooit",
                "niemand",
                "niets",
                "nergens",
                "zonder",
                "mag",
                "moet",
                "moeten",
                "verboden",
                "alleen",
                "behalve",
            ]
        ),
        word_endings=("", "e", "en", "n", "s", "es"),
        name_endings=("", "s", "'s", "’s", "e", "en", "n", "ën"),
        compound_links=("", "s", "e", "en", "n"),
        verb_particles=("aan", "af", "bij", "in", "mee", "na", "op", "over", "terug")
        + ("toe", "uit", "voor", "weg"),
    ),
    "de": Language(
        locale="de_DE",
        addresses=AddressWords(
            search=("suche",),
            my_treatment_day=("mein-behandlungstag",),
            new_editions=("neue-fassungen",),
            editions=("fassungen",),
            clinics=("kliniken",),
        ),
        countries=("de", "be", "at", "ch", "lu"),
        spelled_out=(("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"))
        + (("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"), ("ẞ", "SS")),
        stemmer="german",
        negations=frozenset(
            [
                "nicht",
                "kein",
                "keine",
                "keinen",
                "keinem",
                "keiner",
                "keines",
                "nie",
                "niemals",
                "niemand",
                "nichts",
                "nirgends",
                "ohne",
                "darf",
                "dürfen",
                "muss",
                "müssen",
                "soll",
                "sollen",
                "verboten",
                "nur",
                "außer",
            ]
        ),
        word_endings=("", "e", "en", "n", "er", "ern", "em", "es", "s"),
        name_endings=("", "e", "en", "er", "es", "em", "n", "s", "in", "innen"),
        compound_links=("", "s", "es", "n", "en", "er", "e"),
        verb_particles=("ab", "an", "auf", "aus", "bei", "ein", "los", "mit", "nach")
        + ("vor", "weg", "zu", "zuruck"),
    ),
    "en": Language(
        locale="en_GB",
        addresses=ENGLISH,
        countries=("gb", "ie"),
        stemmer="english",
        negations=frozenset(
            [
                "not",
                "no",
                "never",
                "nobody",
                "nothing",
                "nowhere",
                "without",
                "may",
                "must",
                "cannot",
                "should",
                "forbidden",
                "only",
                "except",
                "don",
                "doesn",
                "isn",
                "aren",
                "won",
            ]
        ),
        word_endings=("", "s", "es"),
        name_endings=("", "s", "es", "'s", "’s"),
    ),
}

UNKNOWN = Language()
"""For a language that is not declared: nothing breaks, and a system check says so."""


def language(code: str) -> Language:
    """What the site knows of a language; of an undeclared one nothing."""
    return DECLARED.get(code, UNKNOWN)
