"""Readability of a folder of content files or of the drafts, page by page."""

from collections import defaultdict

from content.checks.readability import SCALES, Measure, measure
from content.checks.sentences import Sentence, sentences
from content.exchange.folders import Content
from content.exchange.texts import is_prose, names_of, texts_of
from content.languages import LANGUAGES

Measures = dict[str, dict[str, Measure]]
"""Page → language → what was measured, in the order of the files."""


def measures(content: Content, *, with_names: bool = False) -> Measures:
    """Every page and every table of records in every language that has a formula.

    with_names: count medical names like any other word, to see what leaving them out
    changes.
    """
    read: dict[str, dict[str, list[Sentence]]] = defaultdict(lambda: defaultdict(list))
    for text in texts_of(content):
        if text.language in SCALES and is_prose(text):
            read[text.page][text.language] += sentences(text)
    names = {code: names_of(content, language=code) for code in LANGUAGES}
    return {
        page: {
            code: measure(found, names=None if with_names else names[code])
            for code, found in languages.items()
        }
        for page, languages in read.items()
    }
