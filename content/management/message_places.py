"""Who reads an interface text and where it stands, told from the file it comes from.

Translators see it beside the text: a word for patients is chosen otherwise than one for
colleagues. A file that no line names is refused, so that nothing is left unsaid. Pure.
"""

from collections.abc import Iterable
from enum import StrEnum


class Reader(StrEnum):
    """Who reads a text, as translators are told."""

    PATIENTS = "Patients"
    BOTH = "Patients and staff"
    STAFF = "Staff"
    MAIL = "Staff, by e-mail"
    ADMINISTRATORS = "Administrators"


class Unplaced(Exception):
    """No line of the table names this file."""


PLACES: dict[str, tuple[Reader, str]] = {
    "content/public": (Reader.PATIENTS, "the public site"),
    "content/public/metadata": (
        Reader.PATIENTS,
        "search engines, shared links, the feed",
    ),
    "content/search": (Reader.PATIENTS, "the search"),
    "content/planner": (Reader.PATIENTS, "“my treatment day” and its calendar file"),
    "content/publishing/drawings.py": (Reader.PATIENTS, "the words of a drawing"),
    "templates/base.html": (Reader.PATIENTS, "every page"),
    "templates/public": (Reader.PATIENTS, "a page of the site itself"),
    "templates/partials": (Reader.PATIENTS, "a part of every page"),
    "templates/together": (Reader.PATIENTS, "a page in two languages side by side"),
    "templates/components": (Reader.PATIENTS, "a section of a page"),
    "content/facts": (Reader.BOTH, "the words of a fact within a sentence"),
    "content/drafts/choices.py": (Reader.BOTH, "something to choose in a form"),
    "content/editions/withdrawals.py": (Reader.BOTH, "why a page was withdrawn"),
    "content/roles.py": (Reader.BOTH, "the name of a role"),
    "content/sections.py": (Reader.BOTH, "the name of a kind of section"),
    "templates/error_pages": (Reader.BOTH, "the page shown while the site is away"),
    "templates/500.html": (Reader.BOTH, "the page that says that something broke"),
    "templates/503.html": (Reader.BOTH, "the page that says that something broke"),
    "content/facts/errors.py": (Reader.STAFF, "what is wrong with a fact"),
    "content/facts/unusual.py": (Reader.STAFF, "what is unusual about a fact"),
    "content/accounts": (Reader.STAFF, "logging in, accounts, people"),
    "content/admin": (Reader.STAFF, "the staff side"),
    "content/admin/desk": (Reader.STAFF, "the start page, what is to be done"),
    "content/admin/editing": (Reader.STAFF, "the toolbar of a text"),
    "content/apps.py": (Reader.STAFF, "the staff side"),
    "content/characters.py": (Reader.STAFF, "what is wrong with a text"),
    "content/drafts": (Reader.STAFF, "the name or the help text of a field"),
    "content/editions": (Reader.STAFF, "what was published and reviewed"),
    "content/gallery": (Reader.STAFF, "the gallery of components"),
    "content/gate": (Reader.STAFF, "what a text should not say"),
    "content/journal": (Reader.STAFF, "the journal"),
    "content/literals": (Reader.STAFF, "facts typed by hand"),
    "content/markup": (Reader.STAFF, "what is wrong with a text"),
    "content/pictures": (Reader.STAFF, "uploading a picture"),
    "content/publishing": (Reader.STAFF, "what must be mended before publishing"),
    "templates/400_form.html": (Reader.STAFF, "a form that was not accepted"),
    "templates/403.html": (Reader.STAFF, "a page that somebody may not see"),
    "templates/403_csrf.html": (Reader.STAFF, "a form that was not accepted"),
    "templates/413.html": (Reader.STAFF, "a file that is too large"),
    "templates/account": (Reader.STAFF, "logging in, accounts, people"),
    "templates/accounts": (Reader.STAFF, "logging in, accounts, people"),
    "templates/admin": (Reader.STAFF, "the staff side"),
    "templates/gallery": (Reader.STAFF, "the gallery of components"),
    "templates/mfa": (Reader.STAFF, "the second step of logging in"),
    "templates/partials/preview_bar.html": (Reader.STAFF, "the bar of a preview"),
    "content/accounts/mail.py": (Reader.MAIL, "an invitation or a link"),
    "content/publishing/mailing.py": (Reader.MAIL, "news about a review"),
    "templates/accounts/mail": (Reader.MAIL, "an invitation or a link"),
    "content/exchange": (
        Reader.ADMINISTRATORS,
        "loading content, also the command line",
    ),
    "content/management": (Reader.ADMINISTRATORS, "the command line"),
}
"""Each folder or file, with its reader and place; the longest that fits holds."""


def comment(files: Iterable[str]) -> str:
    """What translators are told of a text that stands in these files, a line for each
    place.

    Raises:
        Unplaced: with the file of which nothing is declared.
    """
    found = {_nearest(file) for file in files}
    return "\n".join(
        dict.fromkeys(
            f"{reader}: {where}."
            for prefix, (reader, where) in PLACES.items()
            if prefix in found
        )
    )


def _nearest(file: str) -> str:
    fitting = [one for one in PLACES if f"{file}/".startswith(f"{one}/")]
    if not fitting:
        raise Unplaced(file)
    return max(fitting, key=len)
