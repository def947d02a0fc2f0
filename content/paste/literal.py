"""Words that look like a part of the dialect, so that they stay words.

The dialect has no sign that takes the meaning from another one. A space does.
"""

import re

_WITHIN = (
    (re.compile(r"\{(?=\{)(?!\{ *[a-z][a-z0-9_]*(?::[a-z]+)? *\}\})"), "{ "),
    (re.compile(r"\*(?=\*)"), "* "),
    (re.compile(r"\[(?=[@^])(?!@R[0-9]+[a-z]?\])"), "[ "),
    (re.compile(r"\](?=[\[({])"), "] "),
    (re.compile(r"!(?=\[)"), "! "),
    (re.compile(r"&(?=#?[A-Za-z0-9]+;)"), "& "),
    (re.compile(r"\\(?=[^\w\s]|_)"), r"\\ "),
    (re.compile(r"<(?=[/!a-zA-Z])"), "< "),
)
_AT_START = (
    (re.compile(r"(?=/{3})/+"), lambda found: " ".join(found[0])),
    (re.compile(r"(#{1,6}) +"), lambda found: found[1]),
    (re.compile(r"[|]"), lambda found: "¦"),
    (re.compile(r"\*(?: +\*(?!\*))+ *"), lambda found: ""),
    (re.compile(r"[•·] +"), lambda found: ""),
    (re.compile(r"([:+*–-]) +"), lambda found: found[1]),
    (re.compile(r"([1-9][0-9]{0,2})[.)]$"), lambda found: found[1]),
    (
        re.compile(r"([0-9]{1,3}[.)] +)(/{3,})"),
        lambda found: found[1] + " ".join(found[2]),
    ),
    (re.compile(r"(?=`{3}|~{3})[`~]+"), lambda found: " ".join(found[0])),
    (re.compile(r"(\*?\[[^\[\]]*\]):"), lambda found: f"{found[1]} :"),
)
_RULER = re.compile(
    r"([-*_])(?: *\1){2,}|[|: -]*-[|: -]*\|[|: -]*|[-=_*·.~ ]{3,}|[-*•·–]"
)


def within(text: str) -> str:
    """Words within a line, as words and nothing else."""
    for pattern, replacement in _WITHIN:
        text = pattern.sub(replacement, text)
    return text


def at_start(line: str) -> str:
    """A line of a paragraph, so that it begins nothing else."""
    before = ""
    while line != before:
        before = line
        for pattern, replacement in _AT_START:
            if found := pattern.match(line):
                line = replacement(found) + line[found.end() :]
    return line


def is_ruler(line: str) -> bool:
    """A line that was drawn across the page with signs; it has no words."""
    return bool(_RULER.fullmatch(line.strip()))
