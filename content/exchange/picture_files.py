"""The files of pictures in a folder of content files: `pictures/<key>.png`."""

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext_noop as _

from content.exchange.problems import BrokenContent, FileProblem, said
from content.exchange.shapes import file_name
from content.exchange.yaml_text import Entries
from content.pictures.errors import PictureRefused
from content.pictures.master import Master, master_of


def path_of(key: str) -> str:
    """ "pictures/infusion-room.png": where a picture stands below the content folder."""
    return f"pictures/{key}.png"


def read(folder: Path, entries: Entries | None) -> dict[str, Master]:
    """The pictures of a folder by key, clean as an upload would make them.

    entries: those of `records/pictures.yaml`; None where there is no such file.

    Raises:
        BrokenContent: a file is no picture, or it and the entries do not match.
    """
    lines = {entry["key"]: line for line, entry in (entries or Entries()).located()}
    found = {path.stem: path for path in sorted(folder.glob("pictures/*.png"))}
    problems = list(_disagreements(lines, found=found))
    masters = {}
    for key in sorted(lines.keys() & found.keys()):
        try:
            masters[key] = master_of(found[key].read_bytes())
        except (PictureRefused, OSError) as error:
            words = error.strerror if isinstance(error, OSError) else str(error)
            problems.append(FileProblem(file=path_of(key), line=1, message=words or ""))
    if problems:
        raise BrokenContent(problems)
    return masters


def _disagreements(
    lines: dict[str, int], *, found: dict[str, Path]
) -> Iterator[FileProblem]:
    table = file_name("pictures")
    for key in lines.keys() - found.keys():
        message = said(
            _("There is no %(file)s. A picture is stored as PNG."), file=path_of(key)
        )
        yield FileProblem(file=table, line=lines[key], message=message)
    for key in found.keys() - lines.keys():
        message = said(
            _("No entry of %(table)s has the key “%(key)s”."), table=table, key=key
        )
        yield FileProblem(file=path_of(key), line=1, message=message)
