"""Where the gallery stands, below the staff side."""

from django.contrib import admin
from django.urls import path

from content.gallery import views

app_name = "gallery"

urlpatterns = [
    path("", admin.site.admin_view(views.index), name="index"),
    path(
        "<slug:name>/",
        admin.site.admin_view(views.component),
        name="component",
    ),
    path(
        "<slug:name>/<slug:state>/",
        admin.site.admin_view(views.example),
        name="example",
    ),
]
