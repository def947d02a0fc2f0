"""Every table of the site, where Django looks for them.

Code imports a table from its own file, so that imports show what a module can reach.
"""

from content.accounts.people import Person
from content.accounts.tables import Attempt, OneTimeLink, SignIn
from content.drafts.archives import Archive
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
from content.drafts.lexicon_entries import LexiconEntry
from content.drafts.notices import Notice
from content.drafts.open_forms import OpenForm, SavedForm
from content.drafts.pages import Page, Section
from content.drafts.pictures import Image, ImageFile, Picture
from content.drafts.preview_links import PreviewLink
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
from content.editions.answers import FindingAnswer
from content.editions.editions import Address, Edition, Withdrawal
from content.editions.finished import (
    FinishedIndex,
    FinishedPart,
    FinishedResponse,
    FinishedState,
)
from content.editions.journal import JournalEntry
from content.editions.lock import PublishingLock
from content.editions.messages import Message, NoMail
from content.editions.publications import Publication, PublishedPart
from content.editions.published_files import PublishedFile
from content.editions.review_notes import ApprovalStopped, ReviewComment
from content.editions.reviews import (
    DraftChange,
    ReadingLanguages,
    Review,
    ReviewItem,
    WordingOnly,
)
from content.editions.withdrawals import (
    PlanGivenUp,
    PlannedWithdrawal,
    WithdrawalUndone,
)

__all__ = [
    "Address",
    "Archive",
    "ApprovalStopped",
    "AskedQuestion",
    "Attempt",
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
    "FindingAnswer",
    "FinishedIndex",
    "FinishedPart",
    "FinishedResponse",
    "FinishedState",
    "Image",
    "ImageFile",
    "Indication",
    "JournalEntry",
    "LexiconEntry",
    "Message",
    "MixtureDrug",
    "NoMail",
    "Notice",
    "OneTimeLink",
    "OpenForm",
    "OpeningHours",
    "Outcome",
    "Page",
    "Person",
    "Picture",
    "PreviewLink",
    "PlanGivenUp",
    "PlannedWithdrawal",
    "ProgrammePart",
    "ProtocolStep",
    "Publication",
    "PublishedFile",
    "PublishedPart",
    "PublishingLock",
    "Question",
    "ReadingLanguages",
    "Review",
    "ReviewComment",
    "ReviewItem",
    "Rhythm",
    "SavedForm",
    "Section",
    "SideEffect",
    "SignIn",
    "Source",
    "Synonym",
    "Term",
    "TranslationState",
    "WordingOnly",
    "Withdrawal",
    "WithdrawalUndone",
]
