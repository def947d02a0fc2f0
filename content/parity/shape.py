"""How a text is built: headings, lists, tables, cards, pictures, what it names."""

import re
from collections import Counter

from content.markup.links import page_key
from content.markup.parser import parse
from content.markup.problems import CITATION, FACT
from content.markup.tree import Box, Heading, Item, List, Picture, Table, walk

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_NOTE = re.compile(r"\[\^[^\]\n]+\](?!:)")


def shape(text: str) -> Counter[str]:
    """The blocks of a Markdown text, each said in one word, with how many there are."""
    found: Counter[str] = Counter()
    for block in walk(parse(text).blocks):
        match block:
            case Heading():
                found[f"heading {block.level}"] += 1
            case List():
                found["numbered list" if block.start else "list"] += 1
            case Item():
                found["item"] += 1
            case Table():
                found[f"table with {len(block.rows[0])} columns"] += 1
                found["row"] += len(block.rows)
            case Box():
                found[f"card {block.name}"] += 1
            case Picture():
                found[f"picture {block.key}"] += 1
            case _:
                found["paragraph"] += 1
    return found


def named(text: str) -> Counter[str]:
    """What a text names by its key: facts, sources, places of links, phone numbers."""
    found: Counter[str] = Counter()
    for match in FACT.finditer(text):
        found[f"{{{{{match[1]}}}}}"] += 1
    for match in CITATION.finditer(text):
        found[f"[@{match[1]}]"] += 1
    for match in _LINK.finditer(text):
        if place := _place(match[1]):
            found[place] += 1
    found["[^…]"] += len(_NOTE.findall(text))
    return +found


def _place(address: str) -> str:
    """Where a link leads, the same in every language; "" for other sites, which have a
    page in each."""
    if address.startswith(("page:", "tel:", "#")):
        return address
    return "" if page_key(address) == "" else address
