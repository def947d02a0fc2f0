"""What cleaning a pasted text has left out or mended, in one sentence."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from content.paste import Kind, Removed

_WORDS = {
    Kind.DELETED: ngettext_lazy("%(count)d struck-out passage", "%(count)d struck-out passages", "count"),
    Kind.COMMENTS: ngettext_lazy("%(count)d comment", "%(count)d comments", "count"),
    Kind.PICTURES: ngettext_lazy("%(count)d picture", "%(count)d pictures", "count"),
    Kind.LINKS: ngettext_lazy("%(count)d link that leads nowhere (its words stay)", "%(count)d links that lead nowhere (their words stay)", "count"),
    Kind.SECURED: ngettext_lazy("%(count)d link that now begins with https://", "%(count)d links that now begin with https://", "count"),
    Kind.TRACKING: ngettext_lazy("tracking in %(count)d link", "tracking in %(count)d links", "count"),
    Kind.RELATED: ngettext_lazy("%(count)d line of “read also”", "%(count)d lines of “read also”", "count"),
    Kind.BUTTONS: ngettext_lazy("%(count)d button or menu", "%(count)d buttons and menus", "count"),
    Kind.HYPHENATION: ngettext_lazy("%(count)d divided word", "%(count)d divided words", "count"),
    Kind.LINES: ngettext_lazy("%(count)d broken line", "%(count)d broken lines", "count"),
    Kind.SOFT_HYPHENS: ngettext_lazy("%(count)d soft hyphen", "%(count)d soft hyphens", "count"),
    Kind.BOOKMARKS: ngettext_lazy("%(count)d bookmark or page number", "%(count)d bookmarks and page numbers", "count"),
    Kind.INVISIBLE: ngettext_lazy("%(count)d invisible character", "%(count)d invisible characters", "count"),
    Kind.SPACES: ngettext_lazy("%(count)d double space", "%(count)d double spaces", "count"),
    Kind.EMPTY: ngettext_lazy("%(count)d empty paragraph", "%(count)d empty paragraphs", "count"),
    Kind.ITALICS: ngettext_lazy("italics in %(count)d place (the words stay)", "italics in %(count)d places (the words stay)", "count"),
    Kind.CELLS: ngettext_lazy("%(count)d table that was only layout (its words stay)", "%(count)d tables that were only layout (their words stay)", "count"),
}  # fmt: skip
"""In the order of what somebody would miss most."""


def said(removed: Removed) -> str:
    """One sentence; "" where nothing was left out or mended."""
    found = [str(one % {"count": removed[kind]}) for kind, one in _WORDS.items() if removed[kind]]  # fmt: skip
    if not found:
        return ""
    return _("Pasted as clean text. Left out or mended: %(list)s.") % {
        "list": ", ".join(found)
    }
