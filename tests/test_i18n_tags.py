"""A translated text is what Django's own tag makes of it, and is looked up once."""

import re

import pytest
from django.conf import settings
from django.template import Context, Engine
from django.utils import translation

from ketamine_info.i18n_tags import Fixed

LOADS_I18N = re.compile(r"{%\s*load\b[^%]*\bi18n\b")
OURS, DJANGOS = "ketamine_info.i18n_tags", "django.templatetags.i18n"
PAGES = [
    '{% translate "Search" %}',
    '{% translate "No such words & <b>no</b> percent: 5%" %}',
    "{% translate words %}",
    "{% translate words|upper %}",
    '{% translate "Search"|upper %}',
    '{% translate "Search" noop %}',
    '{% translate "Search" as kept %}[{{ kept }}]',
    '{% translate "May" context "month" %}',
    '{% trans "Search" %}',
    '{% autoescape off %}{% translate "<i>&" %}{% endautoescape %}',
    '{% language "de" %}{% translate "Search" %}{% endlanguage %}{% translate "Search" %}',
    '{% for one in "ab" %}{% translate "Search" %}{% endfor %}',
    "{% blocktranslate %}Search{% endblocktranslate %}",
]


def template_of(page, library):
    return Engine(builtins=[library]).from_string(page)


@pytest.mark.parametrize("page", PAGES)
def test_a_text_is_what_django_makes_of_it_in_every_language(page):
    ours, djangos = template_of(page, OURS), template_of(page, DJANGOS)
    for language in ("nl", "de", "en", "nl"):
        with translation.override(language):
            for words in ("Search", "Home <b>"):
                values = Context({"words": words})
                assert ours.render(values) == djangos.render(values)


def test_languages_differ_and_each_is_looked_up_once(monkeypatch):
    page = template_of('{% translate "Search" %}', OURS)
    drawn = []
    for language in ("nl", "de"):
        with translation.override(language):
            drawn.append(page.render(Context()))
    assert len({*drawn}) == 2
    (node,) = page.nodelist.get_nodes_by_type(Fixed)
    monkeypatch.setattr(node, "node", None)
    for language, words in zip(("nl", "de"), drawn, strict=True):
        with translation.override(language):
            assert page.render(Context()) == words


def test_the_site_translates_by_it():
    template = Engine.get_default().from_string('{% translate "Search" %}')
    assert isinstance(template.nodelist[0], Fixed)


def test_no_template_of_ours_brings_djangos_back():
    files = [*(settings.BASE_DIR / "templates").rglob("*.*")]
    assert files
    assert not [one for one in files if LOADS_I18N.search(one.read_text())]
