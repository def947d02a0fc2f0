"""What was copied elsewhere, as clean text in the dialect of `content/markup`. Pure.

From a word processor, a web page, an e-mail or a PDF come styles, debris and broken
words. `clean` keeps every word that could be read there, and says what it left out and
how often: nothing disappears in silence. `docs/decisions/0025-editor.md` says why none
of the known converters does this.
"""

from content.paste.cleaned import Cleaned, Kind, Removed
from content.paste.cleaning import clean

__all__ = ["Cleaned", "Kind", "Removed", "clean"]
