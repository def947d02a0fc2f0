"""The gate over sentences of people who had not seen it.

It has learned from these lists: they are a floor. `gate_strangers/README.md` says what was
found when they were asked for the first time.
"""

from pathlib import Path

import pytest
import yaml

from content.languages import LANGUAGES
from tests.test_gate_sentences import heavy

STRANGERS = Path(__file__).parent / "gate_strangers"
LEARNED = [
    path.relative_to(STRANGERS).as_posix()
    for folder in (STRANGERS, STRANGERS / "second", STRANGERS / "third")
    for path in (folder / f"{language}.yaml" for language in LANGUAGES)
]


def said(name, kind):
    text = (STRANGERS / name).read_text(encoding="utf-8")
    return [row["text"] for row in yaml.safe_load(text)[kind]]


@pytest.mark.parametrize("name", LEARNED)
def test_nine_of_ten_claims_of_strangers_are_found(name):
    language = Path(name).stem
    claims = said(name, "wrong")
    missed = [typed for typed in claims if not heavy(typed, language)]
    assert len(claims) >= 80
    assert len(missed) <= len(claims) * 0.1, missed


@pytest.mark.parametrize("name", LEARNED)
def test_three_of_a_hundred_clean_sentences_of_strangers_at_most_are_disturbed(name):
    language = Path(name).stem
    clean = said(name, "right")
    disturbed = [typed for typed in clean if heavy(typed, language)]
    assert len(clean) >= 60
    assert len(disturbed) <= len(clean) * 0.03, disturbed
