"""Every table of the site, one file per noun.

Public code imports `content.models.editions` by that path and never this package, so
that it cannot reach a draft.
"""

from content.models.clinics import (
    Clinic,
    Contact,
    Country,
    Notice,
    OpeningHours,
    ProtocolStep,
)
from content.models.editions import (
    Address,
    Edition,
    EditionFact,
    EditionSection,
    EditionText,
    FactBook,
    Publication,
    Withdrawal,
)
from content.models.facts import Fact, FactOption, FactValue
from content.models.pages import Page, Section
from content.models.pictures import Image, ImageFile, Picture
from content.models.published_files import PublishedFile
from content.models.records import (
    Contraindication,
    Cost,
    Indication,
    Outcome,
    Question,
    Record,
    SideEffect,
    Source,
)
from content.models.reviews import DraftChange, Review
from content.models.synonyms import Synonym
from content.models.terms import Term

__all__ = [
    "Address",
    "Clinic",
    "Contact",
    "Contraindication",
    "Cost",
    "Country",
    "DraftChange",
    "Edition",
    "EditionFact",
    "EditionSection",
    "EditionText",
    "Fact",
    "FactBook",
    "FactOption",
    "FactValue",
    "Image",
    "ImageFile",
    "Indication",
    "Notice",
    "OpeningHours",
    "Outcome",
    "Page",
    "Picture",
    "ProtocolStep",
    "Publication",
    "PublishedFile",
    "Question",
    "Record",
    "Review",
    "Section",
    "SideEffect",
    "Source",
    "Synonym",
    "Term",
    "Withdrawal",
]
