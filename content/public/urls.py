"""The addresses below /nl/, /de/ and /en/."""

from django.urls import URLPattern, URLResolver, include, path

from content.addresses import route_part
from content.public import history, planner, search, views
from content.public.metadata import views as metadata

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
                        route_part("editions"),
                        history.history,
                        name="history",
                    ),
                ]
            ),
        )
    ]


urlpatterns = [
    path("", views.home, name="home"),
    path("manifest.webmanifest", metadata.manifest, name="manifest"),
    path(
        route_part("new_editions"),
        metadata.new_editions,
        name="feed",
    ),
    path("cards/<slug:page_key>.<slug:digest>.png", metadata.picture, name="card"),
    path(
        route_part("my_treatment_day"),
        include(
            [
                path("", planner.planner, name="planner"),
                path("calendar.ics", planner.calendar_file, name="planner-calendar"),
                path("removal.ics", planner.removal_file, name="planner-removal"),
            ]
        ),
    ),
    path(route_part("search"), search.search, name="search"),
    *_pages(),
    path(route_part("clinics"), include((_pages(), "clinic"))),
]
