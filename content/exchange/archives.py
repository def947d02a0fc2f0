"""All content files as one ZIP file, out and in. What comes in is trusted in nothing."""

import re
import stat
import struct
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from django.utils.translation import gettext as _

from content.exchange import exporting
from content.exchange.problems import BrokenContent, FileProblem

MAX_BYTES = 100_000_000
"""Of the ZIP file itself."""
MAX_UNPACKED = 300_000_000
"""Of all that is in it. A site of 60 pages in three languages has 2 million bytes of
texts; a picture has one to three million."""
MAX_FILES = 5_000
MAX_TEXT = 2_000_000
"""Of one file of text."""
MAX_PICTURE = 20_000_000
MAX_DIRECTORY = MAX_FILES * 400
"""Bytes of the list of names, which is read as a whole before anything can be counted."""

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP file can say
_CONTENT = re.compile(
    r"(pages/[\w.-]+\.md|records/\w+\.yaml|pictures/[\w.-]+\.png)", re.ASCII
)
_DEBRIS = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.I)
"""What computers add by themselves; left out without a word."""
_END = b"PK\x05\x06"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def write(out: IO[bytes]) -> int:
    """Write the drafts as a ZIP file; the same drafts give the same bytes. Returns the
    number of files."""
    count = 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in exporting.files():
            entry = zipfile.ZipInfo(name, date_time=_FIRST_DAY)
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            entry.create_system = 3  # so that it does not depend on the machine
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
            count += 1
    return count


@contextmanager
def unpacked(file: IO[bytes]) -> Iterator[Path]:
    """The content folder in a ZIP file, for as long as the block lasts.

    Raises:
        BrokenContent: it is no ZIP file, or holds what cannot be content.
    """
    with TemporaryDirectory() as folder, _opened(file) as archive:
        for name, entry in _checked(archive).items():
            path = Path(folder) / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(_bytes_of(archive, entry, name=name))
        yield Path(folder)


@contextmanager
def _opened(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    _refuse_large(file)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _broken(_("This is no ZIP file, or it is damaged.")) from error
    with archive:
        yield archive


def _refuse_large(file: IO[bytes]) -> None:
    """Before the list of names is read: it may be all there is in the file."""
    size = file.seek(0, 2)
    if size > MAX_BYTES:
        raise _broken(
            _("The file is larger than %(count)d million bytes.")
            % {"count": MAX_BYTES // 1_000_000}
        )
    file.seek(max(0, size - 66_000))  # the end has a comment of 65,535 bytes at most
    end = file.read()
    file.seek(0)
    at = end.rfind(_END)
    if at < 0 or len(end) < at + 20:
        raise _broken(_("This is no ZIP file, or it is damaged."))
    (directory,) = struct.unpack_from("<L", end, at + 12)
    if directory > MAX_DIRECTORY:
        raise _too_many()


def _checked(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files of content by their names below the content folder.

    Raises BrokenContent with everything that is wrong with any of them.
    """
    entries = [
        one
        for one in archive.infolist()
        if not one.is_dir() and not _DEBRIS.search(one.filename)
    ]
    if len(entries) > MAX_FILES:
        raise _too_many()
    if sum(one.file_size for one in entries) > MAX_UNPACKED:
        raise _broken(
            _("Unpacked, the files are larger than %(count)d million bytes.")
            % {"count": MAX_UNPACKED // 1_000_000}
        )
    above = _folder_around([one.filename for one in entries])
    found: dict[str, zipfile.ZipInfo] = {}
    problems = []
    names = Counter(one.filename.casefold() for one in entries)
    for one in entries:
        if message := _mistake(one, above=above, names=names):
            problems.append(
                FileProblem(file=_shown(one.filename), line=1, message=message)
            )
        found[one.filename.removeprefix(above)] = one
    if problems:
        raise BrokenContent(problems)
    if not found:
        raise _broken(_("The file holds no content: no pages/*.md, no records/*.yaml."))
    return found


def _mistake(entry: zipfile.ZipInfo, *, above: str, names: Counter[str]) -> str:
    name = entry.filename.removeprefix(above)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if not _CONTENT.fullmatch(name) or ".." in name:
        return _(
            "This is no content file. Content stands in pages/*.md, records/*.yaml and "
            "pictures/*.png."
        )
    if kind not in (0, stat.S_IFREG):
        return _("This is no file, but a link to another place.")
    if entry.flag_bits & 0x1:
        return _("The file is locked with a password. Make the ZIP file without one.")
    if entry.compress_type not in _METHODS:
        return _("The file is packed in a way that this site does not read.")
    if names[entry.filename.casefold()] > 1:
        return _("The ZIP file has two files with this name.")
    limit = _limit(name)
    if entry.file_size > limit:
        return _("The file is larger than %(count)d million bytes.") % {
            "count": limit // 1_000_000
        }
    return ""


def _limit(name: str) -> int:
    return MAX_PICTURE if name.startswith("pictures/") else MAX_TEXT


def _bytes_of(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, name: str) -> bytes:
    """What an entry holds. More than it says is never read, and is a mistake."""
    try:
        with archive.open(entry) as source:
            return source.read(_limit(name) + 1)
    except Exception as error:
        # Whatever a forged stream makes a decoder raise: zlib.error, EOFError, …
        message = _("This file is damaged in the ZIP file.")
        problem = FileProblem(file=name, line=1, message=message)
        raise BrokenContent([problem]) from error


def _folder_around(names: list[str]) -> str:
    """ "content/" where everything stands in a folder of that name, as it does when a
    folder was packed; "" for none."""
    first = {name.partition("/")[0] for name in names}
    around = next(iter(first)) if len(first) == 1 else ""
    is_content = around in ("pages", "records", "pictures", "", ".", "..")
    return "" if is_content else f"{around}/"


def _shown(name: str) -> str:
    """A name of which nobody knows what is in it, on one line."""
    return "".join(one if one.isprintable() else "�" for one in name)[:120] or "?"


def _too_many() -> BrokenContent:
    return _broken(
        _("There are more than %(count)d files in it.") % {"count": MAX_FILES}
    )


def _broken(message: str) -> BrokenContent:
    return BrokenContent([FileProblem(file="ZIP", line=1, message=message)])
