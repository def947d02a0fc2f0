"""Drawings: chemically right, said in words as well, and frozen with the page."""

import math
import re
from collections import Counter

import pytest
from django.utils.translation import override

from content.addresses import page_key_of
from content.publishing import drawings
from content.sections import KINDS
from tests.factories import make_editor, make_page, make_reviewer, publish
from tests.picture_pages import document, draw, words_of
from tests.planner_book import hours, make_book, make_clinic, step


def words(kind):
    with override("en"):
        [record] = drawings.DRAWINGS[kind]()
    return record


def drawing(rf, kind):
    return draw(rf, document(kind, [words(kind)]))


@pytest.mark.parametrize("kind", drawings.DRAWINGS)
def test_a_drawing_has_a_name_for_those_who_do_not_see_it_and_words_below(rf, kind):
    html = drawing(rf, kind)
    for names in re.findall(r'role="img" aria-labelledby="(\w+)"', html):
        assert re.search(f'<title id="{names}">\\w[^<]+</title>', html)
    drawn = re.findall(r'<svg class="drawing__picture.*?</svg>', html, re.DOTALL)
    told = re.findall(r"<figcaption.*?</figcaption>", html, re.DOTALL)
    assert len(drawn) == len(told) == html.count('role="img"') > 0
    assert all(len(words_of(words).split()) > 15 for words in told)


def test_what_the_receptor_drawing_labels_its_words_explain():
    for panel in words("drawing_receptor")["panels"]:
        told = f"{panel['title']} {panel['text']}".lower()
        for label in ("glutamate", "gate", "ketamine"):
            assert panel["labels"].get(label, label) in told


def test_who_and_what_is_in_the_room_is_told_to_those_who_do_not_see_it(rf):
    room = words("drawing_room")
    told = f"{room['description']} {room['text']}".lower()
    for label in ("you", "bed", "pump", "monitor", "nurse", "companion"):
        assert room["labels"][label] in told
    html = drawing(rf, "drawing_room")
    seen = re.search(r'aria-describedby="(\w+)"', html)[1]
    assert f'<desc id="{seen}">{room["description"]}</desc>' in html


def lines(path):
    """The straight lines of an SVG path of M, L, V and z."""
    found, at, start = [], None, None
    for verb, numbers in re.findall(r"([MLVz])([^MLVz]*)", path):
        values = [float(number) for number in numbers.split()]
        if verb == "V":
            values = [at[0], *values]
        points = list(zip(values[::2], values[1::2], strict=True))
        if verb == "M":
            at = start = points.pop(0)
        for point in [start] if verb == "z" else points:
            found.append((at, point))
            at = point
    return found


VALENCE = {"C": 4, "N": 3, "O": 2, "Cl": 1}


def test_the_structure_drawn_is_that_of_ketamine(rf):
    """C13 H16 Cl N O, read from the lines: what is near a letter ends at that atom."""
    html = drawing(rf, "drawing_structure")
    bonds, wedge = re.findall(r'class="molecule__(?:bond|wedge)" d="([^"]+)"', html)
    letters = re.findall(r'<text x="([\d.]+)" y="([\d.]+)">(Cl|N|O)</text>', html)
    atoms = [((float(x), float(y) - 5.5), name) for x, y, name in letters]
    atoms = [atom for atom in atoms if atom[0][0] < 160]  # the other half is mirrored

    def atom_at(point):
        near = [n for n, (place, _) in enumerate(atoms) if math.dist(place, point) < 12]
        if not near:
            atoms.append((point, "C"))
        return near[0] if near else len(atoms) - 1

    order = Counter(frozenset(map(atom_at, ends)) for ends in lines(bonds))
    order |= Counter({frozenset(map(atom_at, ends)): 1 for ends in lines(wedge)})
    order = {pair: count for pair, count in order.items() if len(pair) == 2}
    free = [
        VALENCE[name] - sum(count for pair, count in order.items() if number in pair)
        for number, (_, name) in enumerate(atoms)
    ]
    assert Counter(name for _, name in atoms) == {"C": 13, "N": 1, "O": 1, "Cl": 1}
    assert len(order) == 17  # two rings
    assert min(free) == 0
    assert sum(free) == 16  # hydrogen


def test_the_other_half_is_its_exact_mirror_image(rf):
    html = drawing(rf, "drawing_structure")
    assert 'transform="matrix(-1 0 0 1 320 0)"' in html
    letters = re.findall(r'<text x="([\d.]+)" y="([\d.]+)">(\w+)</text>', html)
    places = {(round(float(x) - 160, 1), y, name) for x, y, name in letters}
    assert len(places) == 8
    assert places == {(-x, y, name) for x, y, name in places}


def test_the_words_of_a_drawing_stay_as_they_were_approved(db, client, monkeypatch):
    sections = [{"kind": "drawing_structure", "body_nl": "", "body_de": ""}]
    page = make_page("what", sections=sections)
    publish(page, author=make_editor(), approver=make_reviewer())
    monkeypatch.setitem(drawings.DRAWINGS, "drawing_structure", lambda: ())
    words = words_of(client.get("/en/what-en/").content.decode())
    assert "The wedge points towards you." in words


PARTS = [
    "On the day, before the infusion",
    "During the infusion",
    "Afterwards, in the clinic",
    "At home",
]


def day(rf, *clinics, clinic="", facts=()):
    page_key = page_key_of(clinic) if clinic else "procedure"
    html = draw(
        rf,
        document("drawing_day", page_key=page_key),
        book=make_book(*clinics, facts=facts),
        clinic=clinic,
    )
    return words_of(re.search('<ol class="day-line">.*?</ol>', html, re.DOTALL)[0])


def test_where_clinics_differ_the_day_has_its_parts_and_no_times(rf):
    words = day(rf, make_clinic("zeewind"), make_clinic("duinrand"))
    assert [words.index(part) for part in PARTS] == sorted(map(words.index, PARTS))
    assert "The team watches over you." in words
    assert not re.search(r"\d", words)


@pytest.mark.parametrize("clinic", ["", "zeewind"])
def test_the_day_of_one_clinic_has_its_own_steps_of_that_day(rf, clinic):
    others = [make_clinic("duinrand")] if clinic else []
    words = day(rf, make_clinic("zeewind"), *others, clinic=clinic)
    assert "4 to 6 hours before the infusion starts Stop eating (en)" in words
    assert "Drip (en) (takes 90 minutes)" in words
    assert "24 hours after the infusion ends" not in words  # at once, for 24 hours
    assert "Do not drive (en) (takes 24 hours)" in words
    assert "Diary" not in words
    assert "Blood test" not in words


def test_a_part_without_steps_keeps_its_words_and_an_unknown_time_is_said(rf):
    steps = [step("Be there", fact="arrival"), step("Come back", fact="next")]
    facts = [hours("arrival"), hours("next", 6, unit="weeks")]
    words = day(rf, make_clinic(steps=steps), facts=facts)
    assert "ask your clinic when Be there (en)" in words
    assert "Come back" not in words
    assert "A pump gives the medicine slowly." in words


@pytest.mark.parametrize("kind", [kind for kind in KINDS if "drawing" in kind])
def test_a_drawing_needs_no_text_of_its_own(kind):
    assert not KINDS[kind].is_prose
