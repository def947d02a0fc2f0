"""A translator's file as a PO catalogue, out and in."""

import re
from collections.abc import Iterator

import polib
from django.utils.translation import gettext_noop as _

from content.exchange.catalogues.entries import Catalogue, Entry
from content.exchange.problems import BrokenContent, FileProblem, said
from ketamine_info.catalogues import damaged_line

_BASE = "state: "
"""Before the fingerprint, in a comment: PO knows no better place that editors keep."""

_BASE_LINE = re.compile(rf"^{_BASE}([0-9a-f]{{12}})\s*$", re.MULTILINE)
_LINE = re.compile(r"\(line (\d+)\)")

_SITE, _SOURCE = "X-Site", "X-Source-Language"


def write(catalogue: Catalogue) -> str:
    """The file; the same texts give the same file."""
    file = polib.POFile(wrapwidth=78)
    file.metadata = {
        "Project-Id-Version": "ketamine-info content",
        "Language": catalogue.language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        _SITE: catalogue.site,
        _SOURCE: catalogue.source_language,
    }
    file.extend(_written(one, catalogue) for one in catalogue.entries)
    return f"{file}\n"


def _written(entry: Entry, catalogue: Catalogue) -> polib.POEntry:
    notes = [*entry.notes]
    if entry.source_language != catalogue.source_language:
        notes.append(f"{_SOURCE}: {entry.source_language}")
    return polib.POEntry(
        msgctxt=entry.address,
        msgid=entry.source,
        msgstr=entry.translation,
        previous_msgid=entry.previous or None,
        previous_msgctxt=entry.address if entry.previous else None,
        comment="\n".join([*notes, f"{_BASE}{entry.base}"]),
        flags=["fuzzy"] * entry.is_fuzzy,
    )


def read(text: str, *, name: str) -> Catalogue:
    """What a file says. name: of the file, for the person who has to mend it.

    Raises BrokenContent with every problem.
    """
    if line := damaged_line(text):
        raise _damaged(line, name=name)
    try:
        file = polib.pofile(text, wrapwidth=78)
    except (OSError, ValueError, IndexError) as error:
        at = _LINE.search(str(error))
        raise _damaged(int(at[1]) if at else 1, name=name) from error
    entries = [one for one in file if not one.obsolete]
    if problems := list(_problems(entries, name=name)):
        raise BrokenContent(problems)
    return Catalogue(
        language=file.metadata.get("Language", ""),
        source_language=file.metadata.get(_SOURCE, ""),
        site=file.metadata.get(_SITE, ""),
        entries=[_read(one) for one in entries],
    )


def _damaged(line: int, *, name: str) -> BrokenContent:
    message = said(_("This is no PO catalogue, or it is damaged from here on."))
    return BrokenContent([FileProblem(file=name, line=line, message=message)])


def _problems(entries: list[polib.POEntry], *, name: str) -> Iterator[FileProblem]:
    for one in entries:
        if one.msgid_plural:
            message = said(_("Texts of the site have no plural forms here."))
            yield FileProblem(file=name, line=one.linenum or 1, message=message)


def _read(entry: polib.POEntry) -> Entry:
    base = _BASE_LINE.search(entry.comment)
    return Entry(
        address=entry.msgctxt or "",
        source=entry.msgid,
        source_language="",
        translation=entry.msgstr,
        base=base[1] if base else None,
        previous=entry.previous_msgid or "",
        is_fuzzy=entry.fuzzy,
        line=entry.linenum or 1,
    )
