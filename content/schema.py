"""The nouns of the site: everything that staff write, each declared once. Pure.

From here follow modeltranslation's registration (`content/translation.py`), the content
files (`content/exchange/`), the plain values of the book (`content/book/`), what counts
as a change, and the roles (`content/roles.py`). A system check compares it with the
models.
"""

from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import Any


class Type(Enum):
    """What a plain field holds."""

    TEXT = auto()
    CODE = auto()
    """One of a closed list of codes."""
    FLAG = auto()
    INTEGER = auto()
    NUMBER = auto()
    """A decimal number."""
    DATE = auto()
    MOMENT = auto()
    """A date and a time of day, with its distance from UTC."""
    REFERENCE = auto()
    """The key of one entry of another noun."""
    REFERENCES = auto()
    """The keys of several; their order is that of the noun they point at."""
    HOURS = auto()
    """The spans in which a clinic is open: rows of weekday, opens, closes."""
    IMAGE = auto()
    """An uploaded picture: its digest, size and fallback."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """A plain field: the same in every language.

    default: a value that says nothing, and is left out of the book. to: the noun that
    references point at. optional: files leave it out where it says nothing.
    """

    name: str
    type: Type = Type.TEXT
    default: Any = ""
    to: str = ""
    optional: bool = False


@dataclass(frozen=True, kw_only=True)
class Noun:
    """A kind of entry.

    name: with which the names of its entries begin, "section". model: its class.
    key: the field that tells entries apart, among those of the same parent.
    figures: its plain fields. texts: the fields that exist once per language. own: those
    of them that each language has for itself, no translations of one another. seen:
    those of these that readers see.
    parent: the noun whose part it is, by the field of the same name; "" for none.
    listed: what its list is called: a file of records, or a list in its parent's entry.
    has_position: its entries have a place among their siblings, a number with gaps.
    has_file_position: files write that number down; elsewhere the order says it.
    safety: a mistake in its words could hurt somebody. inside_sentences: its words
    stand within other sentences, where no note can stand: every language needs them.
    markdown: its texts that are written in the dialect of `content/markup`; the others
    are plain. holds_facts: its texts may name facts in double braces.
    optional: its texts that files leave out where no language has them. is_optional:
    files leave its list out of the parent's entry where it is empty.
    """

    name: str
    model: str
    listed: str = ""
    key: str = "key"
    figures: tuple[Field, ...] = ()
    texts: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    parent: str = ""
    has_position: bool = True
    has_file_position: bool = False
    safety: bool = False
    inside_sentences: bool = False
    seen: tuple[str, ...] = ()
    markdown: tuple[str, ...] = ()
    holds_facts: bool = True
    optional: tuple[str, ...] = ()
    is_optional: bool = False

    @property
    def translated(self) -> tuple[str, ...]:
        """Its texts that say the same in every language."""
        return tuple(name for name in self.texts if name not in self.own)

    @property
    def is_file(self) -> bool:
        """Its entries are a file of records of their own."""
        return bool(self.listed) and not self.parent

    def marks_phrases(self, name: str) -> bool:
        """Whether a phrase in another language can be marked in a text: not in words
        that stand within others, in addresses, and in lists of words for machines."""
        return not self.inside_sentences and (name not in self.own or name in self.seen)

    def field(self, name: str) -> Field:
        """A plain field by its name. Raises KeyError for any other name."""
        return self._plain[name]

    def has_field(self, name: str) -> bool:
        """Whether it has a plain field of this name."""
        return name in self._plain

    @cached_property
    def _plain(self) -> dict[str, Field]:
        place = (_POSITION,) if self.has_position else ()
        return {field.name: field for field in (*self.figures, *place)}


def _text(name: str) -> Field:
    return Field(name=name)


def _code(name: str, default: str = "") -> Field:
    return Field(name=name, type=Type.CODE, default=default)


def _flag(name: str, *, default: bool = False, optional: bool = False) -> Field:
    return Field(name=name, type=Type.FLAG, default=default, optional=optional)


def _integer(name: str) -> Field:
    return Field(name=name, type=Type.INTEGER, default=None)


def _number(name: str) -> Field:
    return Field(name=name, type=Type.NUMBER, default=None)


def _date(name: str, *, optional: bool = False) -> Field:
    return Field(name=name, type=Type.DATE, default=None, optional=optional)


def _moment(name: str) -> Field:
    return Field(name=name, type=Type.MOMENT, default=None)


def _reference(name: str, to: str) -> Field:
    return Field(name=name, type=Type.REFERENCE, to=to)


def _of_list(noun: str) -> Field:
    return Field(name=noun, type=Type.REFERENCE, to=noun, optional=True)


_POSITION = _integer("position")
_SOURCES = Field(name="sources", type=Type.REFERENCES, to="source", default=())
_CHECKED = (_flag("to_be_checked"), _SOURCES)
_SOURCE_LANGUAGE = Field(name="source_language", type=Type.CODE, optional=True)
"""In which language an entry is written first; "" for that of its parent or the site."""

_ALL = (
    Noun(
        name="source",
        model="Source",
        listed="sources",
        figures=(
            _code("type"),
            _text("authors"),
            _text("title"),
            _code("title_language"),
            _integer("year"),
            _text("publication"),
            _text("doi"),
            _text("url"),
            _code("read"),
            _date("checked_on"),
        ),
        texts=("note", "reading"),
    ),
    Noun(
        name="country",
        model="Country",
        listed="countries",
        key="code",
        figures=(_text("emergency"), _text("time_zone"), _date("checked_on")),
    ),
    Noun(
        name="contact",
        model="Contact",
        parent="country",
        listed="contacts",
        figures=(_code("kind"), _text("phone"), _text("url"), _flag("is_confirmed")),
        texts=("name", "note"),
        safety=True,
    ),
    Noun(
        name="clinic",
        model="Clinic",
        listed="clinics",
        figures=(
            _text("name"),
            _reference("country", "country"),
            _text("street"),
            _text("postal_code"),
            _text("city"),
            _code("status"),
            _date("status_checked_on"),
            _date("status_since", optional=True),
            _date("status_until", optional=True),
            _date("status_check_on", optional=True),
            _flag("takes_own_patients", optional=True),
            _flag("takes_with_referral", optional=True),
            _flag("takes_directly", optional=True),
            _SOURCE_LANGUAGE,
            Field(name="hours", type=Type.HOURS, default=()),
        ),
        texts=(
            *("setting", "way", "referral", "monitoring", "room"),
            *("status_reason", "takes", "not_treated"),
        ),
        optional=("monitoring", "room", "status_reason", "takes", "not_treated"),
    ),
    Noun(
        name="clinic_person",
        model="ClinicPerson",
        parent="clinic",
        listed="people",
        figures=(_text("title"), _text("name")),
        texts=("function", "qualifications", "memberships"),
    ),
    Noun(
        name="clinic_contact",
        model="ClinicContact",
        parent="clinic",
        listed="contacts",
        figures=(
            _code("kind"),
            _text("phone"),
            _text("email"),
            _text("url"),
            _reference("person", "clinic_person"),
        ),
        texts=("purpose", "answered_by", "times"),
    ),
    Noun(
        name="step",
        model="ProtocolStep",
        parent="clinic",
        listed="steps",
        figures=(
            _code("phase"),
            _code("direction", "before"),
            _code("anchor", "start"),
            _integer("amount"),
            _code("amount_unit", "minutes"),
            _reference("amount_fact", "fact"),
            _flag("about", optional=True),
            Field(name="fasting", type=Type.CODE, optional=True),
            _integer("duration"),
            _code("duration_unit", "minutes"),
            _reference("duration_fact", "fact"),
        ),
        texts=("title", "moment", "text", "if_broken"),
        optional=("moment", "if_broken"),
        safety=True,
    ),
    Noun(
        name="fact",
        model="Fact",
        listed="facts",
        figures=(
            _code("unit"),
            _flag("safety"),
            _flag("is_compared"),
            Field(name="is_general", type=Type.FLAG, default=False, optional=True),
            Field(name="least", type=Type.NUMBER, default=None, optional=True),
            Field(name="most", type=Type.NUMBER, default=None, optional=True),
            _text("owner"),
            _date("checked_on"),
            _SOURCES,
        ),
        texts=("name", "subjects", "one", "other"),
        own=("subjects",),
        inside_sentences=True,
        holds_facts=False,
    ),
    Noun(
        name="option",
        model="FactOption",
        parent="fact",
        listed="options",
        texts=("words",),
        inside_sentences=True,
        holds_facts=False,
    ),
    Noun(
        name="value",
        model="FactValue",
        parent="fact",
        listed="values",
        key="clinic",
        figures=(
            Field(name="answer", type=Type.CODE, optional=True),
            Field(name="qualifier", type=Type.CODE, optional=True),
            _number("low"),
            _number("high"),
            Field(name="high_unit", type=Type.CODE, optional=True),
            _text("phone"),
            _reference("option", "option"),
            Field(name="answered_by", optional=True),
            Field(name="checked_on", type=Type.DATE, default=None, optional=True),
            Field(name="why_right", optional=True),
        ),
        has_position=False,
    ),
    Noun(
        name="notice",
        model="Notice",
        listed="notices",
        figures=(
            _reference("clinic", "clinic"),
            _moment("starts_at"),
            _moment("ends_at"),
            _date("check_on", optional=True),
            _flag("is_for_one_language", optional=True),
            _SOURCE_LANGUAGE,
        ),
        texts=("title", "text"),
        has_position=False,
        safety=True,
        holds_facts=False,
    ),
    Noun(
        name="synonym",
        model="Synonym",
        listed="synonyms",
        texts=("words",),
        own=("words",),
        holds_facts=False,
    ),
    Noun(
        name="asked_question",
        model="AskedQuestion",
        listed="asked_questions",
        figures=(_text("page"), _text("section")),
        texts=("questions",),
        own=("questions",),
        holds_facts=False,
    ),
    Noun(
        name="danger_sign",
        model="DangerSign",
        listed="danger_signs",
        figures=(_code("help"),),
        texts=("words", "harmless"),
        own=("words", "harmless"),
        holds_facts=False,
    ),
    Noun(
        name="picture",
        model="Picture",
        listed="pictures",
        figures=(_text("credit"), Field(name="image", type=Type.IMAGE, default=None)),
        texts=("alt", "caption"),
        holds_facts=False,
    ),
    Noun(
        name="term",
        model="Term",
        listed="terms",
        figures=(_flag("is_explained", default=True),),
        texts=("term", "also", "meaning"),
        own=("also",),
        seen=("also",),
    ),
    Noun(
        name="side_effect",
        model="SideEffect",
        listed="side_effects",
        figures=(_code("band"), _code("phase"), _code("action"), *_CHECKED),
        texts=("name", "notice", "duration", "advice", "warning"),
        safety=True,
    ),
    Noun(
        name="contraindication",
        model="Contraindication",
        listed="contraindications",
        figures=(_code("group"), *_CHECKED),
        texts=("name", "explanation"),
        safety=True,
    ),
    Noun(
        name="indication",
        model="Indication",
        listed="indications",
        figures=(_code("evidence"), *_CHECKED),
        texts=("name", "duration", "explanation"),
    ),
    Noun(
        name="outcome",
        model="Outcome",
        listed="outcomes",
        figures=(
            _code("effect"),
            _code("prominence", "card"),
            _number("treated"),
            Field(name="treated_of", type=Type.INTEGER, default=100),
            _number("control"),
            Field(name="control_of", type=Type.INTEGER, default=100),
            _integer("people"),
            _code("certainty"),
            _reference("source", "source"),
        ),
        texts=("name", "finding", "group", "intervention", "comparator", "time"),
    ),
    Noun(
        name="cost",
        model="Cost",
        listed="costs",
        figures=(
            _code("country"),
            _code("payer"),
            _code("coverage"),
            _date("checked_on"),
            *_CHECKED,
        ),
        texts=("name", "explanation"),
    ),
    Noun(
        name="clinic_answer",
        model="ClinicAnswer",
        parent="clinic",
        listed="answers",
        figures=(
            _code("topic"),
            _of_list("indication"),
            _of_list("contraindication"),
            _of_list("cost"),
            _of_list("side_effect"),
            _code("answer"),
            Field(name="dose", type=Type.CODE, optional=True),
        ),
        texts=("name", "remark"),
        optional=("name", "remark"),
        is_optional=True,
        safety=True,
    ),
    Noun(
        name="programme_part",
        model="ProgrammePart",
        parent="clinic",
        listed="programme",
        figures=(_code("offer", "beside"),),
        texts=("name", "text"),
        optional=("text",),
        is_optional=True,
    ),
    Noun(
        name="mixture_drug",
        model="MixtureDrug",
        parent="clinic",
        listed="mixture",
        texts=("name", "purpose"),
        optional=("purpose",),
        is_optional=True,
        safety=True,
    ),
    Noun(
        name="rhythm",
        model="Rhythm",
        parent="clinic",
        listed="series",
        figures=(
            _integer("count"),
            Field(name="count_high", type=Type.INTEGER, default=None, optional=True),
            _integer("low"),
            Field(name="high", type=Type.INTEGER, default=None, optional=True),
            _code("unit", "weeks"),
            Field(name="is_about", type=Type.FLAG, default=False, optional=True),
        ),
        texts=("decision",),
        optional=("decision",),
        is_optional=True,
    ),
    Noun(
        name="question",
        model="Question",
        listed="questions",
        figures=(_code("topic"),),
        texts=("text",),
    ),
    Noun(
        name="disclosure",
        model="Disclosure",
        listed="disclosures",
        figures=(_date("stated_on"),),
        texts=("who", "role", "interests", "funding"),
    ),
    Noun(
        name="page",
        model="Page",
        figures=(_code("menu", "main"), _SOURCE_LANGUAGE),
        texts=("title", "slug", "summary"),
        own=("slug",),
        has_file_position=True,
    ),
    Noun(
        name="section",
        model="Section",
        parent="page",
        figures=(
            _code("kind", "text"),
            _flag("safety"),
            Field(name="anchors", optional=True),
        ),
        texts=("heading", "body"),
        markdown=("body",),
    ),
)

NOUNS: dict[str, Noun] = {noun.name: noun for noun in _ALL}
"""Every noun by its name. One that others point at comes before them."""

BY_MODEL: dict[str, Noun] = {noun.model: noun for noun in _ALL}


def children(noun: str) -> tuple[Noun, ...]:
    """The nouns whose entries are parts of this one's, in the order of their lists."""
    return tuple(one for one in _ALL if one.parent == noun)


def entry_name(noun: str, *keys: str) -> str:
    """The name of an entry: "section/costs/first", "clinic/zeewind"."""
    return "/".join((noun, *keys))


def noun_of(entry: str) -> Noun:
    """The noun of an entry, by its name."""
    return NOUNS[entry.partition("/")[0]]


def keys_of(entry: str) -> list[str]:
    """The keys in an entry's name: its parent's first, its own last."""
    return entry.split("/")[1:]


def parent_of(entry: str) -> str:
    """The name of the entry that this one is a part of; "" for none."""
    noun = noun_of(entry)
    return entry_name(noun.parent, *keys_of(entry)[:-1]) if noun.parent else ""


def root_of(entry: str) -> str:
    """The entry itself, or the one that it is a part of."""
    return parent_of(entry) or entry
