"""What editors may write, and what becomes of it."""

import pytest

from tests.markup_reading import Tags, complaints, html


def ids(markup):
    return [attrs["id"] for _tag, attrs in Tags(markup).found if "id" in attrs]


# --- Blocks ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "language, level, words",
    [
        ("nl", "non-urgent", "Niet dringend:"),
        ("nl", "urgent", "Dringend:"),
        ("nl", "emergency", "Spoed, levensgevaar:"),
        ("de", "non-urgent", "Nicht dringend:"),
        ("de", "urgent", "Dringend:"),
        ("de", "emergency", "Notfall:"),
        ("en", "non-urgent", "Not urgent:"),
        ("en", "urgent", "Urgent:"),
        ("en", "emergency", "Emergency:"),
    ],
)
def test_a_care_card_says_its_urgency_in_words(language, level, words):
    card = html(f"/// {level} | Call 112\n- Now.\n///", language=language)
    assert card == (
        f'<section class="care-card care-card--{level}">\n'
        '<h3 class="care-card__heading" id="first-1">'
        f'<span class="care-card__urgency">{words}</span> Call 112</h3>\n'
        "<ul>\n<li>Now.</li>\n</ul>\n</section>"
    )


@pytest.mark.parametrize("name", ["do", "dont"])
def test_a_do_and_a_dont_list_have_a_heading_and_items(name):
    assert html(f"/// {name} | At home\n- Rest.\n///") == (
        f'<section class="do-list do-list--{name}">\n'
        '<h3 class="do-list__heading" id="first-1">At home</h3>\n'
        "<ul>\n<li>Rest.</li>\n</ul>\n</section>"
    )


def test_a_fold_keeps_its_text_under_a_title_that_leads_nowhere():
    text = "/// fold | **How** {{clinic_phone}}\n# A\n\nx [@R4]\n\n/// do | T\n- y\n///\n///\nz"
    assert html(text).startswith(
        '<details class="fold">\n'
        '<summary class="fold__title"><strong>How</strong> {{clinic_phone}}</summary>\n'
        '<h3 id="first-1">A</h3>\n<p>x <a '
    )
    assert html(text).endswith("</section>\n</details>\n<p>z</p>")


@pytest.mark.parametrize("level", ["urgent", "emergency"])
def test_nothing_hides_when_to_get_help(level):
    inside = f"/// fold | T\n/// do | T\n/// {level} | T\nx\n///\n///\n///"
    around = f"/// {level} | T\n/// do | T\n/// fold | T\nx\n///\n///\n///"
    below = f"/// fold | T\nx\n///\n/// {level} | T\nx\n///"
    (hidden,), (folded,) = complaints(inside), complaints(around)
    assert (hidden[0], folded[0]) == (3, 3)
    assert f"“{level}” cannot stand in a fold" in hidden[1]
    assert f"folded in the card “{level}”" in folded[1]
    assert "</details>" in html(below)
    assert "care-card--non-urgent" in html(inside.replace(level, "non-urgent"))


def test_a_block_may_stand_in_a_block_and_between_paragraphs():
    text = "Before\n/// do | Out\n/// urgent | In\n- x\n///\n///\nAfter"
    assert Tags(html(text)).named("section") == [
        {"class": "do-list do-list--do"},
        {"class": "care-card care-card--urgent"},
    ]
    assert html(text).endswith("</section>\n</section>\n<p>After</p>")


