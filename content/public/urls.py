"""The addresses below /nl/, /de/ and /en/."""

from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import pgettext_lazy

from content.public import history, planner, views

app_name = "public"


def _pages() -> list[URLPattern | URLResolver]:
    """A page, each of its editions, and their list."""
    return [
        path(
            "<slug:slug>/",
            include(
                [
                    path("", views.page, name="page"),
                    path("<int:number>/", views.edition, name="edition"),
                    path(
                        pgettext_lazy("web address", "editions/"),
                        history.history,
                        name="history",
                    ),
                ]
            ),
        )
    ]


urlpatterns = [
    path("", views.home, name="home"),
    path(
        pgettext_lazy("web address", "my-treatment-day/"),
        include(
            [
                path("", planner.planner, name="planner"),
                path("calendar.ics", planner.calendar_file, name="planner-calendar"),
            ]
        ),
    ),
    *_pages(),
    path(pgettext_lazy("web address", "clinics/"), include((_pages(), "clinic"))),
]
