"""Addresses with a word that the site has replaced since, as they are written today."""

from content.addresses import words_of
from content.languages import LANGUAGES


def as_today(path: str) -> str:
    """ "/nl/vinden/" → "/nl/zoeken/", when Dutch says that “vinden” came before “zoeken”.

    The same path when no word of it is a former one. A page at the former word of clinics
    keeps its editions: "/nl/praktijken/3/" is the third edition of the page "praktijken".
    """
    if path.count("/") < 2 or path.split("/")[1] not in LANGUAGES:
        return path
    before, language, *rest = path.split("/")
    words = words_of(language)
    for place in words.first_words:
        if rest[0] in place:
            rest[0] = place[0]
    below = rest[1] if len(rest) > 2 else ""
    is_of_page = not below or below.isdecimal() or below in words.editions
    is_of_clinic = rest[0] in words.clinics and not is_of_page
    if is_of_clinic:
        rest[0] = words.clinics[0]
    if len(rest) == (4 if is_of_clinic else 3) and rest[-2] in words.editions:
        rest[-2] = words.editions[0]
    return "/".join((before, language, *rest))
