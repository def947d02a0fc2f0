"""What a reviewer is told has changed."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.differences import compare, text_blocks
from content.documents import Document, SectionCopy


def section(key="first", html="<p>One.</p>", *, heading="Heading", **fields):
    values = {"kind": "text", "safety": False, "language": "en", **fields}
    return SectionCopy(key=key, heading=heading, html=html, **values)


def document(*sections, title="Costs", slug="costs", summary="Who pays."):
    return Document(
        page_key="costs",
        language="en",
        title=title,
        slug=slug,
        summary=summary,
        sections=sections,
    )


def shown(changes):
    """Changes as one line each: key, mark, and paragraphs as "-old +new same"."""
    signs = {"same": "", "added": "+", "removed": "-"}
    return [
        (
            change.key,
            change.mark,
            [
                "|".join(signs[words.mark] + words.text for words in paragraph)
                for paragraph in change.paragraphs
            ],
        )
        for change in changes
    ]


SIDE_EFFECT = {"key": "nausea", "language": "en", "name": "Nausea", "advice": "Rest."}


def test_identical_documents_differ_in_nothing():
    one = document(section(records=(SIDE_EFFECT,)), section("second"))
    two = document(section(records=(dict(SIDE_EFFECT),)), section("second"))
    assert compare(one, two) == []


def test_neither_side_differs_in_nothing():
    assert compare(None, None) == []


def test_a_changed_sentence_is_shown_word_by_word():
    old = document(section(html="<p>Call us at once.</p><p>Stay.</p>"))
    new = document(section(html="<p>Call 112 at once!</p><p>Stay.</p>"))
    assert shown(compare(old, new)) == [
        ("first", "changed", ["Call |-us|+112| at |-once.|+once!"])
    ]


def test_words_that_changed_in_a_row_are_read_in_a_row():
    old = document(section(html="<p>Staff watch over you. We have no number [1].</p>"))
    new = document(section(html="<p>Staff watch over you. It may take long [1].</p>"))
    assert shown(compare(old, new)) == [
        (
            "first",
            "changed",
            ["Staff watch over you. |-We have no number|+It may take long| [1]."],
        )
    ]


@pytest.mark.parametrize(
    "old, new, paragraphs",
    [
        ("<p>a</p>", "<p>a</p><p>b c</p>", ["+b c"]),
        ("<p>a</p><p>b</p>", "<p>b</p>", ["-a"]),
        ("<ul><li>a</li></ul>", "<ul><li>a</li><li>b</li></ul>", ["+b"]),
        ("<table><tr><td>5</td></tr></table>", "<p>5</p>", []),
        ("<p>a <em>b</em></p>", "<p>a <strong>b</strong></p>", []),
        ("<p>a  b</p>", "<p>a\nb</p>", []),
        ("<summary>a</summary>b", "<summary>a</summary>c", ["-b|+c"]),
        ("<p>&lt;5 mg</p>", "<p>&lt;6 mg</p>", ["-<5|+<6| mg"]),
        ("<p>a<br>b</p>", "<p>a<br>c</p>", ["a |-b|+c"]),
    ],
)
def test_text_is_compared_and_not_markup(old, new, paragraphs):
    changes = compare(document(section(html=old)), document(section(html=new)))
    assert [lines for _key, _mark, lines in shown(changes)] == (
        [paragraphs] if paragraphs else []
    )


def test_an_added_and_a_removed_section_say_so_in_the_order_of_the_new_document():
    old = document(section("a"), section("gone", heading="Old", safety=True))
    new = document(section("new", heading="New"), section("a"))
    changes = compare(old, new)
    assert shown(changes) == [
        ("new", "added", ["+New", "+One."]),
        ("gone", "removed", ["-Old", "-One."]),
    ]
    assert [(c.heading, c.safety) for c in changes] == [("New", False), ("Old", True)]


def test_a_section_that_moved_says_so_and_is_compared_with_itself():
    old = document(section("a", "<p>A one.</p>"), section("b", "<p>B one.</p>"))
    moved = document(section("b", "<p>B one.</p>"), section("a", "<p>A one.</p>"))
    edited = document(section("b", "<p>B two.</p>"), section("a", "<p>A one.</p>"))
    assert [(c.key, c.is_moved) for c in compare(old, moved)] == [("b", True)]
    assert shown(compare(old, moved)) == [("b", "changed", [])]
    assert shown(compare(old, edited)) == [("b", "changed", ["B |-one.|+two."])]


def test_another_kind_and_another_safety_mark_say_so():
    old = document(section("a"), section("b", safety=True))
    new = document(section("a", kind="key_points"), section("b"))
    first, second = compare(old, new)
    assert (first.is_another_kind, first.is_safety_changed) == (True, False)
    assert (second.is_another_kind, second.is_safety_changed) == (False, True)


def test_a_link_that_leads_elsewhere_is_a_change():
    old = document(section("a", '<p><a href="/en/costs/">Costs</a></p>'))
    new = document(section("a", '<p><a href="/en/home/">Costs</a></p>'))
    assert shown(compare(old, new)) != []


def test_a_changed_record_shows_the_words_that_changed():
    old = document(section(records=(SIDE_EFFECT,)))
    new = document(section(records=({**SIDE_EFFECT, "advice": "Call us."},)))
    assert shown(compare(old, new)) == [
        ("first", "changed", ["Nausea · |-Rest.|+Call us."])
    ]


def test_added_and_removed_records_and_their_sources_are_shown():
    rare = {"key": "rare", "language": "en", "name": "Rash", "sources": ["R4", "R26"]}
    one, both = (SIDE_EFFECT,), (SIDE_EFFECT, rare)
    grown = compare(document(section(records=one)), document(section(records=both)))
    shrunk = compare(document(section(records=both)), document(section(records=one)))
    assert shown(grown) == [("first", "changed", ["+Rash · R4, R26"])]
    assert shown(shrunk) == [("first", "changed", ["-Rash · R4, R26"])]


def test_a_record_of_the_book_of_facts_is_compared_by_its_words_alone():
    clinic = {
        "key": "zeewind",
        "page_key": "clinic-zeewind",
        "status": "accepting",
        "status_words": "takes new patients",
        "way": {"words": "By bus.", "language": ""},
        "hours": [["Monday", "08:00–12:00"], ["Tuesday", "closed"]],
        "facts": [{"key": "fasting_food", "name": "No food", "words": "6 hours"}],
    }
    changed = {
        **clinic,
        "status": "accepting-now",
        "facts": [{"key": "fasting_food", "name": "No food", "words": "4 hours"}],
    }
    old, new = (document(section(records=(one,))) for one in (clinic, changed))
    words = (
        "takes new patients · By bus. · Monday, 08:00–12:00, Tuesday, closed · No food "
    )
    assert shown(compare(old, new)) == [("first", "changed", [f"{words}|-6|+4| hours"])]


def test_a_language_that_is_new_is_added_and_one_that_is_gone_is_removed():
    only = document(section())
    added, removed = compare(None, only), compare(only, None)
    assert [(c.key, c.mark) for c in added] == [("", "added"), ("first", "added")]
    assert [(c.key, c.mark) for c in removed] == [("", "removed"), ("first", "removed")]
    assert shown(added)[1][2] == ["+Heading", "+One."]
    assert shown(removed)[1][2] == ["-Heading", "-One."]


@pytest.mark.parametrize(
    "field, old, new, paragraph",
    [
        ("title", "Costs", "Prices", "-Costs|+Prices"),
        ("summary", "Who pays.", "Who pays?", "Who |-pays.|+pays?"),
        ("summary", "Only <five mg", "Only <six mg", "Only |-<five|+<six| mg"),
        ("summary", "A &amp; B", "A & B", "A |-&amp;|+&| B"),
        ("slug", "costs", "prices", "-/en/costs/|+/en/prices/"),
    ],
)
def test_title_summary_and_address_are_compared_too(field, old, new, paragraph):
    changes = compare(document(**{field: old}), document(**{field: new}))
    assert shown(changes) == [("", "changed", [paragraph])]


# --- For all documents -----------------------------------------------------------------

words = st.text(alphabet="ab.,ü5", min_size=1, max_size=3)
lines = st.lists(words, min_size=1, max_size=8).map(" ".join)
bodies = st.lists(lines, max_size=5).map(lambda ps: "".join(f"<p>{p}</p>" for p in ps))


def joined(paragraph, *marks):
    return "".join(words.text for words in paragraph if words.mark in marks)


@given(old=bodies, new=bodies)
def test_what_stayed_and_went_is_the_old_text_and_what_stayed_and_came_the_new(
    old, new
):
    changes = compare(document(section(html=old)), document(section(html=new)))
    before, after = Counter(text_blocks(old)), Counter(text_blocks(new))
    assert bool(changes) == (text_blocks(old) != text_blocks(new))
    for paragraph in (line for change in changes for line in change.paragraphs):
        left = joined(paragraph, "same", "removed")
        right = joined(paragraph, "same", "added")
        assert left != right
        before[left] -= bool(left)
        after[right] -= bool(right)
    assert min([*before.values(), *after.values()], default=0) >= 0
    assert +before == +after, "what is not listed as changed is the same"


@given(body=bodies, heading=words)
def test_no_document_differs_from_itself(body, heading):
    same = [document(section(html=body, heading=heading)) for _ in range(2)]
    assert compare(*same) == []
