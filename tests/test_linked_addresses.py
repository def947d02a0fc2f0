"""Numbers and addresses that somebody typed into a text can be tapped; nothing else."""

import re

import pytest

from content.facts.linked import pieces
from content.markup import Links, render
from content.public.render import all_spoken, spoken

LINKED = [
    ("Rufen Sie 030.231-25001 an.", ("de",), {"030.231-25001": "tel:+493023125001"}),
    ("Tel. (030) 231 250 01", ("de",), {"(030) 231 250 01": "tel:+493023125001"}),
    ("030/23125001!", ("de",), {"030/23125001": "tel:+493023125001"}),
    ("+49 30 23125001", ("be",), {"+49 30 23125001": "tel:+493023125001"}),
    ("0031 20 123 45 67", ("de",), {"0031 20 123 45 67": "tel:+31201234567"}),
    ("+32 2 000 00 01.", (), {"+32 2 000 00 01": "tel:+3220000001"}),
    ("Mail a.b@duin.example.org.", (), {"a.b@duin.example.org": "mailto:a.b@duin.example.org"}),
    ("(www.duin.example.org)", (), {"www.duin.example.org": "https://www.duin.example.org"}),
    ("Zie https://duin.example.org/weg?x=1, daar.", (), {"https://duin.example.org/weg?x=1": "https://duin.example.org/weg?x=1"}),
    ("Op duin-kliniek.nl staat", (), {"duin-kliniek.nl": "https://duin-kliniek.nl"}),
]  # fmt: skip

PLAIN = [
    "In 2018 and 2024, 1.385 people, 10 mg/kg/h, 0.25 to 0.5 mg/kg, 0,375 mg/kg.",
    "1000 AA, 38100 Braunschweig, D-10115 Berlin, 2650 Edegem",
    "R45, R60a, doi 10.1016/j.jpain.2018.06.001 and doi:10.1000/182",
    "01.02.2024, 01/02/2024, 01-02-2024, from 08:00–13:00, 08.00 bis 13.00 Uhr",
    "6 tot 8 uur, 150 euro, 112, 116 117, 1733",
    "Neem mee: lijst.Es is mg.kg z.B. e.g. so",
    "0531 is a prefix, 020 too; 0000 000000 is no number",
    "[x](http://duin.example.org) <a href='https://duin.example.org'>",
    "",
]


@pytest.mark.parametrize("text, regions, links", LINKED)
def test_what_can_be_called_or_opened_is_a_link(text, regions, links):
    found = pieces(text, regions)
    assert {one.words: one.href for one in found if one.href} == links
    assert "".join(one.words for one in found) == text


@pytest.mark.parametrize("region", ["nl", "be", "de", "at", "ch", "lu", "gb", "ie"])
@pytest.mark.parametrize("text", PLAIN)
def test_years_doses_postal_codes_and_sources_stay_words(text, region):
    assert [one for one in pieces(text, (region,)) if one.href] == []


def test_a_number_that_could_be_in_two_countries_is_no_link():
    both = ("nl", "de")
    assert [one for one in pieces("030 231 2501", both) if one.href] == []
    assert [one for one in pieces("+49 30 23125001", both) if one.href]


def html(text, **fields):
    return render(text, language="de", links=Links(**fields), anchor="a")


def test_a_number_in_a_section_is_a_link():
    found = html("Rufen Sie **030 23125001** an.", regions=("de",))
    link = '<a class="linked" href="tel:+493023125001">030 23125001</a>'
    assert found == f"<p>Rufen Sie <strong>{link}</strong> an.</p>"


@pytest.mark.parametrize(
    "text",
    [
        "[030 23125001](tel:+493023125001)",
        "[Mail an a@duin.example.org](mailto:a@duin.example.org)",
        "/// fold | 030 23125001\nText\n///",
    ],
)
def test_no_link_stands_within_another_or_within_what_is_tapped(text):
    assert 'class="linked"' not in html(text, regions=("de",))


def test_plain_texts_of_records_hold_links_and_nothing_else_does():
    record = {
        "way": {"words": "Bel +31 20 123 45 67 <b>", "language": ""},
        "url": "https://duin.example.org",
        "name": "Duin, www.duin.example.org",
        "steps": [{"text": {"words": "[nu]{nl} a@b.example.org", "language": ""}}],
    }
    drawn = all_spoken(record, regions=())
    assert re.findall('href="([^"]*)"', drawn["way"]["words"]) == ["tel:+31201234567"]
    assert drawn["way"]["words"].endswith(" &lt;b&gt;")
    assert '<span lang="nl">nu</span>' in drawn["steps"][0]["text"]["words"]
    assert "mailto:a@b.example.org" in drawn["steps"][0]["text"]["words"]
    assert (drawn["url"], drawn["name"]) == (record["url"], record["name"])
    assert spoken("Bel +31 20 123 45 67") == "Bel +31 20 123 45 67"
