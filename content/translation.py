"""Which draft fields exist in each language (the file name is modeltranslation's).

Never `unique=True` on an original field: its own column holds whatever language was
active at the last save. Uniqueness is said per language here, in `field_options`. Which language is required
is a matter of the deployment, so forms and the door ask for it, not the schema.
"""

from modeltranslation.translator import TranslationOptions, register

from content.drafts.clinics import Clinic, Contact, Notice, ProtocolStep
from content.drafts.facts import Fact, FactOption
from content.drafts.pages import Page, Section
from content.drafts.pictures import Picture
from content.drafts.records import (
    Contraindication,
    Cost,
    Indication,
    Outcome,
    Question,
    SideEffect,
    Source,
)
from content.drafts.synonyms import Synonym
from content.drafts.terms import Term


@register(Page)
class PageOptions(TranslationOptions):
    fields = ("title", "slug", "summary")
    field_options = {"slug": {"default": {"unique": True}}}
    empty_values = {"slug": None}


@register(Section)
class SectionOptions(TranslationOptions):
    fields = ("heading", "body")


@register(SideEffect)
class SideEffectOptions(TranslationOptions):
    fields = ("name", "notice", "duration", "advice")


@register(Contraindication)
class ContraindicationOptions(TranslationOptions):
    fields = ("name", "explanation")


@register(Indication)
class IndicationOptions(TranslationOptions):
    fields = ("name", "duration", "explanation")


@register(Outcome)
class OutcomeOptions(TranslationOptions):
    fields = ("name", "group", "comparator", "time")


@register(Cost)
class CostOptions(TranslationOptions):
    fields = ("name", "explanation")


@register(Question)
class QuestionOptions(TranslationOptions):
    fields = ("text",)


@register(Source)
class SourceOptions(TranslationOptions):
    fields = ("note",)


@register(Fact)
class FactTranslation(TranslationOptions):
    fields = ("name", "subjects", "one", "other")


@register(FactOption)
class FactOptionTranslation(TranslationOptions):
    fields = ("words",)


@register(Clinic)
class ClinicOptions(TranslationOptions):
    fields = ("setting", "way", "referral")


@register(Contact)
class ContactOptions(TranslationOptions):
    fields = ("name", "note")


@register(ProtocolStep)
class ProtocolStepOptions(TranslationOptions):
    fields = ("title", "text")


@register(Notice)
class NoticeOptions(TranslationOptions):
    fields = ("title", "text")


@register(Picture)
class PictureOptions(TranslationOptions):
    fields = ("alt", "caption")


@register(Synonym)
class SynonymOptions(TranslationOptions):
    fields = ("words",)


@register(Term)
class TermOptions(TranslationOptions):
    fields = ("term", "also", "meaning")
