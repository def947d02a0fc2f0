"""What machines are told of the whole starter site: languages, schema.org, lists."""

import json
import re
from datetime import datetime

import pytest
from django.conf import settings
from django.test import Client

from content.languages import LANGUAGES
from tests.conftest import STARTER_PAGES
from tests.metadata_reading import ATOM, HOST, head, image, path_of, read_feed, sitemap

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.xdist_group("whole site"),
]

PLANNERS = 1


@pytest.fixture(scope="module")
def site_map(starter):
    return sitemap(Client())


@pytest.fixture(scope="module")
def heads(site_map):
    """The head of every page that the map names."""
    client = Client()
    return {url: head(client, path_of(url)) for url in site_map[0]}


def test_the_map_names_every_page_in_every_language_and_nothing_else(site_map, starter):
    alternates, changed = site_map
    assert len(alternates) == len(LANGUAGES) * (STARTER_PAGES + PLANNERS)
    for url in alternates:
        assert not re.search(r"/\d+/$|/staff", url)
        assert changed[url] or "dag" in url or "tag" in url or "day" in url


def test_every_page_says_its_own_address(heads):
    assert {url: page.canonical for url, page in heads.items()} == {
        url: url for url in heads
    }
    assert {page.robots for page in heads.values()} == {""}


def test_languages_name_each_other_in_pages_and_in_the_map(heads, site_map):
    for url, page in heads.items():
        assert set(page.alternates) == {*LANGUAGES, "x-default"}, url
        language = path_of(url).split("/")[1]
        assert page.alternates[language] == url
        assert site_map[0][url] == page.alternates
        for code in LANGUAGES:
            assert heads[page.alternates[code]].alternates == page.alternates


def test_readers_of_other_languages_get_the_front_door_or_the_source_text(heads):
    for url, page in heads.items():
        is_home = path_of(url) in ("/nl/", "/de/", "/en/")
        expected = f"{HOST}/" if is_home else page.alternates["nl"]
        assert page.alternates["x-default"] == expected
    assert Client().get("/").status_code == 302


def test_a_shared_link_shows_title_description_and_picture(heads):
    kinds = set()
    for url, page in heads.items():
        og = page.og
        assert og["og:url"] == [url]
        assert len(og["og:title"][0]) > 3
        assert len(og["og:description"][0]) > 20
        assert og["og:image"][0].startswith(HOST)
        assert og["og:image:alt"][0].startswith(og["og:title"][0])
        locales = [*og["og:locale"], *og["og:locale:alternate"]]
        assert sorted(locales) == ["de_DE", "en_GB", "nl_NL"]
        assert og["og:locale"][0][:2] == path_of(url).split("/")[1]
        kinds.add((og["og:type"][0], path_of(url).count("/") == 2))
    assert kinds == {("website", True), ("article", False)}
    assert len({page.og["og:image"][0] for page in heads.values()}) == len(heads)


def test_every_page_says_in_schema_org_what_it_is(heads):
    for url, page in heads.items():
        nodes = page.nodes
        if "WebPage" not in nodes and "MedicalWebPage" not in nodes:
            assert set(nodes) == {"BreadcrumbList"}  # “my treatment day”
            continue
        own = nodes.get("MedicalWebPage") or nodes["WebPage"]
        assert own["url"] == url
        assert own["name"] == page.og["og:title"][0]
        assert own["description"] == page.og["og:description"][0]
        assert own["inLanguage"] == path_of(url).split("/")[1]
        published = datetime.fromisoformat(own["datePublished"])
        assert published <= datetime.fromisoformat(own["dateModified"])
        assert own["isPartOf"]["@type"] == "WebSite"
        assert own["publisher"]["@type"] == "Organization"
        assert own["creativeWorkStatus"]
        assert not {"lastReviewed", "reviewedBy"} & set(own)
        if own["@type"] == "MedicalWebPage":
            assert own["audience"] == {"@type": "Patient"}
    kinds = [kind for page in heads.values() for kind in page.nodes]
    assert kinds.count("WebPage") == 3 * len(LANGUAGES)
    assert kinds.count("MedicalWebPage") == (STARTER_PAGES - 3) * len(LANGUAGES)
    assert kinds.count("MedicalClinic") == 4 * len(LANGUAGES)


def test_the_way_from_home_leads_over_pages_that_exist(heads):
    for url, page in heads.items():
        steps = page.nodes.get("BreadcrumbList", {}).get("itemListElement", [])
        assert bool(steps) == (path_of(url).count("/") > 2)
        assert [step["position"] for step in steps] == [*range(1, len(steps) + 1)]
        assert {step["item"] for step in steps} <= set(heads)
        if steps:
            assert steps[-1]["item"] == url
            assert len(steps) == (3 if "MedicalClinic" in page.nodes else 2)


def test_a_clinic_is_told_by_what_the_book_of_facts_says(heads):
    url = next(url for url in heads if "/en/" in url and "wolkendal" in url)
    clinic = heads[url].nodes["MedicalClinic"]
    assert clinic["telephone"] == "+3220000001"
    assert clinic["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Voorbeeldlaan 1",
        "addressLocality": "Voorbeeldegem",
        "addressCountry": "BE",
    }
    [hours] = clinic["openingHoursSpecification"]
    assert hours["dayOfWeek"][0] == "Monday"
    assert (hours["opens"], hours["closes"]) == ("08:00", "17:00")
    assert clinic["isAcceptingNewPatients"] is True
    assert (
        clinic["mainEntityOfPage"]["@id"] == heads[url].nodes["MedicalWebPage"]["@id"]
    )


def test_no_paused_clinic_is_said_to_take_patients(heads):
    states = {
        page.nodes["MedicalClinic"].get("isAcceptingNewPatients")
        for page in heads.values()
        if "MedicalClinic" in page.nodes
    }
    assert states >= {True, False}


def test_every_language_has_a_manifest_whose_icons_exist(heads):
    for language in LANGUAGES:
        page = heads[f"{HOST}/{language}/"]
        answer = Client().get(path_of(page.manifest))
        assert answer["Content-Type"] == "application/manifest+json"
        manifest = json.loads(answer.content)
        assert manifest["lang"] == language
        assert manifest["start_url"] == f"/{language}/"
        assert manifest["display"] == "minimal-ui"
        assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
        for icon in manifest["icons"]:
            drawn = image((settings.BASE_DIR / icon["src"][1:]).read_bytes())
            assert "{}x{}".format(*drawn.size) == icon["sizes"]


def test_every_language_has_a_feed_of_its_newest_editions(heads):
    for language in LANGUAGES:
        [address] = {
            tuple(page.feeds)
            for url, page in heads.items()
            if path_of(url).startswith(f"/{language}/")
        }
        feed = read_feed(Client(), path_of(address[0]))
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
        entries = feed.findall(f"{ATOM}entry")
        assert len(entries) == STARTER_PAGES
        ids = [entry.find(f"{ATOM}id").text for entry in entries]
        assert len(set(ids)) == STARTER_PAGES
        for entry in entries:
            permalink = entry.find(f"{ATOM}link").get("href")
            assert Client().get(path_of(permalink)).status_code == 200
