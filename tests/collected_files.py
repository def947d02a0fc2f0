"""Static files as a deployment has them: what `collectstatic` makes, in a folder."""

from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

STORAGES = {
    **settings.STORAGES,
    "staticfiles": {"BACKEND": "ketamine_info.static_files.StaticFiles"},
}


@contextmanager
def linked(folder):
    """All pages link to what was collected into the folder."""
    with override_settings(STATIC_ROOT=folder, STORAGES=STORAGES):
        yield folder


def collect(folder):
    """Twice, as by an update."""
    with linked(folder):
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
