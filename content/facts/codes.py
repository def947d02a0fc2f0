"""The closed lists of codes that facts, clinics and protocols are made of."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Unit(TextChoices):
    """What kind of value a fact has."""

    MINUTES = "minutes", _("minutes")
    HOURS = "hours", _("hours")
    DAYS = "days", _("days")
    WEEKS = "weeks", _("weeks")
    # Translators: a kind of fact: a bare number, without a unit.
    COUNT = "count", _("count")
    MONEY = "money", _("money (euro)")
    PERCENT = "percent", _("percent")
    MG = "mg", _("mg")
    MG_PER_KG = "mg_per_kg", _("mg per kg")
    MG_PER_KG_HOUR = "mg_per_kg_hour", _("mg per kg and hour")
    PHONE = "phone", _("phone number")
    CHOICE = "choice", _("choice of texts")


MINUTES_IN = {"minutes": 1, "hours": 60, "days": 24 * 60, "weeks": 7 * 24 * 60}
"""Minutes in one of each unit of time."""


class Qualifier(TextChoices):
    """How exactly a number is meant."""

    EXACTLY = "", _("exactly")
    # Translators: not exactly: about 2 weeks.
    ABOUT = "about", _("about")
    # Translators: at most: up to 2 weeks.
    UP_TO = "up_to", _("up to")
    AT_LEAST = "at_least", _("at least")


class TimeUnit(TextChoices):
    """The unit of the end of a range, where it is another one than the fact's."""

    MINUTES = "minutes", _("minutes")
    HOURS = "hours", _("hours")
    DAYS = "days", _("days")
    WEEKS = "weeks", _("weeks")


class Answer(TextChoices):
    """What somebody has answered for a clinic about a fact."""

    HOLDS_HERE = "holds_here", _("holds here")
    OTHER_VALUE = "other_value", _("other value")
    NOT_STATED = "not_stated", _("not stated")


class Form(TextChoices):
    """How a fact may be asked for in a text: `{{fasting_food:number}}`."""

    FULL = "", _("with its unit, and a word where clinics differ")
    PLAIN = "plain", _("with its unit, without the word where clinics differ")
    NUMBER = "number", _("the number alone")
    DATIVE = "dative", _("with its unit in the German dative: “nach 3 Tagen”")
    GENERAL = "general", _("what holds in general, whatever clinics say")


class Country(TextChoices):
    """Countries of clinics. What is known of each stands in its entry."""

    NL = "nl", _("Netherlands")
    BE = "be", _("Belgium")
    DE = "de", _("Germany")
    AT = "at", _("Austria")
    CH = "ch", _("Switzerland")
    LU = "lu", _("Luxembourg")
    GB = "gb", _("United Kingdom")
    IE = "ie", _("Ireland")


class Status(TextChoices):
    """Whether a clinic takes new patients."""

    ACCEPTING = "accepting", _("takes new patients")
    WAITING_LIST = "waiting_list", _("has a waiting list")
    PAUSED = "paused", _("gives no infusions at the moment")


class Takes(TextChoices):
    """Whom a clinic takes; each is a flag of the clinic with this name."""

    OWN_PATIENTS = "takes_own_patients", _("people it treats already")
    WITH_REFERRAL = "takes_with_referral", _("people with a referral")
    DIRECTLY = "takes_directly", _("people who ask for an appointment themselves")


class ContactKind(TextChoices):
    """What a number or an address of a country is for."""

    OUT_OF_HOURS = "out_of_hours", _("doctor outside office hours")
    CRISIS = "crisis", _("somebody to talk to in a crisis")
    REPORT = "report", _("reporting a side effect")


class ClinicContactKind(TextChoices):
    """By what somebody reaches a clinic."""

    PHONE = "phone", _("phone")
    MOBILE = "mobile", _("mobile phone")
    FAX = "fax", _("fax")
    EMAIL = "email", _("e-mail")
    WEB = "web", _("website")
    APPOINTMENTS = "appointments", _("appointments")


class Phase(TextChoices):
    """Parts of the treatment, in their order."""

    WEEKS_BEFORE = "weeks_before", _("The weeks before")
    DAY = "day", _("On the day, before the infusion")
    DURING = "during", _("During the infusion")
    AFTER = "after", _("Afterwards, in the clinic")
    AT_HOME = "at_home", _("At home")


class Fasting(TextChoices):
    """What a step tells patients to stop, by the fact that says how long before."""

    FOOD = "fasting_food", _("eating")
    DRINK = "fasting_drink", _("drinking")


class Anchor(TextChoices):
    """What a step's time is counted from."""

    START = "start", _("the start of the infusion")
    END = "end", _("the end of the infusion")


class Direction(TextChoices):
    """On which side of it."""

    # Translators: earlier than the treatment.
    BEFORE = "before", _("before")
    # Translators: later than the treatment.
    AFTER = "after", _("after")


class Help(TextChoices):
    """Whom somebody in danger calls."""

    EMERGENCY = "emergency", _("the emergency number")
    CRISIS = "crisis", _("the emergency number or the crisis line")
    NONE = "none", _("nobody: it only looks like an emergency")
