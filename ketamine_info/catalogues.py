"""Interface texts compiled for gettext, without GNU gettext and without Django.

Django keeps a catalogue in memory from its first use, so this runs before it starts.
"""

import os
import re
from pathlib import Path

import polib

from ketamine_info.placeholders import misfits

_WHOLE_LINE = re.compile(
    r'\s*(?:#.*|(?:msg[a-z_]+(?:\[\d\])?\s*)?"(?:[^"\\]|\\.)*")?\s*'
)
LOCALE = Path(__file__).resolve().parent.parent / "locale"


class BrokenCatalogue(ValueError):
    """A catalogue that would break pages; says which entries, and why."""


def compile_all(root: Path = LOCALE) -> list[Path]:
    """Write a .mo beside every .po that is newer; returns what was written.

    Each file appears whole or not at all, so that a running site never reads half of
    one. Fuzzy entries are left out.

    Raises:
        BrokenCatalogue: a file cannot be read, or a placeholder does not fit. Nothing
            has been written.
    """
    stale = [(source, read(source)) for source in uncompiled(root)]
    if found := [f"{source}, {one}" for source, po in stale for one in misfits(po)]:
        raise BrokenCatalogue("\n".join(found))
    return [_compiled(source, catalogue) for source, catalogue in stale]


def uncompiled(root: Path = LOCALE) -> list[Path]:
    """Every .po without a .mo beside it, or with one that is older."""
    return [
        source
        for source in sorted(root.glob("*/LC_MESSAGES/django.po"))
        if _is_newer(source, source.with_suffix(".mo"))
    ]


def read(source: Path) -> polib.POFile:
    """A catalogue. Raises BrokenCatalogue with its file and line."""
    try:
        if line := damaged_line(source.read_text(encoding="utf-8")):
            raise BrokenCatalogue(f"{source}, line {line}, is damaged.")
        return polib.pofile(str(source))
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenCatalogue(f"{source} cannot be read: {error}") from error


def damaged_line(text: str) -> int | None:
    """The first line that no catalogue holds; None where all are whole.

    polib reads a text whose end is missing as if it were whole.
    """
    lines = enumerate(text.split("\n"), start=1)
    return next((n for n, line in lines if not _WHOLE_LINE.fullmatch(line)), None)


def _is_newer(source: Path, target: Path) -> bool:
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def _compiled(source: Path, catalogue: polib.POFile) -> Path:
    target = source.with_suffix(".mo")
    part = target.with_name(f".{target.name}.{os.getpid()}")
    catalogue.save_as_mofile(str(part))
    part.replace(target)
    return target
