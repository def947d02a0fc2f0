"""The app's start-up: system checks and roles."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_save
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    """Treatment pages: drafts, reviews, editions."""

    name = "content"
    verbose_name = _("content")

    def ready(self) -> None:
        """Register the system checks, roles and phrases after each migration, clean texts."""
        from content import language_checks, roles, system_checks  # noqa: F401  (needs the models)
        from content.accounts import checks, factor  # noqa: F401  (its signals)
        from content.drafts import fields, lexicon_entries
        from content.journal import signals

        post_migrate.connect(roles.sync, sender=self)
        post_migrate.connect(lexicon_entries.sync, sender=self)
        fields.guard_texts(self.get_models())
        pre_save.connect(fields.clean_texts)
        signals.connect()
