"""Characters that text cannot hold wherever it goes: in XML, in calendar files."""

import re

_SEPARATORS = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
"""Ends of lines to some programs and to others nothing: Word's own among them."""

_UNUSABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Controls, halves of pairs, and what is no character at all."""


def usable(text: str) -> str:
    """The text without characters that XML refuses; where two words met, a space."""
    return _UNUSABLE.sub("", _SEPARATORS.sub(" ", text))
