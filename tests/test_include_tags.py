"""Including a template gives what Django's own tag gives, whatever stands in it."""

import pytest
from django.template import Context, Engine

from ketamine_info.include_tags import Include

PARTS = {
    "plain": "[{{ one }}{{ two }}]",
    "loop": "{% for one in many %}{% include 'plain' with two=forloop.counter %}{% endfor %}",
    "cycle": "{% for one in many %}{% cycle 'a' 'b' %}{% endfor %}",
    "changed": "{% for one in many %}{% ifchanged one %}{{ one }}{% endifchanged %}{% endfor %}",
    "base": "<{% block main %}{% endblock %}>",
    "child": "{% extends 'base' %}{% block main %}{{ one }}{% endblock %}",
    "nested": "{% include 'cycle' %}{% include 'child' %}",
}
PAGES = [
    "{% include 'plain' %}{{ two }}",
    "{% include 'plain' with two='<b>' %}{{ two }}",
    "{% include 'plain' with two=one only %}",
    "{% include 'plain' only %}",
    "{% include named %}",
    "{% include named|lower with one='!' %}",
    "{% include 'loop' %}",
    "{% for one in many %}{% include 'cycle' %}|{% endfor %}",
    "{% for one in many %}{% include 'changed' %}|{% endfor %}",
    "{% include 'child' %}{% include 'base' %}",
    "{% for one in many %}{% include 'nested' %}{% endfor %}",
    "{% block main %}{% include 'child' %}{% endblock %}",
    "{% autoescape off %}{% include 'plain' with two='<b>' %}{% endautoescape %}",
]
VALUES = {"one": "<1>", "many": ["x", "x", "y"], "named": "plain"}


def drawn(page, *, builtins, debug=False):
    locmem = ("django.template.loaders.locmem.Loader", {**PARTS, "page": page})
    engine = Engine(loaders=[locmem], builtins=builtins, debug=debug)
    template, twice = engine.get_template("page"), []
    for _time in range(2):
        twice.append(template.render(Context(VALUES)))
    assert twice[0] == twice[1]
    return twice[0]


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("page", PAGES)
def test_a_part_is_drawn_as_django_draws_it(page, debug):
    ours = drawn(page, builtins=["ketamine_info.include_tags"], debug=debug)
    assert ours == drawn(page, builtins=[])


def test_what_keeps_nothing_needs_no_state_of_its_own(monkeypatch):
    monkeypatch.setattr(Include.__mro__[1], "render", None)
    assert drawn(PAGES[6], builtins=["ketamine_info.include_tags"]) == ("[x1][x2][y3]")


def test_the_site_includes_by_it():
    tag = Engine.get_default().template_builtins[-1].tags["include"]
    assert tag.__module__ == "ketamine_info.include_tags"
