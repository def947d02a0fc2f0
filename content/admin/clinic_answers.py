"""Rows on the form of a clinic: its answers to each list, its programme, its infusions."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy
from modeltranslation.admin import TranslationStackedInline

from content.admin.book import BookForms, StartsWithARow
from content.admin.ordering import KeyedForm, KeyedFormSet
from content.drafts.clinic_answers import (
    ClinicAnswer,
    MixtureDrug,
    ProgrammePart,
    Rhythm,
)
from content.facts.answer_codes import AnswerCode, Topic, choices
from content.languages import source_language, text
from content.text.phrases import plain


class RecordField(forms.ModelChoiceField):
    """Entries of one of the site's lists, by their names."""

    def label_from_instance(self, obj: Any) -> str:
        """Its name in the active language, or in the site's."""
        return plain(obj.name or text(obj, "name", source_language()) or obj.key)


class AnswerForm(KeyedForm):
    """An answer to one list."""

    topic: ClassVar[str]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.instance.topic = self.topic
        if not self.instance.pk:  # what a clinic names is nearly always what it has
            self.initial.setdefault("answer", AnswerCode.HERE)


class AnswerFormSet(KeyedFormSet):
    """The answers of a clinic to one list; new ones are named after what they answer."""

    key_field = "name"
    key_default = "answer"
    topic: ClassVar[str]

    @classmethod
    def get_default_prefix(cls) -> str:
        """All lists stand on one form, and each has rows of its own."""
        return f"answers_{cls.topic}"

    def key_words(self, form: Any) -> tuple[str, str]:
        """The list, and what is answered there: no other list has such keys."""
        record = form.cleaned_data.get(self.topic)
        language, own = ("", record.key) if record else super().key_words(form)
        return language, f"{self.topic} {own or self.key_default}"

    def get_unique_error_message(self, unique_check: Any) -> str:
        """Two rows for one entry: say so as the database would."""
        if self.topic in unique_check:
            return gettext("The clinic has answered this already. Change that answer.")
        return super().get_unique_error_message(unique_check)


class AnswersInline(StartsWithARow, BookForms, TranslationStackedInline):
    """What a clinic answers to one of the site's lists."""

    model = ClinicAnswer
    classes = ("collapse",)
    topic: ClassVar[Topic]

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        """Forms that know their list."""
        topic = self.topic.value
        options["form"] = type("AnswerForm", (AnswerForm,), {"topic": topic})
        options["formset"] = type("AnswerFormSet", (AnswerFormSet,), {"topic": topic})
        return super().get_formset(request, obj, **options)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The answers to this list."""
        return super().get_queryset(request).filter(topic=self.topic)

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **options: Any
    ) -> Any:
        """The entries of the list by their names."""
        if db_field.name == self.topic:
            options["form_class"] = RecordField
        return super().formfield_for_foreignkey(db_field, request, **options)

    def formfield_for_choice_field(
        self, db_field: Any, request: HttpRequest, **options: Any
    ) -> Any:
        """The answers in the words that readers of this list will see."""
        if db_field.name == "answer":
            options["choices"] = [("", "---------"), *choices(self.topic)]
        return super().formfield_for_choice_field(db_field, request, **options)


_WORDS = ("remark", "name", "position", "key")


class IndicationsHere(AnswersInline):
    """Who it may help."""

    topic = Topic.INDICATION
    fields = (("indication", "answer"), *_WORDS)
    verbose_name = gettext_lazy("answer: who it may help")
    verbose_name_plural = gettext_lazy("answers: who it may help")


class ReasonsNotHere(AnswersInline):
    """Reasons against the treatment."""

    topic = Topic.CONTRAINDICATION
    fields = (("contraindication", "answer"), *_WORDS)
    verbose_name = gettext_lazy("answer: reason against the treatment")
    verbose_name_plural = gettext_lazy("answers: reasons against the treatment")


class CostsHere(AnswersInline):
    """Costs."""

    topic = Topic.COST
    fields = (("cost", "answer"), *_WORDS)
    verbose_name = gettext_lazy("answer: costs")
    verbose_name_plural = gettext_lazy("answers: costs")


class SideEffectsHere(AnswersInline):
    """Side effects, some of which depend on the dose."""

    topic = Topic.SIDE_EFFECT
    fields = (("side_effect", "answer", "dose"), *_WORDS)
    verbose_name = gettext_lazy("answer: side effect")
    verbose_name_plural = gettext_lazy("answers: side effects")


class NamedFormSet(KeyedFormSet):
    """Rows that are named after their name."""

    key_field = "name"
    key_default = "row"


class ProgrammeInline(StartsWithARow, BookForms, TranslationStackedInline):
    """What a clinic offers beside the infusions, or instead."""

    model = ProgrammePart
    form = KeyedForm
    formset = NamedFormSet
    classes = ("collapse",)
    fields = ("name", "text", "offer", "position", "key")


class MixtureInline(StartsWithARow, BookForms, TranslationStackedInline):
    """The medicines of an infusion."""

    model = MixtureDrug
    form = KeyedForm
    formset = NamedFormSet
    classes = ("collapse",)
    fields = ("name", "purpose", "position", "key")


class SeriesFormSet(KeyedFormSet):
    """The stretches of a series; they have no name, so that their keys are numbered."""

    key_field = "decision"
    key_default = "stretch"

    def key_words(self, form: Any) -> tuple[str, str]:
        """None: what is decided afterwards is no name."""
        return "", ""


class SeriesInline(StartsWithARow, BookForms, TranslationStackedInline):
    """The series, stretch by stretch."""

    model = Rhythm
    form = KeyedForm
    formset = SeriesFormSet
    classes = ("collapse",)
    fields = (
        ("count", "count_high"),
        ("low", "high", "unit", "is_about"),
        "decision",
        "position",
        "key",
    )


INLINES = (
    MixtureInline,
    SeriesInline,
    IndicationsHere,
    ReasonsNotHere,
    CostsHere,
    SideEffectsHere,
    ProgrammeInline,
)
"""In the order in which a clinic tells it."""
