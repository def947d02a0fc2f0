"""A nurse enters a German practice by hand, in German alone, and nothing is lost.

What she types is the practice S1 of `tests/digests`; what the site then holds is compared
with that file, and what its page shows with every word that she typed.
"""

import subprocess
import sys

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser.conftest import ROOT

RECORDS = ROOT / "tests/digests/records"
FACTS = yaml.safe_load((RECORDS / "facts.yaml").read_text())
PRACTICE = next(
    one
    for one in yaml.safe_load((RECORDS / "clinics.yaml").read_text())
    if one["key"] == "s1"
)
SAYS = {
    fact["key"]: value
    for fact in FACTS
    for value in fact["values"]
    if value["clinic"] == "s1"
}
LISTS = ("indication", "contraindication", "cost", "side_effect")
MOST_FIELDS, MOST_CLICKS = 135, 15
"""Before, less of the practice fitted into fields: 106 of them, and 29 clicks."""


class Hand:
    """What she fills in and clicks, counted: a field once, and every click."""

    def __init__(self, page):
        self.page = page
        self.fields = self.clicks = 0

    def fill(self, name, value):
        """Type or choose, unless the field says so already."""
        field = self.page.locator(f"[name='{name}']")
        expect(field).to_be_visible()
        value = str(value)
        if field.input_value() == value:
            return
        self.fields += 1
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
            field.press("Tab")

    def choose(self, name, words):
        """Choose an entry that begins with these words."""
        field = self.page.locator(f"[name='{name}']")
        found = field.locator("option").filter(has_text=words).first
        self.fill(name, found.get_attribute("value"))

    def click(self, where):
        self.clicks += 1
        where.click()

    def open(self, group):
        self.click(self.page.locator(f"#{group}-group summary").first)


