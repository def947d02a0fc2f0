"""Block by block: only what still says its source stays translated. Pure."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.publishing.alignment import aligned


def p(text):
    return f"<p>{text}</p>"


def ul(*items):
    return "<ul>" + "".join(f"<li>{one}</li>" for one in items) + "</ul>"


def join(*blocks):
    return "\n".join(blocks)


def mixed(before, translation, today):
    return aligned(before=before, translation=translation, today=today, language="nl")


def words(html):
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", html)).split()


def test_only_the_changed_paragraph_stands_in_the_source():
    result = mixed(
        join(p("een"), p("twee")), join(p("one"), p("two")), join(p("een"), p("drie"))
    )
    assert result == join(p("one"), '<div lang="nl"><p>drie</p></div>')


def test_only_the_changed_item_of_a_list_stands_in_the_source():
    result = mixed(ul("een", "twee"), ul("one", "two"), ul("een", "drie"))
    assert words(result) == ["one", "drie"]
    assert '<li lang="nl">drie</li>' in result
    assert "<li>one</li>" in result


def test_what_moved_stays_translated_at_its_new_place():
    before, ours = join(p("een"), p("twee")), join(p("one"), p("two"))
    today = join(p("nul"), p("een"), p("twee"))
    assert words(mixed(before, ours, today)) == ["nul", "one", "two"]


def test_what_is_gone_from_the_source_is_gone_from_the_translation():
    before, ours = join(p("een"), p("twee")), join(p("one"), p("two"))
    assert words(mixed(before, ours, p("twee"))) == ["two"]


@pytest.mark.parametrize(
    "translation",
    [
        p("one"),
        join(p("one"), p("two"), p("three")),
        join(p("one"), "<h3>two</h3>"),
        join(p("one"), ul("two")),
    ],
)
def test_texts_that_are_not_built_alike_are_not_mixed(translation):
    before = join(p("een"), p("twee"))
    assert mixed(before, translation, join(p("een"), p("drie"))) is None


def test_lists_of_different_lengths_are_not_mixed():
    assert mixed(ul("een", "twee"), ul("one"), ul("een", "drie")) is None


def test_nothing_of_the_translation_is_lost_to_marks_in_the_text():
    before = "<p>a &amp; b<br>c</p>\n<p>x</p>"
    ours = '<p>d &amp; e<br><a href="page:costs">f</a> &#8364;</p>\n<p>y</p>'
    today = "<p>a &amp; b<br>c</p>\n<p>z</p>"
    result = mixed(before, ours, today)
    assert result.startswith(ours.split("\n")[0])
    assert words(result)[-1] == "z"


def test_an_unchanged_source_leaves_the_whole_translation():
    before = join(p("een"), ul("twee", "drie"))
    ours = join(p("one"), ul("two", "three"))
    assert mixed(before, ours, before) == ours


# A block is the same sentence in source and translation: "<p>3</p>" and "<p>en 3</p>".
SENTENCES = st.integers(0, 5).map(str)
BLOCKS = st.one_of(
    SENTENCES.map(lambda one: ("p", (one,))),
    st.lists(SENTENCES, min_size=1, max_size=4).map(lambda some: ("ul", tuple(some))),
)
TEXTS = st.lists(BLOCKS, max_size=5)


def html_of(text, *, language=""):
    return join(
        *(
            p(f"{language}{block[1][0]}")
            if block[0] == "p"
            else ul(*(f"{language}{one}" for one in block[1]))
            for block in text
        )
    )


@given(before=TEXTS, today=TEXTS)
def test_every_block_is_todays_source_or_the_translation_of_an_unchanged_one(
    before, today
):
    result = mixed(html_of(before), html_of(before, language="en"), html_of(today))
    flat = [one for _tag, sentences in today for one in sentences]
    said = words(result)
    assert len(said) == len(flat)  # nothing is lost, and nothing is added
    kept = {one for _tag, sentences in before for one in sentences}
    for shown, source in zip(said, flat, strict=True):
        assert shown in (source, f"en{source}")
        if shown != source:
            assert source in kept


@given(before=TEXTS, today=TEXTS)
def test_whatever_is_left_in_the_source_says_so(before, today):
    result = mixed(html_of(before), html_of(before, language="en"), html_of(today))
    for piece in re.findall(r"<(?:p|li)[^>]*>[^<]*</(?:p|li)>", result):
        if words(piece)[0].startswith("en"):
            assert "lang=" not in piece
    bare = re.sub(r'<div lang="nl">.*?</div>|<li lang="nl">.*?</li>', "", result)
    assert all(word.startswith("en") for word in words(bare))


@given(text=TEXTS)
def test_the_same_source_always_leaves_the_whole_translation(text):
    ours = html_of(text, language="en")
    assert words(mixed(html_of(text), ours, html_of(text))) == words(ours)


@given(before=TEXTS, ours=TEXTS, today=TEXTS)
def test_no_block_says_what_neither_todays_source_nor_an_unchanged_translation_says(
    before, ours, today
):
    """Also where the translation is built like its source by chance."""
    result = mixed(html_of(before), html_of(ours, language="en"), html_of(today))
    shapes = [[(tag, len(some)) for tag, some in text] for text in (before, ours)]
    if shapes[0] != shapes[1]:
        assert result is None
        return
    pairs = {
        (source, f"en{translation}")
        for (_tag, old), (_tag2, new) in zip(before, ours, strict=True)
        for source, translation in zip(old, new, strict=True)
    }
    flat = [one for _tag, sentences in today for one in sentences]
    for shown, source in zip(words(result), flat, strict=True):
        assert shown == source or (source, shown) in pairs
