"""The app's start-up: system checks and roles."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_save
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    """Treatment pages: drafts, reviews, editions."""

    name = "content"
    verbose_name = _("content")

    def ready(self) -> None:
        """Register the system checks, the roles after each migration, clean texts."""
        from content import roles, system_checks  # noqa: F401  (needs the models)
        from content.drafts import fields

        post_migrate.connect(roles.sync, sender=self)
        fields.guard_texts(self.get_models())
        pre_save.connect(fields.clean_texts)
