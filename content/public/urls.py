"""The addresses below /nl/, /de/ and /en/."""

from django.urls import include, path
from django.utils.translation import pgettext_lazy

from content.public import history, views

app_name = "public"

urlpatterns = [
    path("", views.home, name="home"),
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
    ),
]
