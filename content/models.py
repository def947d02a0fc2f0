"""Every table of the site, where Django looks for them.

Code imports a table from its own file, so that imports show what a module can reach.
"""

from content.drafts.asked_questions import AskedQuestion
from content.drafts.clinic_answers import (
    ClinicAnswer,
    MixtureDrug,
    ProgrammePart,
    Rhythm,
)
from content.drafts.clinic_contacts import ClinicContact, ClinicPerson
from content.drafts.clinics import Clinic, OpeningHours
from content.drafts.countries import Contact, Country
from content.drafts.danger_signs import DangerSign
from content.drafts.facts import Fact, FactOption, FactValue
from content.drafts.notices import Notice
from content.drafts.pages import Page, Section
from content.drafts.pictures import Image, ImageFile, Picture
from content.drafts.records import (
    Contraindication,
    Cost,
    Disclosure,
    Indication,
    Outcome,
    Question,
    SideEffect,
    Source,
)
from content.drafts.steps import ProtocolStep
from content.drafts.synonyms import Synonym
from content.drafts.terms import Term
from content.drafts.translations import TranslationState
from content.editions.editions import Address, Edition, Withdrawal
from content.editions.lock import PublishingLock
from content.editions.publications import Publication, PublishedPart
from content.editions.published_files import PublishedFile
from content.editions.reviews import (
    DraftChange,
    ReadingLanguages,
    Review,
    ReviewItem,
    WordingOnly,
)

__all__ = [
    "Address",
    "AskedQuestion",
    "Clinic",
    "ClinicAnswer",
    "ClinicContact",
    "ClinicPerson",
    "Contact",
    "Contraindication",
    "Cost",
    "Country",
    "Disclosure",
    "DangerSign",
    "DraftChange",
    "Edition",
    "Fact",
    "FactOption",
    "FactValue",
    "Image",
    "ImageFile",
    "Indication",
    "MixtureDrug",
    "Notice",
    "OpeningHours",
    "Outcome",
    "Page",
    "Picture",
    "ProgrammePart",
    "ProtocolStep",
    "Publication",
    "PublishedFile",
    "PublishedPart",
    "PublishingLock",
    "Question",
    "ReadingLanguages",
    "Review",
    "ReviewItem",
    "Rhythm",
    "Section",
    "SideEffect",
    "Source",
    "Synonym",
    "Term",
    "TranslationState",
    "WordingOnly",
    "Withdrawal",
]
