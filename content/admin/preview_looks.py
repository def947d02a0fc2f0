"""How a preview is set: as on a phone, on a desk, in the dark, or on paper.

The width is that of the frame in which the preview stands. Dark and light are forced by
an attribute that `static/css/preview-looks.css` knows. Paper is the site's own style
sheet with its rules for print made rules for everything.
"""

from functools import cache

from django.contrib.auth.decorators import permission_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ketamine_info.stylesheets import whole

PHONE, DESKTOP, DARK, PAPER = "phone", "desktop", "dark", "paper"


def looks() -> dict[str, str]:
    """Each look in the active language, the usual one first."""
    return {
        PHONE: _("phone"),
        DESKTOP: _("computer"),
        DARK: _("phone, dark"),
        PAPER: _("on paper"),
    }


def drawn_as(look: str) -> dict[str, str]:
    """What the templates need to draw a page in a look; nothing for an unknown one."""
    if look not in looks():
        return {}
    sheet = reverse("desk:paper-sheet") if look == PAPER else ""
    return {"look": "dark" if look == DARK else "light", "look_sheet": sheet}


@require_safe
@permission_required("content.view_page", raise_exception=True)
def paper_sheet(request: HttpRequest) -> HttpResponse:
    """The style sheet of the site as it applies to paper."""
    return HttpResponse(
        _paper(), content_type="text/css", headers={"Cache-Control": "no-cache"}
    )


@cache
def _paper() -> str:
    return whole(_read("css/site.css"), folder="css", read=_read).replace(
        "@media print", "@media all"
    )


def _read(name: str) -> str:
    path = finders.find(name)
    if not path:
        raise FileNotFoundError(name)
    with open(path, encoding="utf-8") as file:
        return file.read()
