"""What a page is, in the words of schema.org: JSON-LD for search engines.

No person is named: a review is told by its date and the role of who did it.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from content.editions.publications import Role
from content.facts.codes import ClinicContactKind, Status, Takes
from content.facts.fact_book import Clinic, Hours
from content.public.site import Entry

Node = dict[str, Any]
Absolute = Callable[[str], str]
"""From "/nl/kosten/" to the address with its host."""

_DAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)
_ACCEPTS = {Status.ACCEPTING: True, Status.PAUSED: False}
_NO_MARKUP = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


def script_text(nodes: Sequence[Node]) -> str:
    """JSON that can stand inside `<script>`: no text in it can end the element.

    "" where there is nothing to say.
    """
    if not nodes:
        return ""
    graph = {"@context": "https://schema.org", "@graph": nodes}
    written = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return written.translate(_NO_MARKUP)


def page(entry: Entry, *, home: str, picture: str, absolute: Absolute) -> Node:
    """A page of the site. home: the address of the home page in its language.

    Legal pages are plain web pages; all others speak to patients about medicine.
    """
    site_name, url = _("Ketamine for chronic pain"), absolute(entry.url)
    is_legal = entry.menu == "legal"
    publisher = {"@type": "Organization", "@id": f"{absolute('/')}#publisher"}
    node: Node = {
        "@type": "WebPage" if is_legal else "MedicalWebPage",
        "@id": f"{url}#page",
        "url": url,
        "name": entry.title,
        "description": entry.summary,
        "inLanguage": entry.language,
        "version": entry.number,
        "datePublished": _moment(entry.first_published_at),
        "dateModified": _moment(entry.published_at),
        "primaryImageOfPage": {"@type": "ImageObject", "url": absolute(picture)},
        "isPartOf": {
            "@type": "WebSite",
            "@id": f"{absolute(home)}#site",
            "url": absolute(home),
            "name": site_name,
            "inLanguage": entry.language,
        },
        "publisher": {**publisher, "name": site_name, "url": absolute("/")},
    }
    if not is_legal:
        node["audience"] = {"@type": "Patient"}
    if entry.approved_at and not entry.is_example:
        node["lastReviewed"] = localtime(entry.approved_at).date().isoformat()
        node["reviewedBy"] = {
            "@type": "Role",
            "roleName": str(Role(entry.approver_role).label),
            "reviewedBy": publisher,
        }
    else:
        node["creativeWorkStatus"] = _("Example content")
    return node


def breadcrumbs(trail: Mapping[str, str], *, absolute: Absolute) -> Node:
    """The way from home to a page. trail: address → title, the page itself last."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": title,
                "item": absolute(url),
            }
            for position, (url, title) in enumerate(trail.items(), start=1)
        ],
    }


def medical_clinic(clinic: Clinic, *, url: str) -> Node:
    """The clinic that a page is about. url: of that page, with its host.

    Taken from the book of facts, which holds codes and times where the records of the
    page hold words. What is not known is left out.
    """
    known = {
        "name": clinic.name,
        "url": _first(clinic, "url"),
        "telephone": clinic.phone,
        "faxNumber": next(
            (one.phone for one in clinic.contacts if one.kind == ClinicContactKind.FAX),
            "",
        ),
        "email": _first(clinic, "email"),
        "address": {
            "@type": "PostalAddress",
            **_known(
                streetAddress=clinic.street,
                postalCode=clinic.postal_code,
                addressLocality=clinic.city,
                addressCountry=clinic.country.upper(),
            ),
        },
        "openingHoursSpecification": _opening_hours(clinic.hours),
        "isAcceptingNewPatients": _accepts(clinic),
    }
    return {
        "@type": "MedicalClinic",
        "@id": f"{url}#clinic",
        "mainEntityOfPage": {"@id": f"{url}#page"},
        **_known(**known),
    }


def _first(clinic: Clinic, name: str) -> str:
    """The first of its contacts that has such an address."""
    found = (getattr(one, name) for one in clinic.contacts)
    return next(filter(None, found), "")


def _accepts(clinic: Clinic) -> bool | None:
    """None where readers are told no yes and no no."""
    takes_nobody_new = clinic.takes == (Takes.OWN_PATIENTS,)
    return False if takes_nobody_new else _ACCEPTS.get(Status(clinic.status))


def _opening_hours(hours: Sequence[Hours]) -> list[Node]:
    def span(one: Hours) -> tuple[str, str]:
        return one.opens, one.closes

    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": sorted({_DAYS[one.weekday] for one in same}, key=_DAYS.index),
            "opens": opens,
            "closes": closes,
        }
        for (opens, closes), same in groupby(sorted(hours, key=span), key=span)
    ]


def _known(**values: Any) -> Node:
    return {
        name: value for name, value in values.items() if value not in ("", None, [])
    }


def _moment(value: datetime) -> str:
    return localtime(value).isoformat(timespec="seconds")
