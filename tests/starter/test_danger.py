"""Who types a danger into the search sees whom to call; who asks anything else, seldom.

`danger/` holds a list per writer and language: 60 phrases of danger ("!") and 100
harmless ones ("."), by strangers who had not seen the search; `../search_queries/` the
one before. The signs have learned from all of them: they only must not get worse.
"""

from pathlib import Path

import pytest

from content.languages import LANGUAGES

TESTS = Path(__file__).parent.parent
LISTS = sorted(
    [
        *(TESTS / "starter" / "danger").glob("*.txt"),
        *(TESTS / "search_queries").glob("danger-*.txt"),
    ]
)

pytestmark = pytest.mark.django_db
of_each_list = pytest.mark.parametrize("file", LISTS, ids=lambda file: file.stem)


def phrases(file, sign):
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line[1:].strip() for line in lines if line.startswith(sign)]


def shown(file, ready, asked):
    code = next(code for code in LANGUAGES if file.stem.endswith(code))
    return [words for words in asked if ready[code].dangers.helps(words)]


@of_each_list
def test_whoever_is_in_danger_sees_whom_to_call(ready, file):
    asked = phrases(file, "!")
    assert len(asked) >= 60
    assert {*asked} - {*shown(file, ready, asked)} == set()


@of_each_list
def test_who_asks_something_else_is_seldom_frightened(ready, file):
    asked = phrases(file, ".")
    frightened = shown(file, ready, asked)
    assert len(asked) >= 100
    assert len(frightened) <= 0.04 * len(asked), frightened


def test_who_thinks_of_suicide_sees_the_crisis_line(ready):
    for language, words in (("nl", "zelfmoord"), ("de", "Suizid"), ("en", "suicide")):
        assert "crisis" in ready[language].dangers.helps(words)
