"""Examples of the lists that pages show: side effects, evidence, costs, sources …"""

from django.utils.translation import gettext_lazy as _

from content.gallery.components import Component, Example, Words
from content.gallery.examples.shown import SECTIONS, section
from content.gallery.variants import all_missing, first


def _list(
    name: str,
    purpose: Words,
    *,
    page: str,
    key: str,
    noun: str,
    usual: tuple[str, Words] = ("one-of-each", _("one of each kind of entry")),
) -> Component:
    """A list in its usual state, and with records that nobody has translated."""
    return Component(
        name=name,
        purpose=purpose,
        examples=(
            Example(
                name=usual[0],
                state=usual[1],
                template=SECTIONS,
                shown=section(page, key),
            ),
            Example(
                name="not-translated",
                state=_("entries that are not translated"),
                template=SECTIONS,
                shown=section(page, key, first(noun, 2), all_missing(noun)),
            ),
        ),
    )


COMPONENTS = (
    _list(
        "side-effects",
        _(
            "What patients may notice, how often, and what to do. The usual first; signs "
            "of danger are never folded."
        ),
        page="side-effects",
        key="what-you-may-notice",
        noun="side_effect",
    ),
    _list(
        "contraindications",
        _("Who should not have the treatment, or talk about it first."),
        page="who-should-not",
        key="two-groups",
        noun="contraindication",
    ),
    _list(
        "indications",
        _("Kinds of pain, and how sure the studies are about each."),
        page="evidence",
        key="conditions",
        noun="indication",
    ),
    _list(
        "fact-box",
        _(
            "Benefit, harm and what is not known, with and without treatment, on one "
            "screen."
        ),
        page="evidence",
        key="with-and-without",
        noun="outcome",
    ),
    _list(
        "outcomes",
        _("What studies counted: with the treatment, and in the comparison group."),
        page="evidence",
        key="outcomes",
        noun="outcome",
    ),
    _list(
        "costs",
        _("Who might pay, country by country."),
        page="costs",
        key="by-country",
        noun="cost",
    ),
    _list(
        "question-list",
        _("Questions to take to the doctor, with lines to write on when printed."),
        page="costs",
        key="your-questions",
        noun="question",
    ),
    _list(
        "source-list",
        _("What the site rests on, and how much of it was read."),
        page="sources",
        key="list",
        noun="source",
    ),
    _list(
        "disclosures",
        _("Who has a part in the site, with their interests and who pays for it."),
        page="sources",
        key="who",
        noun="disclosure",
        usual=("several", _("several entries")),
    ),
    _list(
        "glossary",
        _("Difficult words in plain ones, from A to Z."),
        page="glossary",
        key="words",
        noun="term",
        usual=("letters", _("several letters")),
    ),
)
