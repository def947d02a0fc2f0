"""Static files as they are served: style sheets whole, hashed by content, compressed."""

import json
from collections.abc import Iterator
from functools import partial
from posixpath import dirname
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from ketamine_info.narrowing import brought, narrowed
from ketamine_info.scripts import joined
from ketamine_info.stylesheets import PARTS, WHOLE, is_known, small, whole

SCRIPT = "js/read-aloud.js"
READERS_SCRIPTS = ("js/reading.js", SCRIPT)
"""Those that pages link to, each of them one; the second holds the first."""

_BRINGING = """
const sheet = document.styleSheets[document.styleSheets.length - 1];
if (sheet && [...sheet.cssRules].every((rule) => rule.name !== "reading")) {
  sheet.insertRule(%s, sheet.cssRules.length);
}
"""
"""At the end of the script: the rules that pages with a smaller sheet lack."""


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Names every file after what is in it, so that browsers may keep it for ever.

    Also the scripts that another script imports. Style sheets that pages link to are
    collected whole, and small; and in parts, for pages that need no more. A script of
    readers is one file, with what it imports.
    """

    support_js_module_import_aggregation = True

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._urls: dict[str | None, str] = {}

    def url(self, name: str | None, force: bool = False) -> str:  # noqa: FBT001, FBT002 (Django's signature)
        """What collectstatic has named once is never named otherwise in this process."""
        if settings.DEBUG or force:
            return str(super().url(name, force))
        if name not in self._urls:
            self._urls[name] = super().url(name)
        return self._urls[name]

    @property
    def has_parts(self) -> bool:
        """There are smaller sheets to link to: not while somebody works on the code."""
        return not settings.DEBUG and PARTS.keys() <= self.hashed_files.keys()

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

        if WHOLE in paths and not dry_run:
            sheet = small(whole(read(WHOLE), folder=dirname(WHOLE), read=read))
            made = {WHOLE: sheet}
            for name, names in PARTS.items():
                made[name] = narrowed(sheet, partial(is_known, names=names))
            for name in READERS_SCRIPTS:
                made[name] = joined(name, read=read)
            made[SCRIPT] += _BRINGING % json.dumps(brought(sheet))
            for name, text in made.items():
                self.delete(name)
                self._save(name, ContentFile(text.encode()))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)
