"""Where a text stands, as a translator reads it beside the text."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from content.addresses import address
from content.book import Book
from content.drafts.called import field_label, is_safety, noun_words, title_of
from content.schema import keys_of, noun_of, root_of


def place_of(book: Book, entry: str, field: str, *, language: str) -> tuple[str, ...]:
    """What it is a text of, and the address of its page where it has one.

    language: that of the translator; the page is the one that readers have in it, or in
    the language of the source.
    """
    with override(language):
        root, noun = root_of(entry), noun_of(entry)
        titles = dict.fromkeys([title_of(root, book), title_of(entry, book)])
        words = f"{' › '.join(titles)} ({noun_words(entry)}: {field_label(noun, field, language)})"  # fmt: skip
        if is_safety(entry, book):
            words += f" · {_('safety')}"
    page = _page_address(book, root, language=language)
    return (words, page) if page else (words,)


def _page_address(book: Book, root: str, *, language: str) -> str:
    if noun_of(root).name != "page":
        return ""
    for code in (language, book.source_language(root)):
        if slug := book.words(root, code).get("slug"):
            return address(keys_of(root)[0], language=code, slug=slug)
    return ""
