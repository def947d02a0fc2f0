"""The list from A to Z, in the order of each language."""

import unicodedata

from content.documents import RecordCopy
from content.facts.fact_book import Term
from content.facts.filling import Filling
from content.languages import source_language
from content.text.phrases import plain


def listing(page: Filling) -> tuple[RecordCopy, ...]:
    """Every term of the book in the page's language, from A to Z.

    A term that is not translated stands there in the source language and says so.
    """
    entries = [entry(term, page) for term in page.book.terms.values()]
    return tuple(sorted(entries, key=lambda one: sort_key(plain(one["term"]))))


def entry(term: Term, page: Filling) -> RecordCopy:
    """A term in words. letter: under which it stands in the list."""
    shown = term.language(page.language, source=source_language())
    own = page.in_language(shown)
    name = own.text(term.term.get(shown, ""))
    return {
        "key": term.key,
        "language": shown,
        "letter": sort_key(plain(name))[0][:1].upper(),
        "term": name,
        "also": own.text(term.also.get(shown, "")),
        "meaning": own.text(term.meaning.get(shown, "")),
        **_state(term, page.language, shown=shown),
    }


def sort_key(word: str) -> tuple[str, str]:
    """Where a word stands in an alphabetical list: "Ärztin" beside "Arzt".

    Letters first, whatever their accents and size; accents decide between words that
    are otherwise the same; ß is ss. So it is in Dutch, in German (DIN 5007-1) and in
    English: Unicode's root order (CLDR), which these languages do not change.
    """
    decomposed = unicodedata.normalize("NFKD", word).casefold()
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return plain, word


def _state(term: Term, language: str, *, shown: str) -> RecordCopy:
    found = term.states.get(language)
    return {"state": found.state, "written_in": shown} if found else {}
