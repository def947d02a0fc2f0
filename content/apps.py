"""The app's start-up: system checks and roles."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    """Treatment pages: drafts, the door, editions."""

    name = "content"
    verbose_name = _("content")

    def ready(self) -> None:
        """Register the system checks, and the roles after each migration."""
        from content import roles, system_checks  # noqa: F401  (needs the models)

        post_migrate.connect(roles.sync, sender=self)
