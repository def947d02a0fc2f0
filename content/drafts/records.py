"""Drafts: the structured facts that record sections show, one table per noun.

A row whose figures nobody has checked says so (`to_be_checked`) and carries none.
"""

from typing import TYPE_CHECKING, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from content.drafts.choices import (
    Action,
    Band,
    Certainty,
    Coverage,
    Effect,
    Evidence,
    Firmness,
    Payer,
    Phase,
    Prominence,
    ReadAs,
    SourceType,
    Topic,
)
from content.drafts.pages import KEY_PATTERN, key_validator
from content.facts.codes import Country

FEWEST_OF_100 = 50
"""From how many people on a figure may be told as so many of 100."""

LANGUAGE_PATTERN = r"^[a-z]{2}\Z"
"""Any language of the world that has two letters, also one that this site has not."""


class Record(models.Model):
    """What all records share: a stable key and a place in the list."""

    key = models.CharField(
        _("key"), max_length=60, unique=True, validators=[key_validator()]
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Smaller numbers come first.")
    )

    class Meta:
        abstract = True
        ordering = ["position", "key"]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_key_is_a_slug", condition=Q(key__regex=KEY_PATTERN)
            )
        ]

    def __str__(self) -> str:
        return self.key


def is_one_of(field: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    """The database's own list of a field's allowed codes."""
    return models.CheckConstraint(
        name=f"%(class)s_{field}_is_known",
        condition=Q(**{f"{field}__in": choices.values}),
    )


class Source(models.Model):
    """A publication that statements rest on: [@R4] in a text leads here."""

    key = models.CharField(
        _("key"), max_length=8, unique=True, help_text=_("For example R4.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    type = models.CharField(_("type"), max_length=12, choices=SourceType)
    authors = models.CharField(_("authors"), max_length=200)
    title = models.CharField(_("title"), max_length=300)
    title_language = models.CharField(
        _("language of the title"),
        max_length=2,
        validators=[
            RegexValidator(
                LANGUAGE_PATTERN,
                _("Write the two small letters of the language, like “de”."),
            )
        ],
        help_text=_(
            "In two small letters, like “de”. Voices read the title in that language."
        ),
    )
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
    )
    publication = models.CharField(_("published in"), max_length=300, blank=True)
    doi = models.CharField(_("DOI"), max_length=100, blank=True)
    url = models.URLField(_("web address"), max_length=300, blank=True)
    read = models.CharField(_("how it was read"), max_length=10, choices=ReadAs)
    checked_on = models.DateField(_("checked on"))
    note = models.CharField(_("what it says, in one sentence"), max_length=400)
    reading = models.CharField(
        _("what was read, and where"),
        max_length=400,
        blank=True,
        help_text=_("Where that is not the publication itself, or not all of it."),
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Source"]]

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["position", "key"]
        constraints = [
            models.CheckConstraint(
                name="source_key_is_r_and_a_number",
                condition=Q(key__regex=r"^R[0-9]+[a-z]?\Z"),
            ),
            models.CheckConstraint(
                name="source_title_has_a_language",
                condition=Q(title_language__regex=LANGUAGE_PATTERN),
            ),
            models.CheckConstraint(
                name="source_can_be_found", condition=~Q(doi="") | ~Q(url="")
            ),
            models.CheckConstraint(
                name="source_year_is_plausible",
                condition=Q(year__isnull=True) | Q(year__range=(1900, 2100)),
            ),
            is_one_of("type", SourceType),
            is_one_of("read", ReadAs),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.authors} {self.year or ''}".strip()


class CheckedRecord(Record):
    """A record that rests on sources, or says that the clinic must still check it."""

    to_be_checked = models.BooleanField(
        _("to be checked by the clinic"),
        default=False,
        help_text=_("No source has been read for this yet; readers are told so."),
    )
    sources = models.ManyToManyField(
        Source, blank=True, related_name="+", verbose_name=_("sources")
    )

    class Meta(Record.Meta):
        abstract = True


class SideEffect(CheckedRecord):
    """An unwanted effect: how often, when, what you notice, what to do."""

    band = models.CharField(_("how often"), max_length=16, choices=Band)
    phase = models.CharField(_("when"), max_length=18, choices=Phase)
    action = models.CharField(_("what to do"), max_length=16, choices=Action)
    name = models.CharField(_("name"), max_length=120)
    notice = models.CharField(_("what you notice"), max_length=400)
    duration = models.CharField(_("how long"), max_length=160, blank=True)
    advice = models.CharField(_("advice"), max_length=400)
    warning = models.CharField(
        _("when to get help sooner"),
        max_length=200,
        blank=True,
        help_text=_("Signs of danger. Readers always see them; they are never folded."),
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["SideEffect"]]

    class Meta(CheckedRecord.Meta):
        verbose_name = _("side effect")
        verbose_name_plural = _("side effects")
        constraints = [
            *CheckedRecord.Meta.constraints,
            is_one_of("band", Band),
            is_one_of("phase", Phase),
            is_one_of("action", Action),
            models.CheckConstraint(
                name="sideeffect_unchecked_has_no_frequency",
                condition=Q(to_be_checked=False) | Q(band="not_known"),
                violation_error_message=_(
                    "A frequency that nobody has checked is shown as “not known”."
                ),
            ),
        ]


class Contraindication(CheckedRecord):
    """A reason not to have the treatment, or to talk about it first."""

    group = models.CharField(_("group"), max_length=12, choices=Firmness)
    name = models.CharField(_("name"), max_length=160)
    explanation = models.CharField(_("explanation"), max_length=400)

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Contraindication"]]

    class Meta(CheckedRecord.Meta):
        verbose_name = _("contraindication")
        verbose_name_plural = _("contraindications")
        constraints = [*CheckedRecord.Meta.constraints, is_one_of("group", Firmness)]


class Indication(CheckedRecord):
    """A kind of pain, and how well the treatment has been studied for it."""

    evidence = models.CharField(_("evidence"), max_length=16, choices=Evidence)
    name = models.CharField(_("name"), max_length=160)
    duration = models.CharField(_("how long an effect was seen"), max_length=200)
    explanation = models.CharField(_("explanation"), max_length=500)

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Indication"]]

    class Meta(CheckedRecord.Meta):
        verbose_name = _("indication")
        verbose_name_plural = _("indications")
        constraints = [*CheckedRecord.Meta.constraints, is_one_of("evidence", Evidence)]


class Outcome(Record):
    """What a study found: so many of a group with the treatment, so many without."""

    effect = models.CharField(_("benefit or harm"), max_length=8, choices=Effect)
    prominence = models.CharField(
        _("where it stands"),
        max_length=12,
        choices=Prominence,
        default=Prominence.CARD,
        help_text=_(
            "The fact box has room for five lines. Behind the others stand figures of "
            "other people, or of another product."
        ),
    )
    treated = models.DecimalField(
        _("how many of the treated group"),
        max_digits=7,
        decimal_places=1,
        null=True,
        blank=True,
    )
    treated_of = models.PositiveIntegerField(
        _("of how many treated"),
        default=100,
        help_text=_("From 50 people on, readers see the figure as “of 100”."),
    )
    control = models.DecimalField(
        _("how many of the comparison group"),
        max_digits=7,
        decimal_places=1,
        null=True,
        blank=True,
    )
    control_of = models.PositiveIntegerField(_("of how many compared"), default=100)
    people = models.PositiveIntegerField(_("people studied"), null=True, blank=True)
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty)
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="+", verbose_name=_("source")
    )
    name = models.CharField(_("what was measured"), max_length=200)
    finding = models.CharField(
        _("what was found, in words"),
        max_length=240,
        blank=True,
        help_text=_("Stands in place of the figures where there are none."),
    )
    group = models.CharField(_("in whom"), max_length=240)
    intervention = models.CharField(
        _("what the treated group got"),
        max_length=200,
        help_text=_("What was really given, such as “esketamine nasal spray”."),
    )
    comparator = models.CharField(_("compared with"), max_length=200, blank=True)
    time = models.CharField(_("when measured"), max_length=200)

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Outcome"]]

    class Meta(Record.Meta):
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        constraints = [
            *Record.Meta.constraints,
            is_one_of("effect", Effect),
            is_one_of("prominence", Prominence),
            is_one_of("certainty", Certainty),
            models.CheckConstraint(
                name="outcome_treated_is_of_a_group",
                condition=Q(treated_of__gt=0)
                & (
                    Q(treated__isnull=True)
                    | Q(treated__gte=0, treated__lte=F("treated_of"))
                ),
            ),
            models.CheckConstraint(
                name="outcome_control_is_of_a_group",
                condition=Q(control_of__gt=0)
                & (
                    Q(control__isnull=True)
                    | Q(control__gte=0, control__lte=F("control_of"))
                ),
            ),
            models.CheckConstraint(
                name="outcome_control_needs_treated",
                condition=Q(control__isnull=True) | Q(treated__isnull=False),
            ),
            models.CheckConstraint(
                name="outcome_few_people_are_counted",
                condition=Q(people__isnull=True)
                | Q(people__gte=FEWEST_OF_100)
                | Q(treated__isnull=True)
                | Q(treated_of__lte=F("people"))
                & (Q(control__isnull=True) | Q(control_of__lte=F("people"))),
                violation_error_message=_(
                    "Where fewer than 50 people were studied, write how many of how "
                    "many, such as 2 of 12: “of 100” would look too exact."
                ),
            ),
        ]


class Cost(CheckedRecord):
    """Who pays what in which country, as far as it is known."""

    country = models.CharField(_("country"), max_length=2, choices=Country)
    payer = models.CharField(_("payer"), max_length=10, choices=Payer)
    coverage = models.CharField(_("coverage"), max_length=14, choices=Coverage)
    checked_on = models.DateField(_("checked on"))
    name = models.CharField(_("name"), max_length=160)
    explanation = models.CharField(_("explanation"), max_length=500)

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Cost"]]

    class Meta(CheckedRecord.Meta):
        verbose_name = _("cost")
        verbose_name_plural = _("costs")
        constraints = [
            *CheckedRecord.Meta.constraints,
            is_one_of("country", Country),
            is_one_of("payer", Payer),
            is_one_of("coverage", Coverage),
        ]


class Question(Record):
    """A question a patient may take to the doctor."""

    topic = models.CharField(_("topic"), max_length=14, choices=Topic)
    text = models.CharField(_("question"), max_length=240)

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Question"]]

    class Meta(Record.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [*Record.Meta.constraints, is_one_of("topic", Topic)]


class Disclosure(Record):
    """Who has a part in this site, and what readers should know of their interests."""

    stated_on = models.DateField(
        _("stated on"), help_text=_("Ask for it again at least once a year.")
    )
    who = models.CharField(
        _("who"), max_length=160, help_text=_("A person, a group or an organisation.")
    )
    role = models.CharField(
        _("role"),
        max_length=240,
        help_text=_("What they do for this site: write, approve, pay …"),
    )
    interests = models.CharField(
        _("interests"),
        max_length=400,
        help_text=_(
            "Whatever could sway them: income from this treatment, ties to companies. "
            "Where there is none, or where nobody has stated any, say so."
        ),
    )
    funding = models.CharField(
        _("who pays for their part"),
        max_length=240,
        help_text=_("Where nobody pays, or where it is not known yet, say so."),
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Disclosure"]]

    class Meta(Record.Meta):
        verbose_name = _("disclosure")
        verbose_name_plural = _("disclosures")


RECORD_MODELS: dict[str, type[models.Model]] = {
    model.__name__: model
    for model in (
        SideEffect,
        Contraindication,
        Indication,
        Outcome,
        Cost,
        Question,
        Source,
        Disclosure,
    )
}
"""Every record table by its class name, as `content/sections.py` names them."""
