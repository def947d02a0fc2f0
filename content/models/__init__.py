"""Every table of the site, one file per noun.

Public code imports `content.models.editions` by that path and never this package, so
that it cannot reach a draft.
"""

from content.models.editions import (
    Address,
    Edition,
    EditionSection,
    EditionText,
    Publication,
    Withdrawal,
)
from content.models.pages import Page, Section
from content.models.records import (
    Contraindication,
    Cost,
    Indication,
    Outcome,
    Question,
    Record,
    SideEffect,
    Source,
    Term,
)
from content.models.reviews import DraftChange, Review

__all__ = [
    "Address",
    "Contraindication",
    "Cost",
    "DraftChange",
    "Edition",
    "EditionSection",
    "EditionText",
    "Indication",
    "Outcome",
    "Page",
    "Publication",
    "Question",
    "Record",
    "Review",
    "Section",
    "SideEffect",
    "Source",
    "Term",
    "Withdrawal",
]
