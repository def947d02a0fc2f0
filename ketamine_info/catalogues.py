"""Interface texts compiled for gettext, without GNU gettext and without Django.

Django keeps a catalogue in memory from its first use, so this runs before it starts.
"""

import os
from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_all(root: Path = LOCALE) -> list[Path]:
    """Write a .mo beside every .po that is newer; returns what was written.

    Each file appears whole or not at all, so that a running site never reads half of
    one. Fuzzy entries are left out.
    """
    written = []
    for source in sorted(root.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        part = target.with_name(f".{target.name}.{os.getpid()}")
        polib.pofile(str(source)).save_as_mofile(str(part))
        part.replace(target)
        written.append(target)
    return written
