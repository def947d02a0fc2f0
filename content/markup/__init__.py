"""Markdown to safe HTML. Pure: text and plain values in, text out.

Editors write Markdown with care cards and do/don't lists as blocks:

    /// emergency | Call 112
    - You cannot breathe.
    ///

Links name what they mean, not an address: `[costs](page:costs#ask-before)` and the
citation `[@R4]`. A fact stands in double braces, `{{fasting_food}}`, and is filled in
later (`content/facts/fill.py`). Raw HTML comes out as nothing, and `problems` tells the editor so.
The allow-list sanitiser (nh3) has the last word on every byte.
"""

from content.markup.picture_lines import picture_keys
from content.markup.problems import (
    Links,
    MarkupError,
    Problem,
    fact_problems,
    link_problems,
    problems,
)
from content.markup.render import render

__all__ = [
    "Links",
    "MarkupError",
    "Problem",
    "fact_problems",
    "link_problems",
    "picture_keys",
    "problems",
    "render",
]
