"""What can go wrong at the door, each with a sentence for the person in front of it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing in a draft that must be mended first.

    place: "Costs, Deutsch, section “ask-before”". message: what is wrong, what to do.
    """

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def clinic_is_gone(page_key: str) -> Finding:
    """A clinic's page is public, and the clinic is no longer in the book of facts."""
    return Finding(
        place=page_key,
        message=_("The clinic of this page is gone. Withdraw the page first."),
    )


class PublishingError(Exception):
    """Base of all refusals; `str()` is a sentence for staff in their language."""


class NotAllowed(PublishingError):
    """The actor's role does not include this step."""

    def __init__(self) -> None:
        super().__init__(
            _("Your role does not include this step. Ask an administrator.")
        )


class DraftNotReady(PublishingError):
    """The draft cannot be shown to readers as it is."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(
            _("The draft cannot be published yet:")
            + " "
            + " · ".join(str(finding) for finding in findings)
        )


class NothingToReview(PublishingError):
    """The draft is what readers already see, and a person has approved it."""

    def __init__(self) -> None:
        super().__init__(_("Nothing has changed since the last approved edition."))


class AlreadyAsked(PublishingError):
    """This very draft is already waiting for a decision."""

    def __init__(self) -> None:
        super().__init__(_("A review of exactly this text has already been asked for."))


class AlreadyDecided(PublishingError):
    """Somebody else was faster."""

    def __init__(self) -> None:
        super().__init__(
            _("This review has already been decided. Reload the page to see how.")
        )


class DraftMovedOn(PublishingError):
    """The text is no longer the one that was reviewed."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The draft has changed since the review was asked for, so that review "
                "no longer counts. Ask for a new one."
            )
        )


class OwnText(PublishingError):
    """Four eyes: nobody approves a text of their own."""

    def __init__(self) -> None:
        super().__init__(
            _("You have worked on this text yourself. Somebody else has to approve it.")
        )


class FactsReview(PublishingError):
    """A review of the facts is decided by publishing them."""

    def __init__(self) -> None:
        super().__init__(
            _("Facts are approved and published in one step, on their own page.")
        )


class CommentMissing(PublishingError):
    """A text is never returned without a word."""

    def __init__(self) -> None:
        super().__init__(_("Write to the author what should change."))


class NotApproved(PublishingError):
    """Nobody has approved exactly this draft."""

    def __init__(self) -> None:
        super().__init__(
            _("This draft has not been approved yet. Ask for a review first.")
        )


class AlreadyPublished(PublishingError):
    """Perhaps the button was pressed twice."""

    def __init__(self) -> None:
        super().__init__(_("This is already published: readers see exactly this text."))


class AddressTaken(PublishingError):
    """A web address belongs to another page, now or in the past."""

    def __init__(self, *, language: str, slug: str, page_key: str) -> None:
        super().__init__(
            _(
                "The address /%(language)s/%(slug)s/ has belonged to the page "
                "“%(page)s” and still leads there. Choose another address."
            )
            % {"language": language, "slug": slug, "page": page_key}
        )


class NothingToWithdraw(PublishingError):
    """The page is not public."""

    def __init__(self) -> None:
        super().__init__(_("This page is not on the public site."))
