"""The guard between languages: does a translation say what its source says? Pure.

Numbers, units, facts, links, sources, pictures, medicines, how a text is built, and the
words that deny, oblige or allow. What differs is a `Difference` with its place; whether
it stops anything is for `content/publishing/` to say.
"""

from content.parity.compare import compare
from content.parity.difference import Difference, Pair

__all__ = ["Difference", "Pair", "compare"]
