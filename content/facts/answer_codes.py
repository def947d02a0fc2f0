"""The closed lists of what a clinic answers, with words for each of the site's lists."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Topic(TextChoices):
    """The site's lists that a clinic answers to. Its values are names of nouns."""

    INDICATION = "indication", _("who it may help")
    CONTRAINDICATION = "contraindication", _("reasons against the treatment")
    COST = "cost", _("costs")
    SIDE_EFFECT = "side_effect", _("side effects")


class AnswerCode(TextChoices):
    """What a clinic answers. `in_words` says it for each list."""

    HERE = "here", _("yes")
    NOT_HERE = "not_here", _("no")
    ASK = "ask", _("ask us")


class Dose(TextChoices):
    """At which dose an effect comes, where that matters."""

    LOW = "low", _("at a low dose")
    HIGHER = "higher", _("at a higher dose")


class Offer(TextChoices):
    """How a part of a clinic's programme goes with the infusions."""

    BESIDE = "beside", _("together with the infusions")
    INSTEAD = "instead", _("in place of infusions")


class RhythmUnit(TextChoices):
    """In what the time between two infusions is counted."""

    DAYS = "days", _("days")
    WEEKS = "weeks", _("weeks")


_WORDS: dict[str, dict[str, str | Promise]] = {
    Topic.INDICATION: {
        AnswerCode.HERE: _("We treat this."),
        AnswerCode.NOT_HERE: _("We do not treat this."),
        AnswerCode.ASK: pgettext_lazy("indication", "Ask us."),
    },
    Topic.CONTRAINDICATION: {
        AnswerCode.HERE: _("With this, no infusion with us."),
        AnswerCode.NOT_HERE: _("With us, this alone is no reason against it."),
        AnswerCode.ASK: pgettext_lazy("contraindication", "Ask us first."),
    },
    Topic.COST: {
        AnswerCode.HERE: _("This holds with us."),
        AnswerCode.NOT_HERE: _("This does not hold with us."),
        AnswerCode.ASK: pgettext_lazy("cost", "Ask us first."),
    },
    Topic.SIDE_EFFECT: {
        AnswerCode.HERE: _("Patients may have this with us."),
        AnswerCode.NOT_HERE: _("We do not see this in our patients."),
        AnswerCode.ASK: pgettext_lazy("side effect", "Ask us."),
    },
}


def in_words(topic: str, answer: str) -> str:
    """An answer to an entry of one of the lists, in the active language."""
    return str(_WORDS[topic][answer]) if answer else ""


def choices(topic: str) -> list[tuple[str, str | Promise]]:
    """What a form offers for a list."""
    return [(code, _WORDS[topic][code]) for code in AnswerCode.values]
