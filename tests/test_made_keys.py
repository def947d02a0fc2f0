"""Nobody invents a key: a new row gets one made of its words."""

import pytest
from django.contrib import admin
from django.urls import reverse

from content.drafts.records import SideEffect
from tests.factories import make_editor

CITED = {"source", "fact", "page"}
"""Texts and templates name these by a key that somebody chooses: `[@R12]`."""


@pytest.fixture
def editor(client, db):
    editor = make_editor()
    client.force_login(editor)
    return editor


def test_no_form_for_a_new_row_asks_for_a_key(client, editor):
    asked = set()
    for model, options in admin.site._registry.items():
        if model._meta.app_label != "content":
            continue
        address = reverse(f"admin:content_{model._meta.model_name}_add")
        answer = client.get(address)
        if answer.status_code == 200:
            assert options.has_add_permission(answer.wsgi_request)
            key = answer.context["adminform"].form.fields.get("key")
            if key and key.required:
                asked.add(model._meta.model_name)
    assert asked == CITED


def test_a_new_record_is_named_after_its_words_and_stands_last(client, editor):
    for name in ("Ziemlich müde", "Ziemlich müde"):
        words = {"name_nl": "Erg moe", "name_de": name, "notice_nl": "U gaapt."}
        codes = {"action": "normal", "band": "not_known", "phase": "during"}
        answer = client.post(
            reverse("admin:content_sideeffect_add"),
            {**words, "advice_nl": "Rust uit.", **codes},
        )
        assert answer.status_code == 302, answer.context["adminform"].form.errors
    rows = SideEffect.objects.order_by("position").values_list("key", flat=True)
    assert [*rows] == ["erg-moe", "erg-moe-2"]
