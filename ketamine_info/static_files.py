"""Static files as they are served: style sheets whole, hashed by content, compressed."""

from collections.abc import Iterator
from posixpath import dirname
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from ketamine_info.stylesheets import WHOLE, small, whole


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Names every file after what is in it, so that browsers may keep it for ever.

    Also the scripts that another script imports. Style sheets that pages link to are
    collected whole, and small.
    """

    support_js_module_import_aggregation = True

    def post_process(
        self,
        paths: dict[str, Any],
        dry_run: bool = False,  # noqa: FBT001, FBT002 (Django's signature)
        **options: Any,
    ) -> Iterator[Any]:
        """Called by collectstatic. paths: name → where it was found, and under which."""

        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                text: str = file.read().decode()
            return text

        for name in () if dry_run else filter(paths.__contains__, WHOLE):
            sheet = small(whole(read(name), folder=dirname(name), read=read))
            self.delete(name)
            self._save(name, ContentFile(sheet.encode()))
            paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)
