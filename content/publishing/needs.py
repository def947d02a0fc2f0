"""What a change cannot be published without, as far as it can be told from the parts."""

from collections.abc import Iterator, Mapping

from content.book import FIGURES, Book, Change, PartKey
from content.book.parts import translated_checksum
from content.languages import LANGUAGES
from content.publishing.readiness import targets
from content.publishing.used import named_in
from content.schema import noun_of, parent_of

Changes = Mapping[PartKey, Change]


def with_needs(
    chosen: Changes, *, every: Changes, draft: Book, public: Book
) -> dict[PartKey, Change]:
    """Some changes and what they need of all others, again and again until all is there.

    every: all changes between the public and the draft book.
    """
    found = dict(chosen)
    waiting = list(chosen.values())
    while waiting:
        change = waiting.pop()
        for key in _needs(change, draft=draft, public=public):
            if key in every and key not in found:
                found[key] = every[key]
                waiting.append(every[key])
    return found


def _needs(change: Change, *, draft: Book, public: Book) -> Iterator[PartKey]:
    entry, language = change.key
    if change.verb == "gone":
        if language == FIGURES:  # an entry goes with its words and its children
            for one in public.family(entry):
                yield from public.parts_of(one)
        return
    parent = parent_of(entry)
    for above in filter(None, (entry, parent)):
        if not public.has(above):
            yield from _own(draft, above)
    if language == FIGURES:
        for target in targets(draft, entry):
            if target != parent and not public.has(target):
                yield from essentials(draft, target)
        return
    yield from _of_words(change, draft=draft, public=public)


def _of_words(change: Change, *, draft: Book, public: Book) -> Iterator[PartKey]:
    """What the words name; a translation, the source that it says; a source, what says
    the same."""
    entry, language = change.key
    for text in change.new.values.values() if change.new else ():
        for target in named_in(text):
            if not public.has(target):
                yield from essentials(draft, target, language=language)
    source = PartKey(entry, draft.source_language(entry))
    if language != source.language:
        made_against = change.new.made_against if change.new else ""
        is_public = made_against == public.source_checksum(entry)
        if not is_public and made_against == draft.source_checksum(entry):
            yield source
        return
    today = translated_checksum(change.new, change.key.noun)
    for code in LANGUAGES:
        translation = draft.parts.get(PartKey(entry, code))
        if code == language or translation is None:
            continue
        before = public.parts.get(PartKey(entry, code))
        is_same = before is not None and before.checksum == translation.checksum
        confirms = translation.made_against == today
        if change.key.noun.inside_sentences or (is_same and confirms):
            yield PartKey(entry, code)


def essentials(book: Book, entry: str, *, language: str = "") -> Iterator[PartKey]:
    """What an entry and its children cannot be shown without.

    language: of the words that name it; "" where nothing but figures do.
    """
    for one in book.family(entry):
        yield from _own(book, one, language=language)


def _own(book: Book, entry: str, *, language: str = "") -> Iterator[PartKey]:
    """Figures and source words; every language, where words stand inside sentences."""
    is_inside = noun_of(entry).inside_sentences
    languages = LANGUAGES if is_inside else (book.source_language(entry), language)
    for code in dict.fromkeys((FIGURES, *languages)):
        if PartKey(entry, code) in book.parts:
            yield PartKey(entry, code)
