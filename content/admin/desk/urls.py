"""The addresses of the desk, below that of the staff side."""

from django.contrib import admin
from django.urls import path

from content.admin import edit_this
from content.admin.desk import pages
from content.admin.preview_looks import paper_sheet

app_name = "desk"


urlpatterns = [
    path("desk/pages/", admin.site.admin_view(pages.matrix), name="matrix"),
    path("desk/find/", admin.site.admin_view(pages.search), name="find"),
    path("desk/paper.css", admin.site.admin_view(paper_sheet), name="paper-sheet"),
    path("edit/", admin.site.admin_view(edit_this.edit), name="edit"),
    path("desk/<slug:key>/", admin.site.admin_view(pages.waiting_list), name="list"),
]
