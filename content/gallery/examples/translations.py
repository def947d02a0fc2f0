"""Examples of texts whose translation is behind its source, or missing."""

from django.utils.translation import gettext_lazy as _

from content.gallery.components import Component, Example, Shown, Words
from content.gallery.examples.clinics import CLINIC, CLINIC_PAGE
from content.gallery.examples.notices import WHILE_NOTICES_HOLD
from content.gallery.examples.shown import SECTIONS, on_page, section
from content.gallery.variants import Variant, behind, first, missing

_SECTION = "section/treatment/at-home"
_OF_CLINIC = f"section/{CLINIC_PAGE}/after"
_CARD = "section/side-effects/emergency"
_ORDINARY = "section/costs/ask-before"
_EFFECTS = first("side_effect", 3)
_EFFECT = "side_effect/bad-dreams"
_STEP = f"step/{CLINIC}/stop-eating"
_CONTACT = "contact/nl/out_of_hours_nl"
_REASONS = first("contraindication", 2)
_REASON = "contraindication/high-blood-pressure"
_KIND_OF_PAIN = "indication/crps"
_WORD = "term/dissociation"


def _notices(variant: Variant) -> Shown:
    """The service notices of the site and of a clinic, on its page."""
    return lambda: {**on_page(CLINIC_PAGE, variant)(), "now": WHILE_NOTICES_HOLD}


def _sections(*states: tuple[str, Words, Shown]) -> tuple[Example, ...]:
    return tuple(
        Example(name=name, state=state, template=SECTIONS, shown=shown)
        for name, state, shown in states
    )


COMPONENTS = (
    Component(
        name="translation-note",
        purpose=_("That an ordinary text is older than the text it translates."),
        examples=(
            *_sections(
                (
                    "behind",
                    _("an ordinary text: a quiet note"),
                    section("costs", "ask-before", behind(_ORDINARY)),
                ),
                (
                    "missing",
                    _("an ordinary text that is not translated"),
                    section("costs", "ask-before", missing(_ORDINARY)),
                ),
                (
                    "clinic-behind",
                    _("how to reach a clinic"),
                    section(CLINIC_PAGE, "contact", behind(f"clinic/{CLINIC}")),
                ),
                (
                    "record-behind",
                    _("an entry of a list without safety text"),
                    section("evidence", "conditions", behind(_KIND_OF_PAIN)),
                ),
                (
                    "word-behind",
                    _("a difficult word"),
                    section("glossary", "words", behind(_WORD)),
                ),
            ),
        ),
    ),
    Component(
        name="earlier",
        purpose=_(
            "Safety text that has changed: what holds today, whom to call, and the earlier translation folded below."
        ),
        examples=_sections(
            (
                "whole",
                _("the whole text in the language it was written in"),
                section("treatment", "at-home", behind(_SECTION)),
            ),
            (
                "by-block",
                _("only what has changed in the language it was written in"),
                section("treatment", "at-home", behind(_SECTION, by_block=True)),
            ),
            (
                "missing",
                _("safety text that is not translated"),
                section("treatment", "at-home", missing(_SECTION)),
            ),
            (
                "clinic-whole",
                _("the whole text, on the page of a clinic"),
                section(CLINIC_PAGE, "after", behind(_OF_CLINIC)),
            ),
            (
                "clinic-by-block",
                _("only what has changed, on the page of a clinic"),
                section(CLINIC_PAGE, "after", behind(_OF_CLINIC, by_block=True)),
            ),
            (
                "clinic-missing",
                _("not translated, on the page of a clinic"),
                section(CLINIC_PAGE, "after", missing(_OF_CLINIC)),
            ),
            (
                "card-whole",
                _("a care card"),
                section("side-effects", "emergency", behind(_CARD)),
            ),
            (
                "card-by-block",
                _("a care card, block by block"),
                section("side-effects", "emergency", behind(_CARD, by_block=True)),
            ),
            (
                "card-missing",
                _("a care card that is not translated"),
                section("side-effects", "emergency", missing(_CARD)),
            ),
        ),
    ),
    Component(
        name="record-state",
        purpose=_("The same for one entry of a list."),
        examples=(
            *_sections(
                (
                    "side-effect-behind",
                    _("a side effect that has changed"),
                    section(
                        "side-effects", "what-you-may-notice", _EFFECTS, behind(_EFFECT)
                    ),
                ),
                (
                    "side-effect-missing",
                    _("a side effect that is not translated"),
                    section(
                        "side-effects",
                        "what-you-may-notice",
                        _EFFECTS,
                        missing(_EFFECT),
                    ),
                ),
                (
                    "reason-behind",
                    _("a reason against the treatment that has changed"),
                    section("who-should-not", "two-groups", _REASONS, behind(_REASON)),
                ),
                (
                    "step-behind",
                    _("a step of the day that has changed"),
                    section(CLINIC_PAGE, "steps", behind(_STEP)),
                ),
                (
                    "step-missing",
                    _("a step of the day that is not translated"),
                    section(CLINIC_PAGE, "steps", missing(_STEP)),
                ),
                (
                    "step-among-clinics",
                    _("a step that has changed, on a page about all clinics"),
                    section("treatment", "steps", behind(_STEP)),
                ),
                (
                    "contact-behind",
                    _("a number to call whose note has changed"),
                    section(CLINIC_PAGE, "who-to-call", behind(_CONTACT)),
                ),
                (
                    "contact-missing",
                    _("a number to call that is not translated"),
                    section("side-effects", "who-to-call", missing(_CONTACT)),
                ),
            ),
        ),
    ),
    Component(
        name="translation-line",
        purpose=_("The same in one line, where there is no room for more."),
        examples=tuple(
            Example(
                name=name,
                state=state,
                template="partials/service_notices.html",
                shown=shown,
            )
            for name, state, shown in (
                (
                    "notices-behind",
                    _("service notices that have changed"),
                    _notices(behind("notice/holidays", f"notice/{CLINIC}-moves")),
                ),
                (
                    "notices-missing",
                    _("service notices that are not translated"),
                    _notices(missing("notice/holidays", f"notice/{CLINIC}-moves")),
                ),
            )
        ),
    ),
)
