"""Which nouns are files of records, and which fields their entries have. Pure.

Everything follows from `content/schema.py`.
"""

from dataclasses import dataclass, field

from content.schema import NOUNS, Noun, Type, children


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A list of entries and their fields, in the order in which they are written.

    model: the name of the entries' class. by: the fields that tell entries of one list
    apart. optional: those that files leave out where they say nothing. references:
    field → the table it points at, or the list beside it ("options"). children: field →
    the shape of the list in it. has_picture: each entry has a file of its own
    (`picture_files`).
    """

    model: str
    fields: tuple[str, ...]
    translated: tuple[str, ...] = ()
    by: tuple[str, ...] = ("key",)
    optional: tuple[str, ...] = ()
    references: dict[str, str] = field(default_factory=dict)
    children: dict[str, "Shape"] = field(default_factory=dict)
    has_picture: bool = False

    @property
    def all_fields(self) -> tuple[str, ...]:
        """Plain fields first, then translated ones, then lists."""
        return (*self.fields, *self.translated, *self.children)

    @property
    def needed(self) -> tuple[str, ...]:
        """Those that no entry can leave out."""
        return tuple(name for name in self.all_fields if name not in self.optional)


_HOURS = Shape(
    model="OpeningHours",
    fields=("weekday", "opens", "closes"),
    by=("weekday", "opens"),
)


def _shape(noun: Noun) -> Shape:
    plain = [one for one in noun.figures if one.type not in (Type.HOURS, Type.IMAGE)]
    has_hours = any(one.type is Type.HOURS for one in noun.figures)
    references = {one.name: NOUNS[one.to].listed for one in plain if one.to}
    if noun.key in NOUNS:
        references[noun.key] = NOUNS[noun.key].listed
    return Shape(
        model=noun.model,
        fields=(noun.key, *(one.name for one in plain)),
        translated=noun.texts,
        by=(noun.key,),
        optional=(
            *(one.name for one in plain if one.optional),
            *noun.optional,
            *(one.listed for one in children(noun.name) if one.is_optional),
        ),
        references=references,
        children={
            **({"hours": _HOURS} if has_hours else {}),
            **{child.listed: _shape(child) for child in children(noun.name)},
        },
        has_picture=any(one.type is Type.IMAGE for one in noun.figures),
    )


SHAPES: dict[str, Shape] = {
    noun.listed: _shape(noun) for noun in NOUNS.values() if noun.is_file
}
"""Every record file by name. A table that others point at comes before them."""

NOUN_OF: dict[str, Noun] = {
    noun.listed: noun for noun in NOUNS.values() if noun.is_file
}
"""The noun of each record file."""


def file_name(name: str) -> str:
    """ "records/costs.yaml": where a table stands below the content folder."""
    return f"records/{name}.yaml"


def key_field(target: str) -> str:
    """The field by which entries of a table or a list are pointed at: "key", "code"."""
    return SHAPES[target].by[0] if target in SHAPES else "key"
