"""The form of a draft: it saves whatever is typed, and marks what cannot be published."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from django.forms.utils import ErrorDict

from content import markup
from content.admin.limits import tell_limits
from content.admin.merging import MergingForm
from content.characters import left_out, readable
from content.drafts.reading import entry_of
from content.languages import LANGUAGES, column
from content.publishing.mistakes import sentences
from content.publishing.rendering import Renderer
from content.publishing.texts import links_of
from content.schema import BY_MODEL


class DraftForm(MergingForm):
    """A form that keeps what others have saved, and says what must be mended.

    Only a form that is opened shows its mistakes as errors of its fields; one that is
    saved is never refused because of them.

    drafts: gives all that is drafted as it is now; the admin reads it once a request.
    left_out: sentences about invisible characters that were removed from what was sent.
    """

    drafts: Callable[[], Renderer]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        tell_limits(self)
        self.left_out: list[str] = []

    @property
    def errors(self) -> ErrorDict:
        """What is refused; of a form that is opened, what cannot be published."""
        if self.is_bound or not self.instance.pk:
            return super().errors
        return self._marked

    @cached_property
    def _marked(self) -> ErrorDict:
        marks = self.marks().items()
        return ErrorDict({name: self.error_class(words) for name, words in marks})

    def marks(self) -> dict[str, list[str]]:
        """Field → why its text cannot be published, line by line."""
        noun = BY_MODEL.get(self._meta.model.__name__)
        found: dict[str, list[str]] = {}
        if noun is None or not noun.texts:
            return found
        entry = entry_of(self.instance)
        for name, field, language, text in self._texts():
            links = links_of(self.drafts(), entry, language)
            if messages := sentences(noun, name, text, links=links):
                found[field] = messages
        return found

    def remarks(self) -> Iterator[str]:
        """What readers will read otherwise than it was typed now, field by field."""
        yield from self.left_out
        noun = BY_MODEL.get(self._meta.model.__name__)
        for name, field, _language, text in self._texts():
            if noun and name in noun.markdown and field in self.changed_data:
                for remark in markup.remarks(text):
                    yield f"{self.fields[field].label}: {remark}"

    def _texts(self) -> Iterator[tuple[str, str, str, str]]:
        """Name of the text, its field, its language, and what the row holds."""
        noun = BY_MODEL.get(self._meta.model.__name__)
        for name in noun.texts if noun else ():
            for language in LANGUAGES:
                field = column(name, language)
                if field in self.fields and (text := getattr(self.instance, field)):
                    yield name, field, language, text

    def clean(self) -> dict[str, Any]:
        """Leave out characters that no text needs, and say which."""
        cleaned = super().clean()
        for name, value in cleaned.items():
            if isinstance(value, str) and readable(value) != value:
                cleaned[name] = readable(value)
                self.left_out += [
                    f"{self.fields[name].label}: {words}" for words in left_out(value)
                ]
        return cleaned
