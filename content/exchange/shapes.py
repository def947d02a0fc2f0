"""Which tables are files, and which fields their entries have. Pure."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A list of entries and their fields, in the order in which they are written.

    model: the name of the entries' class. by: the fields that tell entries of one list
    apart; () where only their place does. references: field → the table it points at,
    or the list beside it ("options"). children: field → the shape of the list in it.
    has_picture: each entry has a file of its own (`picture_files`).
    """

    model: str
    fields: tuple[str, ...]
    translated: tuple[str, ...] = ()
    by: tuple[str, ...] = ("key",)
    references: dict[str, str] = field(default_factory=dict)
    children: dict[str, "Shape"] = field(default_factory=dict)
    has_picture: bool = False

    @property
    def all_fields(self) -> tuple[str, ...]:
        """Plain fields first, then translated ones, then lists."""
        return (*self.fields, *self.translated, *self.children)


_CITES = {"sources": "sources"}

_CONTACTS = Shape(
    model="Contact",
    fields=("key", "kind", "phone", "url"),
    translated=("name", "note"),
)
_HOURS = Shape(
    model="OpeningHours",
    fields=("weekday", "opens", "closes"),
    by=("weekday", "opens"),
)
_STEPS = Shape(
    model="ProtocolStep",
    fields=(
        "key",
        "phase",
        "direction",
        "anchor",
        "amount",
        "amount_unit",
        "amount_fact",
        "duration",
        "duration_unit",
        "duration_fact",
    ),
    translated=("title", "text"),
    references={"amount_fact": "facts", "duration_fact": "facts"},
)
_OPTIONS = Shape(model="FactOption", fields=("key",), translated=("words",))
_VALUES = Shape(
    model="FactValue",
    fields=("clinic", "low", "high", "phone", "option"),
    by=("clinic",),
    references={"clinic": "clinics", "option": "options"},
)

SHAPES: dict[str, Shape] = {
    "sources": Shape(
        model="Source",
        fields=(
            "key",
            "type",
            "authors",
            "title",
            "year",
            "publication",
            "doi",
            "url",
            "read",
            "checked_on",
        ),
        translated=("note",),
    ),
    "countries": Shape(
        model="Country",
        fields=("code", "emergency", "time_zone", "checked_on"),
        by=("code",),
        children={"contacts": _CONTACTS},
    ),
    "clinics": Shape(
        model="Clinic",
        fields=(
            "key",
            "name",
            "country",
            "street",
            "postal_code",
            "city",
            "phone",
            "email",
            "website",
            "status",
            "status_checked_on",
        ),
        translated=("setting", "way", "referral"),
        references={"country": "countries"},
        children={"hours": _HOURS, "steps": _STEPS},
    ),
    "facts": Shape(
        model="Fact",
        fields=(
            "key",
            "unit",
            "safety",
            "is_compared",
            "owner",
            "checked_on",
            "sources",
        ),
        translated=("name", "subjects", "one", "other"),
        references=_CITES,
        children={"options": _OPTIONS, "values": _VALUES},
    ),
    "notices": Shape(
        model="Notice",
        fields=("key", "clinic", "starts_at", "ends_at"),
        translated=("title", "text"),
        references={"clinic": "clinics"},
    ),
    "synonyms": Shape(model="Synonym", fields=("key",), translated=("words",)),
    "pictures": Shape(
        model="Picture",
        fields=("key", "credit"),
        translated=("alt", "caption"),
        has_picture=True,
    ),
    "terms": Shape(
        model="Term",
        fields=("key", "is_explained"),
        translated=("term", "also", "meaning"),
    ),
    "side_effects": Shape(
        model="SideEffect",
        fields=("key", "band", "phase", "action", "to_be_checked", "sources"),
        translated=("name", "notice", "duration", "advice"),
        references=_CITES,
    ),
    "contraindications": Shape(
        model="Contraindication",
        fields=("key", "group", "to_be_checked", "sources"),
        translated=("name", "explanation"),
        references=_CITES,
    ),
    "indications": Shape(
        model="Indication",
        fields=("key", "evidence", "to_be_checked", "sources"),
        translated=("name", "duration", "explanation"),
        references=_CITES,
    ),
    "outcomes": Shape(
        model="Outcome",
        fields=("key", "effect", "treated", "control", "people", "certainty", "source"),
        translated=("name", "group", "comparator", "time"),
        references={"source": "sources"},
    ),
    "costs": Shape(
        model="Cost",
        fields=(
            "key",
            "country",
            "payer",
            "coverage",
            "checked_on",
            "to_be_checked",
            "sources",
        ),
        translated=("name", "explanation"),
        references=_CITES,
    ),
    "questions": Shape(model="Question", fields=("key", "topic"), translated=("text",)),
}
"""Every record file by name. A table that others point at comes before them."""


def file_name(name: str) -> str:
    """ "records/costs.yaml": where a table stands below the content folder."""
    return f"records/{name}.yaml"


def key_field(target: str) -> str:
    """The field by which entries of a table or a list are pointed at: "key", "code"."""
    return SHAPES[target].by[0] if target in SHAPES else "key"
