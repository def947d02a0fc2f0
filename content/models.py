"""Every table of the site, where Django looks for them. Code imports them from their own files."""

from content.drafts.clinics import (
    Clinic,
    Contact,
    Country,
    Notice,
    OpeningHours,
    ProtocolStep,
)
from content.drafts.facts import Fact, FactOption, FactValue
from content.drafts.pages import Page, Section
from content.drafts.pictures import Image, ImageFile, Picture
from content.drafts.records import (
    Contraindication,
    Cost,
    Indication,
    Outcome,
    Question,
    Record,
    SideEffect,
    Source,
)
from content.drafts.synonyms import Synonym
from content.drafts.terms import Term
from content.editions.editions import (
    Address,
    Edition,
    EditionFact,
    EditionSection,
    EditionText,
    FactBook,
    Publication,
    Withdrawal,
)
from content.editions.published_files import PublishedFile
from content.editions.reviews import DraftChange, Review

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
