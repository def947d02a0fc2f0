"""Why a name in a text cannot be filled with a fact."""

import difflib
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _


class UnknownFact(LookupError):
    """No fact goes by this name. `str()` is a sentence for staff in their language.

    nearest: the name most like `key` that may be used here, "" when there is none.
    """

    sentence = _("There is no fact “%(key)s”. The nearest name is “%(near)s”.")

    def __init__(self, key: str, *, known: Iterable[str] = ()) -> None:
        near = difflib.get_close_matches(key, sorted(known), n=1, cutoff=0)
        self.key = key
        self.nearest = near[0] if near else ""
        super().__init__(self.sentence % {"key": key, "near": self.nearest or "–"})


class EmptyFact(UnknownFact):
    """Nobody has said yet what it is."""

    sentence = _("The fact “%(key)s” has no value yet. Enter its value first.")


class SilentFact(UnknownFact):
    """The clinic has not stated it, and nobody speaks for a clinic."""

    sentence = _(
        "This clinic has not stated “%(key)s”. Enter what it says in the list on the "
        "form of the clinic, or take this sentence out. The general value is not what "
        "the clinic says."
    )


class UntranslatedFact(UnknownFact):
    """Its value is a text that this language does not have yet."""

    sentence = _("The fact “%(key)s” has no text in this language yet.")


class DifferingFact(UnknownFact):
    """A phone number or a name cannot stand for several clinics at once."""

    sentence = _("“%(key)s” differs per clinic. Use it only on the page of one clinic.")
