"""Drafts: the pages and sections that staff edit. No public view reads them."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.languages import LANGUAGE_NAMES, LANGUAGES, column
from content.sections import KIND_CHOICES, KINDS

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

KEY_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*\Z"
"""Keys and addresses: lower-case words, joined by hyphens, starting with a letter."""


def key_validator() -> RegexValidator:
    """Accepts "side-effects"; refuses capitals, spaces, accents and bare numbers."""
    return RegexValidator(
        KEY_PATTERN,
        _(
            "Use small letters a–z, digits and single hyphens, starting with a letter: "
            "“side-effects”."
        ),
    )


def anchors_are_keys(names: str) -> None:
    """Every one of several names is a key. Raises ValidationError."""
    for name in names.split():
        key_validator()(name)


class SourceLanguageField(models.CharField):
    """In which language an entry is written first; empty for the language of the site."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(
            _("written first in"),
            max_length=7,
            blank=True,
            choices=[(code, LANGUAGE_NAMES[code]) for code in LANGUAGES],
            help_text=_(
                "The other languages are translations of it. Leave it empty for the "
                "language in which most of this site is written."
            ),
        )

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """The languages of a deployment are no matter of its database."""
        name, path, _args, _options = super().deconstruct()
        return name, path, [], {}


class Menu(models.TextChoices):
    """Where the site's navigation lists a page."""

    MAIN = "main", _("treatment pages")
    REFERENCE = "reference", _("reference pages")
    LEGAL = "legal", _("legal pages")
    NONE = "none", _("not listed")


class Page(models.Model):
    """A topic with a stable key; its title, address and summary in each language."""

    key = models.CharField(
        _("key"),
        max_length=60,
        unique=True,
        validators=[key_validator()],
        help_text=_("The name of this topic in all languages. It never changes."),
    )
    menu = models.CharField(
        _("listed under"), max_length=12, choices=Menu, default=Menu.MAIN
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Smaller numbers come first.")
    )
    source_language = SourceLanguageField()
    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        validators=[key_validator()],
        help_text=_(
            "The last part of the page's web address. Leave it empty: it is made of the "
            "title. Old addresses keep leading to the page."
        ),
    )
    summary = models.CharField(
        _("summary"),
        max_length=240,
        blank=True,
        help_text=_("One or two sentences: what a reader finds here."),
    )
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Page"]]
        sections: "RelatedManager[Section]"

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["position", "key"]
        constraints = [
            models.CheckConstraint(
                name="page_key_is_a_slug", condition=Q(key__regex=KEY_PATTERN)
            ),
            models.CheckConstraint(
                name="page_menu_is_known", condition=Q(menu__in=Menu.values)
            ),
            *(
                models.CheckConstraint(
                    name=f"page_address_is_a_slug_{language}",
                    condition=Q(**{f"{column('slug', language)}__isnull": True})
                    | Q(**{f"{column('slug', language)}__regex": KEY_PATTERN}),
                )
                for language in LANGUAGES
            ),
            *(
                models.CheckConstraint(
                    name=f"page_address_has_a_title_{language}",
                    condition=Q(**{f"{column('slug', language)}__isnull": True})
                    | Q(
                        **{
                            f"{column('title', language)}__isnull": False,
                            f"{column('title', language)}__gt": "",
                        }
                    ),
                    violation_error_message=_(
                        "A page that has an address in a language needs a title in it."
                    ),
                )
                for language in LANGUAGES
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.key


class Section(models.Model):
    """An ordered part of a page."""

    page = models.ForeignKey(
        Page, models.CASCADE, related_name="sections", verbose_name=_("page")
    )
    key = models.CharField(
        _("key"),
        max_length=60,
        validators=[key_validator()],
        help_text=_("Links lead to this name, in every language."),
    )
    anchors = models.CharField(
        _("other anchors"),
        max_length=240,
        blank=True,
        validators=[anchors_are_keys],
        help_text=_(
            "To give this section another anchor in web addresses, write it here, in "
            "front of earlier ones, with a space between two. All of them and the key "
            "go on leading here."
        ),
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=KIND_CHOICES, default="text"
    )
    safety = models.BooleanField(
        _("safety text"),
        default=False,
        help_text=_("A mistake in this text could hurt somebody."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    heading = models.CharField(_("heading"), max_length=140)
    body = models.TextField(_("text"), blank=True)

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Section"]]
        page_id: int

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "key"],
                name="section_key_once_per_page",
                violation_error_message=_(
                    "This page already has a section with this key."
                ),
            ),
            models.CheckConstraint(
                name="section_key_is_a_slug", condition=Q(key__regex=KEY_PATTERN)
            ),
            models.CheckConstraint(
                name="section_kind_is_known", condition=Q(kind__in=list(KINDS))
            ),
        ]

    def __str__(self) -> str:
        return self.heading or self.key
