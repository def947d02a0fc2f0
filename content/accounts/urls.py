"""The addresses of accounts, below the staff path and before the admin's own.

Of allauth only what people use here is mounted: there is no signing up and no managing
of addresses.
"""

from allauth.account import views as allauth_views
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from content.accounts import link_views, own_views, people_views

_staff = admin.site.admin_view

urlpatterns = [
    path("login/", allauth_views.login, name="account_login"),
    path("account/logout/", allauth_views.logout, name="account_logout"),
    path("account/again/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("account/second-step/", include("content.accounts.second_step_urls")),
    path("account/", _staff(own_views.account), name="account"),
    path("account/password/", _staff(own_views.password), name="own_password"),
    path(  # Django's own page for it
        "password_change/",
        _staff(RedirectView.as_view(pattern_name="own_password")),
        name="password_change",
    ),
    path(
        "account/devices/",
        _staff(own_views.sign_out_everywhere),
        name="sign_out_everywhere",
    ),
    path("language/", own_views.interface_language, name="interface_language"),
    path("link/<str:secret>/", link_views.one_time_link, name="one_time_link"),
    path("forgotten/", link_views.forgotten_password, name="forgotten_password"),
    path("people/", _staff(people_views.people), name="people"),
    path("people/add/", _staff(people_views.add), name="person_add"),
    path("people/<int:pk>/", _staff(people_views.person), name="person"),
    path(
        "people/<int:pk>/deactivate/",
        _staff(people_views.deactivate),
        name="person_deactivate",
    ),
    path(
        "people/<int:pk>/activate/",
        _staff(people_views.activate),
        name="person_activate",
    ),
    path("people/<int:pk>/link/", _staff(people_views.new_link), name="person_link"),
    path(
        "people/<int:pk>/new-start/",
        _staff(people_views.new_start),
        name="person_new_start",
    ),
]