@pytest.mark.parametrize(
    "text, line, message",
    [
        ("One\n\n/// do | T\n- a", 3, "“do” is never closed"),
        ("/// do | T\n/// dont | T\n///", 1, "“do” is never closed"),
        ("/// do | T\n- a\n////", 1, "“do” is never closed"),
        ("One\n/// hurry | T\n///", 2, "no block “hurry”. These exist: important,"),
        ("/// emergency Call 112\n///", 1, "no block “emergency Call 112”"),
        ("/// | T\n///", 1, "no block “”"),
        ("One\n/// do\n- a\n///", 2, "“do” has no title. Write: /// do | Title"),
        ("One\n/// fold\na\n///", 2, "“fold” has no title. Write: /// fold | Title"),
        ("/// fold | [T](page:costs)\na\n///", 1, "leads nowhere else"),
        ("/// fold | **T [@R4]**\na\n///", 1, "leads nowhere else"),
        ("/// fold | T[^1]\na\n///\n\n[^1]: b", 1, "leads nowhere else"),
        ("One\n\n///", 3, "closes no block"),
        ("/// do | T\n///\n///", 3, "closes no block"),
        ("One\r\n\r\n///", 3, "closes no block"),
        ("One\v\u2028\n///", 2, "closes no block"),
        ("/// do | T\n- a\n////", 3, "three slashes"),
        ("/// several-clinics | Only A\nx\n///", 1, "No title is shown here"),
        ("- a\n1. /// urgent | T\n2. x", 2, "cannot begin within an item"),
        ("| /// |\n|---|", 1, "cannot begin within an item or a row"),
        ("/// do | T\n" * 7 + "///\n" * 7, 7, "at most six deep"),
    ],
)
def test_a_broken_block_is_an_error_that_names_its_line(text, line, message):
    assert [place for place, words in complaints(text) if message in words] == [line]


def test_all_mistakes_of_a_text_are_named_at_once_in_the_order_of_its_lines():
    text = "///\n<b>x</b>\n[x](page:cost)\n/// hurry | T\n///"
    assert [line for line, _message in complaints(text)] == [1, 2, 4, 3]


# --- Headings, notes, tables -----------------------------------------------------------


@pytest.mark.parametrize(
    "text, expected",
    [
        ("# A\n\n## B\n\n# C", ["h3", "h4", "h3"]),
        ("### A\n\n###### B", ["h3", "h4"]),
        ("## A", ["h3"]),
        ("# A\n\n## B\n\n### C\n\n#### D\n\n##### E", ["h3", "h4", "h5", "h6", "h6"]),
        ("#### A\n\n/// do | B\n##### C\n///", ["h3", "h3", "h4"]),
        ("# A\n\n### C\n\n## B", ["h3", "h4", "h4"]),
        ("### C\n\n# A\n\n## B", ["h3", "h3", "h4"]),
    ],
)
def test_the_highest_heading_is_h3_and_no_level_is_skipped(text, expected):
    tags = [tag for tag, _attrs in Tags(html(text)).found]
    assert [tag for tag in tags if tag.startswith("h")] == expected


def test_headings_have_the_same_counted_ids_in_every_language():
    german = html("# Wie oft?\n\n/// urgent | Ruf an\nx\n///", language="de")
    english = html("# How often?\n\n/// urgent | Call\nx\n///", language="en")
    assert ids(german) == ids(english) == ["first-1", "first-2"]


def test_ids_of_notes_and_headings_do_not_collide_between_sections():
    text = "# A\n\nx[^1] y[^1] z[^n]\n\n[^1]: One.\n[^n]: Two."
    one, two = html(text, anchor="one"), html(text, anchor="two")
    both = ids(one) + ids(two)
    assert len(both) == len(set(both)) == 2 * 6
    for section in (one, two):
        targets = {a["href"][1:] for a in Tags(section).named("a")}
        assert targets <= set(ids(section))


def test_a_table_says_what_each_part_is_and_has_no_style():
    tags = Tags(html("| Year | Amount |\n|:--|--:|\n| 2026 | 385 |\n| | 400 |"))
    assert tags.named("div") == [{"class": "table"}]
    assert tags.named("table") == [{"role": "table"}]
    assert tags.named("thead") == tags.named("tbody") == [{"role": "rowgroup"}]
    assert tags.named("tr") == [{"role": "row"}] * 3
    assert tags.named("th") == [
        {"class": "align-left", "role": "columnheader", "scope": "col"},
        {"class": "align-right", "role": "columnheader", "scope": "col"},
        {"class": "align-left", "role": "rowheader", "scope": "row"},
    ]
    amount = {"class": "align-right", "data-label": "Amount", "role": "cell"}
    nameless = {"class": "align-left", "data-label": "Year", "role": "cell"}
    assert tags.named("td") == [amount, nameless, amount]


