"""The addresses of the site: readers below a language, staff below one path."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from content.admin import edit_this, sent_preview
from content.pictures.names import NAME, PREFIX
from content.public import pictures, views
from content.public.metadata import views as metadata
from content.public.together import views as together

urlpatterns = [
    path("", views.choose_language, name="choose-language"),
    path("robots.txt", metadata.robots, name="robots"),
    path("sitemap.xml", metadata.sitemap, name="sitemap"),
    path(".well-known/security.txt", metadata.security, name="security"),
    re_path(rf"^{PREFIX[1:]}(?P<name>{NAME})\Z", pictures.picture, name="picture"),
    path("edit/<slug:language>/<slug:page_key>/", edit_this.lead_in, name="edit-this"),
    path("preview/<str:token>/", sent_preview.show, name="sent-preview"),
    re_path(
        rf"^preview/(?P<token>[^/]+)/(?P<name>{NAME})\Z",
        sent_preview.picture,
        name="sent-preview-picture",
    ),
    path(f"{settings.STAFF_PATH}gallery/", include("content.gallery.urls")),
    path(settings.STAFF_PATH, include("content.accounts.urls")),
    path(settings.STAFF_PATH, include("content.admin.desk.urls")),
    path(settings.STAFF_PATH, admin.site.urls),
    re_path(
        r"^(?P<first>[^/+]*)\+(?P<second>[^/+]*)/(?P<rest>(?:[^/]+/)*)$",
        together.page,
        name="together",
    ),
    *i18n_patterns(path("", include("content.public.urls"))),
]

handler400 = "content.admin.errors.not_accepted"
handler403 = "content.admin.errors.forbidden"
handler404 = "content.public.errors.not_found"
handler500 = "content.public.errors.broken"
