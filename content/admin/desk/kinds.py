"""Everything that can wait on the desk, in one list; the start page and the lists follow.

A kind more is one more row here, and the function that finds it.
"""

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _

from content.admin.desk import days, decided, deciding, drafting, translating
from content.admin.desk.tasks import Kind, Task
from content.admin.desk.view import View

YOU, WRONG, DAYS, WORDS, SITE = "you", "wrong", "days", "words", "site"

KINDS = (
    Kind(
        key="held-back",
        group=WRONG,
        title=lambda: _("Approvals that are held back"),
        says=lambda: _("They will not become public by themselves. See why."),
        gather=decided.held_back,
        is_alarm=True,
    ),
    Kind(
        key="returned",
        group=YOU,
        title=lambda: _("Returned to you"),
        says=lambda: _("Read the comment, mend the text, and ask again."),
        gather=drafting.returned,
        may=("request_review",),
    ),
    Kind(
        key="to-decide",
        group=YOU,
        title=lambda: _("Waiting for your decision"),
        says=lambda: _(
            "A colleague asks you to approve these texts, or to return them."
        ),
        gather=deciding.to_decide,
        may=("decide_review",),
    ),
    Kind(
        key="mine",
        group=YOU,
        title=lambda: _("Your texts that nobody has been asked to look at"),
        says=lambda: _("Readers do not see them yet. Tick what is ready, and ask."),
        gather=drafting.mine,
        may=("request_review",),
        url=drafting.mine_url,
    ),
    Kind(
        key="asked",
        group=YOU,
        title=lambda: _("You asked, nobody has decided"),
        says=lambda: _("You can still take a request back."),
        gather=deciding.asked_by_me,
        may=("request_review",),
    ),
    Kind(
        key="to-mend",
        group=WRONG,
        title=lambda: _("To mend before readers can see it"),
        says=lambda: _("These places keep drafts from being published."),
        gather=drafting.to_mend,
    ),
    Kind(
        key="dead-links",
        group=WRONG,
        title=lambda: _("Links that lead nowhere"),
        says=lambda: _("Readers who follow them find nothing, or would soon."),
        gather=drafting.dead_links,
    ),
    Kind(
        key="off-the-site",
        group=WRONG,
        title=lambda: _("Pages that are off the site"),
        says=lambda: _("Withdrawn. They come back once a corrected text is approved."),
        gather=decided.off_the_site,
    ),
    Kind(
        key="promised",
        group=DAYS,
        title=lambda: _("To check again"),
        says=lambda: _("Somebody has said that it is looked at again by this day."),
        gather=days.promised,
        may=("change_notice",),
        is_alarm=True,
    ),
    Kind(
        key="to-answer",
        group=DAYS,
        title=lambda: _("Clinics to ask again"),
        says=lambda: _("A general value has changed since the clinic confirmed it."),
        gather=translating.to_answer,
    ),
    Kind(
        key="ending-notices",
        group=DAYS,
        title=lambda: _("Notices that end soon"),
        says=lambda: _("If one still holds after that, give it a later end."),
        gather=days.ending_notices,
    ),
    Kind(
        key="due-pages",
        group=DAYS,
        title=lambda: _("Pages to approve again"),
        says=lambda: _("In your languages, due now or within 60 days."),
        gather=days.due_pages,
    ),
    Kind(
        key="long-unchecked",
        group=DAYS,
        title=lambda: _("Checked long ago"),
        says=lambda: _("Ask whether it still holds, and enter the new day."),
        gather=days.long_unchecked,
    ),
    Kind(
        key="behind",
        group=WORDS,
        title=lambda: _("Behind in your languages"),
        says=lambda: _("Compare with the source, and answer: my text now says this."),
        gather=translating.to_translate_again,
        url=translating.translations_url,
    ),
    Kind(
        key="missing",
        group=WORDS,
        title=lambda: _("Missing in your languages"),
        says=lambda: _("Readers see the source text there, marked."),
        gather=translating.not_translated,
        url=translating.translations_url,
    ),
    Kind(
        key="for-others",
        group=SITE,
        title=lambda: _("Waiting for somebody else"),
        says=lambda: _("Why you cannot decide these stands beside each."),
        gather=deciding.for_others,
        may=("decide_review",),
    ),
    Kind(
        key="to-come",
        group=SITE,
        title=lambda: _("Approved for a later time"),
        says=lambda: _("They become public by themselves."),
        gather=decided.to_come,
    ),
)

BY_KEY = {kind.key: kind for kind in KINDS}

GROUPS = {
    YOU: lambda: _("For you"),
    WRONG: lambda: _("Needs mending"),
    DAYS: lambda: _("What the calendar says"),
    WORDS: lambda: _("Languages"),
    SITE: lambda: _("Good to know"),
}

_ORDER = {
    "administrator": (WRONG, YOU, DAYS, WORDS, SITE),
    "translator": (WORDS, YOU, WRONG, DAYS, SITE),
}
_USUAL = (YOU, WRONG, DAYS, WORDS, SITE)


def role_of(reader: User) -> str:
    """Whose desk it is: what somebody may do decides, not what a group is called."""
    if reader.is_superuser:
        return "administrator"
    if reader.has_perm("content.act_as_medical"):
        return "medical"
    return "editor" if reader.has_perm("content.add_section") else "translator"


def task(kind: Kind, view: View) -> Task:
    """What waits of a kind now."""
    items = list(kind.gather(view))
    own = reverse("desk:list", args=[kind.key])
    return Task(kind=kind, count=len(items), url=kind.url(view) or own, items=items)


def tasks(view: View) -> dict[str, list[Task]]:
    """What waits for the reader, by group, what they can do themselves first.

    Kinds of which nothing waits are left out, and groups without any.
    """
    role = role_of(view.reader)
    found: dict[str, list[Task]] = {one: [] for one in _ORDER.get(role, _USUAL)}
    for kind in KINDS:
        if kind.is_for(view.reader) and (made := task(kind, view)).count:
            found[kind.group].append(made)
    if role == "medical":  # what only they can do stands before what is their own
        found[YOU].sort(key=lambda one: one.kind.key != "to-decide")
    return {group: rows for group, rows in found.items() if rows}
