"""What can go wrong on the way to readers, each with a sentence for the person there."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.book import PartKey
from content.languages import LANGUAGE_NAMES
from content.publishing.findings import Finding

if TYPE_CHECKING:
    from content.publishing.gate import Found


class PublishingError(Exception):
    """Base of all refusals; `str()` is a sentence for staff in their language."""


class NotAllowed(PublishingError):
    """The actor's role does not include this step."""

    def __init__(self) -> None:
        super().__init__(
            _("Your role does not include this step. Ask an administrator.")
        )


class NotYourLanguage(PublishingError, PermissionDenied):
    """Words in a language, or figures, that this person does not change."""

    def __init__(self, keys: Iterable[PartKey]) -> None:
        self.keys = list(keys)
        super().__init__(
            _(
                "You change the words of your own languages only, and never the text "
                "that they translate. Nothing has been saved."
            )
        )


class NotReady(PublishingError):
    """The changes cannot be shown to readers as they are."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(
            _("This cannot be published yet:")
            + " "
            + " · ".join(str(finding) for finding in findings)
        )


class Unanswered(PublishingError):
    """Some warnings of the gate have no answer yet."""

    def __init__(self, found: list["Found"]) -> None:
        self.found = found
        super().__init__(
            ngettext(
                "%(count)d place needs a word from you: mend it, or write why it stays.",
                "%(count)d places need a word from you: mend them, or write why they "
                "stay.",
                len(found),
            )
            % {"count": len(found)}
        )


class NothingToReview(PublishingError):
    """What was chosen is what readers already see."""

    def __init__(self) -> None:
        super().__init__(_("Nothing of this differs from what readers see."))


class AlreadyAsked(PublishingError):
    """A review of some of these very parts is waiting."""

    def __init__(self, keys: Iterable[PartKey]) -> None:
        self.keys = list(keys)
        super().__init__(
            _("A review of this has already been asked for: %(parts)s.")
            % {"parts": "; ".join(map(str, self.keys))}
        )


class AlreadyDecided(PublishingError):
    """Somebody else was faster."""

    def __init__(self) -> None:
        super().__init__(
            _("This review has already been decided. Reload the page to see how.")
        )


class DraftMovedOn(PublishingError):
    """Nothing of the review still is as it was asked for, or something it needs is not."""

    def __init__(self, keys: Iterable[PartKey]) -> None:
        self.keys = list(keys)
        super().__init__(
            _(
                "The draft has changed since the review was asked for: %(parts)s. "
                "Ask for a new review of that."
            )
            % {"parts": "; ".join(map(str, self.keys))}
        )


class PictureReplaced(PublishingError):
    """The files of a picture are no longer those that were rendered."""

    def __init__(self) -> None:
        super().__init__(
            _("A picture has been replaced while this was published. Try again.")
        )


class ResultChanged(PublishingError):
    """What would be published is no longer what was on the screen."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Something else has been published or changed meanwhile, so that the "
                "result is another one. Look at it below, and answer once more."
            )
        )


class OwnText(PublishingError):
    """Four eyes: nobody approves a text of their own."""

    def __init__(self, keys: Iterable[PartKey] = ()) -> None:
        self.keys = list(keys)
        super().__init__(
            _("You have worked on this text yourself. Somebody else has to approve it.")
        )


class UnreadLanguage(PublishingError):
    """Nobody approves words in a language that they have not said to read."""

    def __init__(self, languages: Iterable[str]) -> None:
        self.languages = list(languages)
        names = ", ".join(LANGUAGE_NAMES[code] for code in self.languages)
        super().__init__(
            _(
                "You have not said that you read %(languages)s. Say so on the start "
                "page, or let somebody else approve these words."
            )
            % {"languages": names}
        )


class NoMedicalPerson(PublishingError):
    """Of the two people, none has the medical role."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Of the two people who ask and approve, one has to be a medical "
                "reviewer."
            )
        )


class CommentMissing(PublishingError):
    """A text is never returned without a word."""

    def __init__(self) -> None:
        super().__init__(_("Write to the author what should change."))


class NothingChosen(PublishingError):
    """None of the parts of a review was ticked."""

    def __init__(self) -> None:
        super().__init__(
            _("Nothing is ticked. Tick what you approve, or return it to the author.")
        )


class NothingToStop(PublishingError):
    """It does not wait for a later moment."""

    def __init__(self) -> None:
        super().__init__(_("This no longer waits for a later moment."))


class ReasonMissing(PublishingError):
    """A change is never called one of wording without a reason."""

    def __init__(self) -> None:
        super().__init__(_("Write why this changes nothing of what the text says."))


class MoreThanWording(PublishingError):
    """Numbers, negations or facts of a safety text differ."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "A number, a negation or a fact of this safety text has changed. That "
                "is more than wording: the translations have to follow."
            )
        )


class NothingToConfirm(PublishingError):
    """There is no translation, or it says today's source already."""

    def __init__(self) -> None:
        super().__init__(_("There is no translation here that is behind its source."))


class SourceMovedOn(PublishingError):
    """The source is no longer the one beside which the answer was given."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The source text has changed while you were looking at it. Compare "
                "once more."
            )
        )


class NothingToWithdraw(PublishingError):
    """The page is not public."""

    def __init__(self) -> None:
        super().__init__(_("This page is not on the public site."))


class NothingToUndo(PublishingError):
    """The page is not withdrawn."""

    def __init__(self) -> None:
        super().__init__(_("This page is not withdrawn."))


class NotYours(PublishingError):
    """Only who withdrew a page undoes that."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Only the person who withdrew the page can undo that. You can confirm "
                "what stood there, and have it approved."
            )
        )


class TooLate(PublishingError):
    """A withdrawal is undone within the hour."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "More than an hour has passed. To bring the page back, confirm what "
                "stood there, and have it approved."
            )
        )


class ChangedMeanwhile(PublishingError):
    """The page would no longer read as it did when it was withdrawn."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Something on this page has changed since it was withdrawn. To bring it "
                "back, have it approved."
            )
        )


class MomentPassed(PublishingError):
    """A plan is for later."""

    def __init__(self) -> None:
        super().__init__(_("This moment has passed. Choose a later one."))


class AlreadyPlanned(PublishingError):
    """The page has a plan to be withdrawn."""

    def __init__(self) -> None:
        super().__init__(
            _("It is already planned when this page goes. Give that plan up first.")
        )


class NothingPlanned(PublishingError):
    """There is no such plan, or no longer."""

    def __init__(self) -> None:
        super().__init__(_("This is no longer planned."))


class PersonHasPublished(PublishingError):
    """The loader publishes example content only while nobody has published anything."""

    def __init__(self) -> None:
        super().__init__(
            _("People have published on this site. Files only change drafts now.")
        )
