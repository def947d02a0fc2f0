"""The steps of a clinic's day, each with a key, and those of fasting always among them."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from content.facts.codes import Phase
from content.facts.fact_book import Clinic, Step, Texts
from content.facts.fasting import is_fasting
from content.languages import LANGUAGES, source_language

FASTING: dict[str, tuple[Promise | str, Promise | str]] = {
    "fasting_food": (
        pgettext_lazy("step of the treatment", "Stop eating"),
        _("From now on, eat nothing."),
    ),
    "fasting_drink": (
        pgettext_lazy("step of the treatment", "Last clear drink"),
        _("From now on, drink nothing either."),
    ),
}
"""The key of each fact that says how long to fast → title and text of its step."""


def steps_of(clinic: Clinic) -> tuple[Step, ...]:
    """Every step with a key. Who fasts too short may choke, so no clinic forgets it."""
    keys = set[str]()
    steps = [*_forgotten(clinic)]
    for step in clinic.steps:
        key = _free(step.key or _key_of_words(step.title), taken=keys)
        keys.add(key)
        steps.append(replace(step, key=key))
    return tuple(steps)


def _forgotten(clinic: Clinic) -> Iterator[Step]:
    """A step for each fact of fasting that the clinic's own steps do not count from."""
    for fact, (title, text) in FASTING.items():
        if not any(is_fasting(step, fact) for step in clinic.steps):
            yield Step(
                key=fact,
                phase=Phase.DAY,
                fact=fact,
                title=_in_all_languages(title),
                text=_in_all_languages(text),
            )


def _in_all_languages(words: Promise | str) -> Texts:
    texts = {}
    for code in LANGUAGES:
        with override(code):
            texts[code] = str(words)
    return texts


def _key_of_words(title: Texts) -> str:
    """For books from before steps had keys."""
    words = title.get(source_language()) or next(iter(title.values()), "")
    return slugify(words) or "step"


def _free(wish: str, *, taken: Collection[str]) -> str:
    key, count = wish, 1
    while key in taken:
        count += 1
        key = f"{wish}-{count}"
    return key
