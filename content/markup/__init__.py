"""Markdown to safe HTML. Pure: text and plain values in, text out.

Editors write a small dialect of Markdown (`docs/markup.md`). What is typed is what is
read, or it is refused with the line and what to do:

    /// emergency | Call 112
    - You cannot breathe.
    ///

Links name what they mean, not an address: `[costs](page:costs#ask-before)` and the
citation `[@R4]`. A fact stands in double braces, `{{fasting_food}}`, and is filled in
later (`content/facts/fill.py`). One parser serves the checks and the renderer; the
ledger and the comparison watch over both, and the allow-list sanitiser (nh3) has the
last word on every byte.
"""

from content.markup.leaves import Leaf
from content.markup.links import (
    Links,
    anchor_problems,
    heading_count,
    link_problems,
    places,
)
from content.markup.normal import normal
from content.markup.problems import (
    BRACES,
    MarkupError,
    fact_problems,
    leaves,
    picture_keys,
    problems,
    remarks,
)
from content.markup.render import render
from content.markup.tree import Problem

__all__ = [
    "BRACES",
    "Leaf",
    "Links",
    "MarkupError",
    "Problem",
    "anchor_problems",
    "fact_problems",
    "heading_count",
    "leaves",
    "link_problems",
    "normal",
    "picture_keys",
    "places",
    "problems",
    "remarks",
    "render",
]
