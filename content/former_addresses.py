"""Addresses with a word that the site has replaced since, as they are written today."""

from content.addresses import words_of


def as_today(path: str) -> str:
    """ "/nl/vinden/" → "/nl/zoeken/", when Dutch says that “vinden” came before “zoeken”.

    The same path when no word of it is a former one. A page at the former word of clinics
    keeps its editions: "/nl/praktijken/3/" is the third edition of the page "praktijken".
    """
    before, language, *rest = path.split("/") if path.count("/") > 1 else ("", "", "")
    words = words_of(language)
    for place in words.first_words:
        if rest[0] in place[1:]:
            rest[0] = place[0]
    below = rest[1] if len(rest) > 2 else ""
    is_clinic = below and not below.isdecimal() and below not in words.editions
    if is_clinic and rest[0] in words.clinics:
        rest[0] = words.clinics[0]
    if len(rest) == (4 if is_clinic else 3) and rest[-2] in words.editions:
        rest[-2] = words.editions[0]
    return "/".join((before, language, *rest)) if language else path
