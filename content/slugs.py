"""Addresses and keys made of words, as readers of their language would spell them out."""

from unicodedata import normalize

from django.utils.text import slugify

from content.declared_languages import language as declared


def slug_of(words: str, *, language: str) -> str:
    """ "Ärzte in Köln" → "aerzte-in-koeln" in German; "Coördinatie" → "coordinatie" in
    Dutch. "" for words without a letter that an address can have.

    language: of the words; of an unknown one, accents are left out.
    """
    text = normalize("NFC", words)
    for letter, spelled_out in declared(language).spelled_out:
        text = text.replace(letter, spelled_out)
    return slugify(text)
