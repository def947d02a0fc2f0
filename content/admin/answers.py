"""What one clinic says of each fact: one list on its form, a row for every fact."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.answers_asked import Asked, asked_at
from content.admin.book import BookForms
from content.admin.rows import MergingFormSet
from content.admin.values import ValueForm
from content.drafts.clinics import Clinic
from content.drafts.facts import FactOption, FactValue
from content.drafts.reading import draft_book
from content.facts.codes import MINUTES_IN, Answer, Unit
from content.facts.confirmed import SAYS

HOLDS_NOW = "holds_now"
"""Chosen to confirm the general value anew, where it has changed since."""

_FITS = {Unit.PHONE: {"phone"}, Unit.CHOICE: {"option"}}


class AnswerForm(ValueForm):
    """The answer to one fact. Only the fields that fit the fact are in it.

    asked: the fact with its general value; None in rows that nobody sees.
    """

    never_change = ("fact",)

    def __init__(self, *args: Any, asked: Asked | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.asked = asked
        if asked is None:
            return
        for name in ({*SAYS} - _fitting(asked.unit)) & {*self.fields}:
            del self.fields[name]
        for name in [*self._not_asked_yet()]:
            self.fields.pop(name, None)
        if "fact" in self.fields:
            self.fields["fact"].widget = forms.HiddenInput()
            self.fields["fact"].queryset = type(asked.fact).objects.filter(pk=asked.fact.pk)  # type: ignore[attr-defined]  # fmt: skip
        if "option" in self.fields:
            self.fields["option"].queryset = FactOption.objects.filter(fact=asked.fact)  # type: ignore[attr-defined]
        if "answer" in self.fields:
            self.fields["answer"].choices = [*self._choices(asked)]  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.attrs["aria-describedby"] = f"id_{self.prefix}-fact-name"

    def _not_asked_yet(self) -> Iterator[str]:
        """What a form that is opened can do without: who and when are typed once above
        for what has no answer; only an unusual value needs a reason."""
        if self.is_bound:
            return
        if not self.instance.pk:
            yield from ("answered_by", "checked_on")
        if not (self.instance.why_right or self.marks()):
            yield "why_right"

    @property
    def changed_data(self) -> list[str]:
        """Without the fact, which only says whose row this is."""
        return [name for name in super().changed_data if name != "fact"]

    @property
    def is_outdated(self) -> bool:
        """What was confirmed is no longer the general value."""
        value = self.instance
        return bool(
            self.asked and value.pk and value.answer == Answer.HOLDS_HERE
        ) and not _same(value, self.asked.general if self.asked else None)

    def _choices(self, asked: Asked) -> Iterator[tuple[str, Any]]:
        if not self.instance.pk:
            yield "", _("no answer yet: counts as not stated")
        general = {"value": asked.general_words}
        if self.is_outdated:
            yield Answer.HOLDS_HERE, _("as confirmed earlier")
            if asked.general:
                yield HOLDS_NOW, _("holds here: %(value)s") % general
        elif asked.general or self.instance.answer == Answer.HOLDS_HERE:
            yield Answer.HOLDS_HERE, _("holds here: %(value)s") % general
        yield Answer.OTHER_VALUE, Answer.OTHER_VALUE.label
        yield Answer.NOT_STATED, Answer.NOT_STATED.label

    def clean(self) -> dict[str, Any]:
        """Keep a copy of what is confirmed; refuse what contradicts itself."""
        cleaned = super().clean()
        if self.asked is None or not self.has_changed():
            return cleaned
        says = [name for name in SAYS if name in self.fields]
        has_new_value = any(name in self.changed_data for name in says)
        answer = cleaned.get("answer", "")
        chosen = "answer" in self.changed_data
        is_confirmed = answer == HOLDS_NOW or (answer == Answer.HOLDS_HERE and chosen)
        is_silent = answer == Answer.NOT_STATED
        if (is_confirmed or is_silent) and has_new_value and self._holds_a_value(says):
            message = _("You filled in a value. Choose “other value”, or empty it.")
            self.add_error("answer", message)
        elif is_confirmed:
            cleaned["answer"] = Answer.HOLDS_HERE
            for name in says:
                cleaned[name] = getattr(self.asked.general, name)
        elif is_silent:
            for name in says:
                cleaned[name] = self.fields[name].to_python("")
        elif answer in ("", Answer.HOLDS_HERE) and has_new_value:
            cleaned["answer"] = Answer.OTHER_VALUE  # what was typed is no copy any more
        self._ask_who_and_when(cleaned, is_new=chosen or has_new_value)
        return cleaned

    def _holds_a_value(self, says: list[str]) -> bool:
        return any(self[name].data for name in says)

    def _ask_who_and_when(self, cleaned: dict[str, Any], *, is_new: bool) -> None:
        if not cleaned.get("answer"):
            self.add_error("answer", _("Choose what the clinic says."))
            return
        if not cleaned.get("answered_by"):
            self.add_error("answered_by", _("Say who answers: a role, not a name."))
        day = cleaned.get("checked_on")
        is_old = "checked_on" not in self.changed_data and day != timezone.localdate()
        if not day or (is_new and is_old):
            message = _("This is a new answer. Say on which day it was checked.")
            self.add_error("checked_on", message)


class AnswerFormSet(MergingFormSet):
    """A row for every fact that is asked of this clinic, answered or not.

    answered_by, checked_on: typed once above the rows, for all that are answered now.
    """

    def __init__(
        self, data: QueryDict | None = None, *args: Any, **options: Any
    ) -> None:
        clinic: Clinic = options["instance"]
        self.asked = asked_at(clinic, book=draft_book())
        self.answered_by = self.checked_on = ""
        super().__init__(data, *args, **options)
        if self.is_bound:
            self._fill_in_once()
            return
        answered = {row.fact_id for row in self.get_queryset()}
        open_ = [one for one in self.asked.values() if one.fact.pk not in answered]
        self.initial_extra = [{"fact": one.fact.pk} for one in open_]
        self.extra = len(open_)
        roles = [row.answered_by for row in self.get_queryset()]
        self.answered_by = max(roles, key=roles.count, default="")
        self.checked_on = timezone.localdate().isoformat()

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """The fact of a row: that of its table, or the one that it names."""
        options = super().get_form_kwargs(index)
        if index is None:
            return options
        rows = self.get_queryset()
        new = index - len(rows)
        if new < 0:
            fact: Any = rows[index].fact_id
        elif self.is_bound:
            fact = self.data.get(f"{self.prefix}-{self._new[new]}-fact", "")
        else:
            extra: Any = self.initial_extra
            fact = extra[new]["fact"]
        return options | {"asked": self.asked.get(int(fact) if str(fact).isdecimal() else 0)}  # fmt: skip

    @property
    def stands_open(self) -> bool:
        """A new clinic is asked all of it; of another one, what needs an answer."""
        is_new = self.instance.pk is None
        return is_new or any(form.errors or form.is_outdated for form in self.rows)

    @property
    def usual_rows(self) -> list[Any]:
        """Those that every clinic is asked about, and those that this one uses."""
        return [form for form in self.rows if form.asked.is_usual or form.errors]

    @property
    def more_rows(self) -> list[Any]:
        """The others, which stand folded away."""
        usual = self.usual_rows
        return [form for form in self.rows if form not in usual]

    @cached_property
    def rows(self) -> list[Any]:
        """In the order of the facts."""
        places = {key: place for place, key in enumerate(self.asked)}
        forms_: list[Any] = self.forms
        seen = [form for form in forms_ if form.asked]
        return sorted(seen, key=lambda form: places[form.asked.fact.pk])

    def clean(self) -> None:
        """Refuse rows of facts that are not asked, and two for one fact."""
        super().clean()
        seen = set()
        forms_: list[Any] = self.forms
        for form in forms_:
            if form.asked is None and form.has_changed():
                form.add_error(None, _("This fact is gone, or no clinic answers it."))
            elif form.asked and form.asked.fact.pk in seen and form.has_changed():
                form.add_error(None, _("There is already a value for this. Keep one."))
            seen.add(form.asked.fact.pk if form.asked else None)

    def _fill_in_once(self) -> None:
        """Give the rows that are answered now who says so and when, if they lack it."""
        self.answered_by = self.data.get(f"{self.prefix}-answered_by", "")
        self.checked_on = self.data.get(f"{self.prefix}-checked_on", "")
        for name in self._posted:
            row = f"{self.prefix}-{name}"
            if not self._is_answered_now(row):
                continue
            for field in ("answered_by", "checked_on"):
                once, typed = getattr(self, field), self.data.get(f"{row}-{field}", "")
                opened = self.data.get(f"initial-{row}-{field}", "")
                is_untouched = typed == opened and (field == "checked_on" or not typed)
                if once and is_untouched:
                    self.data[f"{row}-{field}"] = once

    def _is_answered_now(self, row: str) -> bool:
        return any(
            self.data.get(f"{row}-{name}", "")
            != self.data.get(f"initial-{row}-{name}", "")
            for name in ("answer", *SAYS)
        )


class AnswersOfClinic(BookForms, admin.StackedInline):
    """What the clinic says, fact by fact."""

    model = FactValue
    form = AnswerForm
    formset = AnswerFormSet
    template = "admin/content/clinic/answers.html"
    verbose_name_plural = gettext_lazy("what this clinic says")
    extra = 0
    can_delete = False
    fields: ClassVar[Any] = (
        "fact",
        "answer",
        *("qualifier", "low", "high", "high_unit", "phone", "option"),
        *("answered_by", "checked_on", "why_right"),
    )


def _fitting(unit: str) -> set[str]:
    """The fields that a value of this unit may need."""
    if unit in _FITS:
        return _FITS[Unit(unit)]
    return {"qualifier", "low", "high", *(["high_unit"] if unit in MINUTES_IN else [])}


def _same(value: FactValue, other: FactValue | None) -> bool:
    return other is not None and all(
        getattr(value, name) == getattr(other, name) for name in SAYS
    )