def test_a_fact_in_a_heading_is_named_in_the_attributes_as_plain_text():
    """In an attribute no phone number can be a link."""
    tags = Tags(html("| | At {{clinic_phone}} [@R4] | |\n|---|---|---|\n| 1 | 2 | 3 |"))
    assert [cell.get("data-label") for cell in tags.named("td")] == [
        "At {{clinic_phone}}",
        None,
    ]


# --- Lists -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Take:\n- a\n- b", "p ul li li"),
        ("Take:\n* a\n* b", "p ul li li"),
        ("Take:\n1. a\n2. b", "p ol li li"),
        ("Take:\n  - a", "p ul li"),
        ("Take:\n- a\n    - b\n    - c\n- d", "p ul li ul li li li"),
        ("Take:\n1. a\n    1. b\n2. c", "p ol li ol li li"),
        ("- a\n\n    More on a.\n- b", "ul li p p li p"),
        ("- a\n\n    - b\n- c", "ul li p ul li li p"),
        ("1. a\n\n    More on a.\n    And more.\n2. b", "ol li p p br li p"),
        ("Pain - often\nworse - passes.", "p br"),
        ("It falls to\n-5 degrees", "p br"),
        ("A dose of\n0.5 mg", "p br"),
    ],
)
def test_a_list_right_after_a_paragraph_is_a_list_and_a_hyphen_is_not(text, expected):
    assert [tag for tag, _attrs in Tags(html(text)).found] == expected.split()


# --- Links -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, address",
    [
        ("[x](page:costs)", "/en/costs/"),
        ("[x](page:side-effects#rare)", "/en/side-effects/#rare"),
        ("[x]( page:costs )", "/en/costs/"),
        ("**[x](page:costs)**", "/en/costs/"),
        ("[x](#rare)", "#rare"),
        ("[x](/en/costs/)", "/en/costs/"),
        ("[x](mailto:a@example.org)", "mailto:a@example.org"),
        ("Known [@R4].", "/en/sources/#R4"),
        ("Known [@R60a].", "/en/sources/#R60a"),
        ("[x](tel:112)", "tel:112"),
        ("[x](https://example.org/)", "https://example.org/"),
    ],
)
def test_links_and_citations_lead_to_their_address(text, address):
    assert [a["href"] for a in Tags(html(text)).named("a")] == [address]


@pytest.mark.parametrize(
    "text, line, key, near",
    [
        ("One\n[x](page:cost)", 2, "cost", "costs"),
        ("One\n[x](page:side-efects#rare)", 2, "side-efects", "side-effects"),
        ("[x]( page:cost )", 1, "cost", "costs"),
        ("[x](page:)", 1, "", "side-effects"),
        ("One\n\n[x](page:costs')", 3, "costs'", "costs"),
        ("> [x](page:cost)", 1, "cost", "costs"),
        ("One\n\nTwo [@R5].", 3, "R5", "R4"),
        ("[@R4] [@R61a]", 1, "R61a", "R60a"),
    ],
)
def test_a_link_that_leads_nowhere_names_its_line_and_the_nearest(
    text, line, key, near
):
    message = f"“{key}” leads nowhere. The nearest name is “{near}”."
    assert complaints(text) == [(line, message)]


@pytest.mark.parametrize(
    "text,line,words",
    [
        (
            "One\n\n![A drawing](https://example.org/a.png)",
            3,
            "Add it under “Pictures”",
        ),
        ("[x](http://example.org)", 1, "“http://example.org” would not work"),
        ("[x](costs)", 1, "“costs” would not work"),
        ("One\n[x](www.example.org)", 2, "Write page:…"),
        ("- a\n" + " " * 40 + "- b", 2, "at most six levels"),
        ("[" * 5000, 1, "too many square brackets"),
        ("a " * 20_000, 1, "Split it into several sections"),
        ("a\n" * 1_500, 1, "too many lines"),
    ],
)
def test_what_readers_would_never_see_is_refused_by_line(text, line, words):
    assert any(at == line and words in message for at, message in complaints(text))
