"""The phrases that the site comes with; an administrator changes them from there."""

from functools import lru_cache
from pathlib import Path

import yaml

from content.gate.phrases import Row

_WORDS = Path(__file__).resolve().parent / "words"


@lru_cache(maxsize=1)
def shipped() -> tuple[Row, ...]:
    """Every phrase of `words/*.yaml`, language by language."""
    return tuple(
        (name, path.stem, words)
        for path in sorted(_WORDS.glob("*.yaml"))
        for name, phrases in yaml.safe_load(path.read_text(encoding="utf-8")).items()
        for words in dict.fromkeys(phrases)
    )
