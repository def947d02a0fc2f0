"""The words of the site's own addresses, as a language has them. Pure.

They are declared with the language and do not stand among the interface texts: who
translates a text can make no page unreachable.
"""

from dataclasses import dataclass, fields


@dataclass(frozen=True, kw_only=True)
class AddressWords:
    """Of each place its word, and after it those that it had before.

    Readers have the former ones on paper and among their bookmarks: they keep leading
    to the place, so a word is never deleted, only moved to the end.

    editions: below a page, the list of its editions. clinics: above the pages of clinics.
    """

    search: tuple[str, ...]
    my_treatment_day: tuple[str, ...]
    new_editions: tuple[str, ...]
    editions: tuple[str, ...]
    clinics: tuple[str, ...]

    @property
    def first_words(self) -> tuple[tuple[str, ...], ...]:
        """Of the places that stand directly below a language."""
        return (self.search, self.my_treatment_day, self.new_editions)

    @property
    def every_word(self) -> list[str]:
        """All of them, former ones too."""
        return [word for field in fields(self) for word in getattr(self, field.name)]


ENGLISH = AddressWords(
    search=("search",),
    my_treatment_day=("my-treatment-day",),
    new_editions=("new-editions",),
    editions=("editions",),
    clinics=("clinics",),
)
"""English, and a language that declares none."""