@pytest.fixture
def export(site, prepared_site, tmp_path):
    """What the site holds now, as files."""

    def records(name):
        environment = {
            **prepared_site.environment,
            "DATABASE_URL": f"sqlite:///{tmp_path}/site.db",
        }
        subprocess.run(
            [sys.executable, "manage.py", "export_content", str(tmp_path / "out")],
            cwd=ROOT,
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return yaml.safe_load((tmp_path / f"out/records/{name}.yaml").read_text())

    return records


@pytest.fixture
def names():
    """The German names of the entries of the site's lists, and of facts by their key."""
    found = {}
    for noun in (*LISTS, "fact"):
        rows = yaml.safe_load(
            (ROOT / f"content/starter/records/{noun}s.yaml").read_text()
        )
        for row in rows:
            found[noun, row["key"]] = row["name"]["de"]
            for option in row.get("options", ()):
                found[row["key"], option["key"]] = option["words"]["de"]
    return found


def enter(hand, names):
    """The whole form of the clinic."""
    for name in ("name", "source_language", "street", "city", "status"):
        hand.fill(name, PRACTICE[name])
    hand.choose("country", "Deutschland")
    hand.click(hand.page.locator("[name='takes_directly']"))
    for name in ("setting", "referral", "monitoring"):
        hand.fill(f"{name}_de", PRACTICE[name]["de"])
    for place, contact in enumerate(PRACTICE["contacts"]):
        hand.fill(f"contacts-{place}-kind", contact["kind"])
        hand.fill(f"contacts-{place}-phone", contact["phone"].replace("+49", "0"))
    hand.open("hours")
    for place, row in enumerate(PRACTICE["hours"]):
        for name, value in row.items():
            hand.fill(f"hours-{place}-{name}", value)
    enter_facts(hand, names)
    hand.open("steps")
    for place, step in enumerate(PRACTICE["steps"]):
        enter_row(hand, f"steps-{place}", step, names)
    hand.open("series")
    for place, rhythm in enumerate(PRACTICE["series"]):
        enter_row(hand, f"series-{place}", rhythm, names)
    for topic in LISTS:
        hand.open(f"answers_{topic}")
        answers = [one for one in PRACTICE["answers"] if one["topic"] == topic]
        for place, answer in enumerate(answers):
            enter_row(hand, f"answers_{topic}-{place}", answer, names)


def enter_facts(hand, names):
    hand.fill("values-answered_by", SAYS["drug"]["answered_by"])
    hand.fill("values-checked_on", SAYS["drug"]["checked_on"])
    hand.click(hand.page.locator(".answers__more summary"))
    for key, value in SAYS.items():
        legend = hand.page.locator(".answers__fact legend").filter(
            has_text=names["fact", key]
        )
        row = (
            legend.first.get_attribute("id")
            .removeprefix("id_")
            .removesuffix("-fact-name")
        )
        for name in ("low", "high", "qualifier"):
            if value.get(name):
                hand.fill(f"{row}-{name}", value[name])
        if value["option"]:
            hand.choose(f"{row}-option", names[key, value["option"]])


def enter_row(hand, row, values, names):
    """Whatever a record holds; the site makes its key and its place."""
    for name, value in values.items():
        if name in ("key", "topic") or value is None or value is False or value == "":
            continue
        if isinstance(value, dict):
            if value["de"]:
                hand.fill(f"{row}-{name}_de", value["de"])
        elif value is True:
            hand.click(hand.page.locator(f"[name='{row}-{name}']"))
        elif name.endswith("_fact") or name in LISTS:
            noun = "fact" if name.endswith("_fact") else name
            hand.choose(f"{row}-{name}", names[noun, value])
        else:
            hand.fill(f"{row}-{name}", value)


def said(record):
    """Without keys, which the site makes, and without what says nothing."""
    if isinstance(record, list):
        return [said(one) for one in record]
    if not isinstance(record, dict):
        return str(record)
    plain = {name: said(one) for name, one in record.items() if name != "key"}
    return {
        name: one
        for name, one in plain.items()
        if one not in ("", "None", "False", [], {})
    }


def words(record):
    """Every German sentence of a record."""
    if isinstance(record, list):
        return [one for row in record for one in words(row)]
    if not isinstance(record, dict):
        return []
    own = [record["de"]] if record.get("de") else []
    return own + [one for value in record.values() for one in words(value)]


def test_a_nurse_enters_a_german_practice_by_hand_and_nothing_is_lost(
    site, open_browser, export, names
):
    nurse = open_browser(site, locale="de-DE")
    page = nurse.page
    nurse.log_in("nurse")
    hand = Hand(page)
    hand.click(page.locator("#content a[href$='/clinic/']").first)
    hand.click(page.locator("a.addlink[href*='/clinic/add/']").last)
    enter(hand, names)
    hand.click(page.locator("[name='_save']"))
    expect(page.locator(".errorlist")).to_have_count(0)
    expect(page.locator(".messagelist")).to_be_visible()

    clinic = next(one for one in export("clinics") if one["name"] == PRACTICE["name"])
    expected, kept = said(PRACTICE), said(clinic)
    for one in (expected, kept):  # each list has an order of its own
        one["answers"].sort(key=lambda answer: LISTS.index(answer["topic"]))
    assert kept["status_checked_on"]
    del expected["status_checked_on"]
    assert {name: kept.get(name) for name in expected} == expected
    values = {
        fact["key"]: {**value, "clinic": "s1"}
        for fact in export("facts")
        for value in fact["values"]
        if value["clinic"] == clinic["key"]
    }
    assert said(values) == said(SAYS)

    nurse.go(f"/staff/content/page/?q=clinic-{clinic['key']}")
    href = (
        page.locator("#result_list tbody th a").first.get_attribute("href") or ""
    ).split("?")[0]
    nurse.go(href.replace("/change/", "/preview/de/"))
    shown = " ".join(page.get_by_role("main").inner_text().split())
    typed = [*words(PRACTICE), PRACTICE["street"], PRACTICE["city"]]
    assert [one for one in typed if one.casefold() not in shown.casefold()] == []
    assert hand.fields <= MOST_FIELDS
    assert hand.clicks <= MOST_CLICKS
