"""The closed lists of codes that records are made of, with their words.

The frequency bands are those of the European guideline on the summary of product
characteristics (SmPC).
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SourceType(TextChoices):
    """What kind of document it is."""

    GUIDELINE = "guideline", _("guideline")
    REVIEW = "review", _("review of studies")
    TRIAL = "trial", _("trial with a comparison group")
    STUDY = "study", _("other study")
    LABEL = "label", _("official product information")
    LAW = "law", _("law or court decision")
    AUTHORITY = "authority", _("public authority")
    INSURER = "insurer", _("health insurance")
    OTHER = "other", _("other document")


class ReadAs(TextChoices):
    """How much of it was read."""

    FULL = "full", _("read in full or in the parts used")
    ABSTRACT = "abstract", _("summary read")
    DIGEST = "digest", _("read in somebody else's digest")


class Band(TextChoices):
    """EU frequency bands, highest first: the word and what it means.

    The two of “common or more” are what sources say that do not agree. Behind them stand
    a source that says “less common” without a number, and those that say nothing.
    """

    VERY_COMMON = "very_common", _("very common: 10 or more of 100")
    COMMON_OR_MORE = (
        "common_or_more",
        _("common or very common: 1 or more of 100; sources differ"),
    )
    COMMON = "common", _("common: 1 to 9 of 100")
    UNCOMMON = "uncommon", _("uncommon: 1 to 9 of 1,000")
    RARE = "rare", _("rare: 1 to 9 of 10,000")
    VERY_RARE = "very_rare", _("very rare: fewer than 1 of 10,000")
    LESS_COMMON = "less_common", _("less common: no number known")
    NOT_KNOWN = "not_known", _("not known how often")


class Phase(TextChoices):
    """When it happens."""

    DURING = "during", _("during the infusion")
    FIRST_DAYS = "first_days", _("in the first days")
    REPEATED = "repeated_courses", _("with repeated courses")


class Firmness(TextChoices):
    """How firm the reason is; the doctor decides."""

    USUALLY_NOT = "usually_not", _("usually not")
    TALK_FIRST = "talk_first", _("talk about it first")


class Evidence(TextChoices):
    """How sure the studies are; never how well it works."""

    MODERATE = "moderate", _("moderate evidence")
    WEAK = "weak", _("weak evidence")
    VERY_UNCERTAIN = "very_uncertain", _("very uncertain")
    NONE = "none", _("no evidence found")


class Effect(TextChoices):
    """Which way it counts."""

    BENEFIT = "benefit", _("benefit")
    HARM = "harm", _("harm")


class Prominence(TextChoices):
    """Where a figure stands among the others."""

    BOX = "box", _("in the fact box")
    BOX_AND_CARD = "box_and_card", _("in the fact box, and as a card")
    CARD = "card", _("as a card")
    INDIRECT = "indirect", _("as a card behind the others: not quite our question")


class Certainty(TextChoices):
    """GRADE words for how sure the figure is."""

    HIGH = "high", _("high certainty")
    MODERATE = "moderate", _("moderate certainty")
    LOW = "low", _("low certainty")
    VERY_LOW = "very_low", _("very low certainty")
    NOT_KNOWN = "not_known", _("certainty not rated")


class Payer(TextChoices):
    """Who might pay."""

    STATUTORY = "statutory", _("statutory health insurance")
    PRIVATE = "private", _("private insurance")
    SELF = "self", _("yourself")


class Coverage(TextChoices):
    """How likely it is that they pay."""

    USUALLY_PAID = "usually_paid", _("usually paid")
    PARTLY = "partly", _("partly paid")
    CASE_BY_CASE = "case_by_case", _("decided case by case")
    USUALLY_NOT = "usually_not", _("usually not paid")
    NOT_KNOWN = "not_known", _("not known")


class Topic(TextChoices):
    """What it is about, in the order they are asked."""

    SUITABILITY = "suitability", _("Is it for me?")
    EFFECT = "effect", _("What can I expect?")
    TREATMENT = "treatment", _("The treatment itself")
    SAFETY = "safety", _("Safety")
    DAILY_LIFE = "daily_life", _("Daily life")
    COSTS = "costs", _("Costs")
    ALTERNATIVES = "alternatives", _("Other options")


class Action(TextChoices):
    """What a patient does about a side effect, in rising urgency."""

    NORMAL = "normal", _("normal, passes")
    TELL_STAFF = "tell_staff", _("tell the staff")
    CALL_CLINIC = "call_clinic", _("call on the next working day")
    CALL_TODAY = "call_today", _("call the same day")
    CALL_EMERGENCY = "call_emergency", _("call 112")
