"""The forms about people."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.accounts.colleagues import TEXT_ROLES, Details
from content.languages import LANGUAGE_NAMES
from content.roles import EDITOR, MEDICAL_REVIEWER, ROLE_NAMES, TRANSLATOR

_ROLE_CHOICES = (
    (
        EDITOR,
        _("Editor: changes texts, facts and clinics, and approves what others wrote"),
    ),
    (TRANSLATOR, _("Translator: changes only the languages ticked below")),
    (
        MEDICAL_REVIEWER,
        _("Medical reviewer: the same as an editor; one of the two people who publish"),
    ),
    ("", _("None: only looks at everything")),
)


class PersonForm(forms.Form):
    """Who somebody is, what he or she may do, and in which languages.

    about: the account, or None for somebody new.
    """

    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(label=_("E-mail address"), max_length=150)
    role = forms.ChoiceField(
        label=_("Role"), choices=_ROLE_CHOICES, widget=forms.RadioSelect, required=False
    )
    administers = forms.BooleanField(
        label=_("Administrator: also invites people and helps them back in"),
        required=False,
    )
    reads = forms.MultipleChoiceField(
        label=_("Languages in which this person can judge a text"),
        choices=[*LANGUAGE_NAMES.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    writes = forms.MultipleChoiceField(
        label=_("Languages that this translator may change"),
        choices=[*LANGUAGE_NAMES.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Only for translators."),
    )
    interface = forms.ChoiceField(
        label=_("Language of the staff side"), choices=[*LANGUAGE_NAMES.items()]
    )

    def __init__(
        self, *args: Any, about: User | None = None, own: bool = False, **options: Any
    ) -> None:
        super().__init__(*args, **{"label_suffix": "", **options})
        self.about = about
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        self.fields["email"].widget.attrs["autocomplete"] = "off"
        if about is not None:
            self.fields["email"].required = False
        if own:  # nobody changes their own role
            self.fields["role"].disabled = self.fields["administers"].disabled = True

    def clean_email(self) -> str:
        """One address, one account: it is what people sign in with."""
        email: str = self.cleaned_data["email"]
        same = Q(email__iexact=email) | Q(username__iexact=email)
        others = User.objects.filter(same).exclude(
            pk=self.about.pk if self.about else 0
        )
        if email and others.exists():
            raise ValidationError(
                _("Somebody has an account with this address already.")
            )
        return email

    def clean(self) -> dict[str, Any]:
        """A translator translates into something; everybody has something to do."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("role") == TRANSLATOR and not cleaned.get("writes"):
            self.add_error("writes", _("Tick at least one language."))
        return cleaned

    def details(self) -> Details:
        """What was typed."""
        typed = self.cleaned_data
        return Details(
            name=typed["name"],
            email=typed["email"],
            role=typed["role"],
            administers=typed["administers"],
            reads=typed["reads"],
            writes=typed["writes"] if typed["role"] == TRANSLATOR else (),
            interface=typed["interface"],
        )


class ForgottenForm(forms.Form):
    """Who has forgotten the password."""

    name = forms.CharField(
        label=_("User name or e-mail address"),
        max_length=254,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none"}
        ),
    )


class OwnLanguagesForm(forms.Form):
    """What somebody says of himself or herself."""

    interface = forms.ChoiceField(
        label=_("Language of the staff side"), choices=[*LANGUAGE_NAMES.items()]
    )
    reads = forms.MultipleChoiceField(
        label=_("Languages in which I can judge a text"),
        choices=[*LANGUAGE_NAMES.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def role_titles(role: str, *, administers: bool, is_superuser: bool) -> list[str]:
    """What somebody is called in a list."""
    titles = [str(ROLE_NAMES[role])] if role in TEXT_ROLES else []
    if administers or is_superuser:
        titles.append(str(ROLE_NAMES["Administrator"]))
    return titles
