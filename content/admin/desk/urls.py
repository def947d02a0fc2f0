"""The addresses of the desk, below that of the staff side."""

from django.contrib import admin
from django.urls import path

from content.admin.desk import pages

app_name = "desk"


urlpatterns = [
    path("desk/pages/", admin.site.admin_view(pages.matrix), name="matrix"),
    path("desk/find/", admin.site.admin_view(pages.search), name="find"),
    path("desk/<slug:key>/", admin.site.admin_view(pages.waiting_list), name="list"),
]
