"""The statements of the five texts, and where the folder `digests` says each of them.

`statements.yaml` splits section 1 of the fact sheet. `at` is a place in the folder: a fact
of a clinic, a clinic or a row of one of its lists, a page or one of its sections.
"""

import html as codes
import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from content.exchange import folders
from content.exchange.exporting import export
from content.public import site

FOLDER = Path(__file__).resolve().parent / "digests"
LANGUAGE_OF = {"s0": "nl", "s1": "de", "s2": "de", "s3": "de", "s4": "en"}
PAGE_OF = {
    **{one: f"clinic-{one}" for one in ("s0", "s1", "s2", "s3")},
    "s4": "s4-time-and-severity",
}


@dataclass(frozen=True, kw_only=True)
class Statement:
    """holds: a typed field → its value; of a text ("remark.nl"), words in it.

    words: language → what a reader of the page must find there. never: language →
    patterns of what no page may say, and because: why not.
    """

    id: str
    digest: str
    says: str
    kind: str
    at: str = ""
    holds: dict = field(default_factory=dict)
    words: dict = field(default_factory=dict)
    because: str = ""
    never: dict = field(default_factory=dict)


STATEMENTS = [
    Statement(**row) for row in yaml.safe_load((FOLDER / "statements.yaml").read_text())
]


def of_kind(*kinds):
    return [one for one in STATEMENTS if one.kind in kinds]


def found_at(content, place):
    """The entry, the row of a list or the section at a place: field → value."""
    table, key, *rest = place.split("/")
    if table == "pages":
        page = content.pages[key][LANGUAGE_OF[key.removeprefix("clinic-")[:2]]]
        if not rest:
            return vars(page)
        (section,) = [one for one in page.sections if one.key == rest[0]]
        return {"kind": section.kind, "text": f"{section.heading}\n{section.body}"}
    entry = _row(content.tables[table], "code" if table == "countries" else "key", key)
    if table == "facts":
        return _row(entry["values"], "clinic", rest[0])
    if rest:
        name, row = rest
        return _row(entry[name], "weekday" if name == "hours" else "key", row)
    return entry


def _row(rows, name, value):
    (row,) = [one for one in rows if str(one[name]) == value]
    return row


def missing(row, holds):
    """What a place does not hold of what it should: "low: 4, not 3"."""
    for name, wanted in holds.items():
        plain, _, language = name.partition(".")
        if language:
            text = row["text"] if plain == "body" else row[plain][language]
            if wanted not in text:
                yield f"{name}: “{wanted}” is not in “{text}”"
        elif str(row.get(plain)) != str(wanted):
            yield f"{name}: {row.get(plain)}, not {wanted}"


def visible(html):
    """What a reader sees of a page, its contents first, on one line."""
    parts = re.findall(
        '<nav class="contents".*?</nav>|<main.*?</main>', html, re.DOTALL
    )
    main = " ".join(parts)
    inline = "a|abbr|b|bdi|button|dfn|em|span|strong|time"
    text = re.sub(rf"</?(?:{inline})\b[^>]*>", "", main)
    text = codes.unescape(re.sub("<[^>]+>", " ", text))
    return re.sub(r"\s+([.,:;?)])", r"\1", " ".join(text.replace("\xad", "").split()))


def public_pages(client):
    """Every page of the site as readers see it: (key, language) → words."""
    return {
        (entry.page_key, language): visible(client.get(entry.url).content.decode())
        for language in ("nl", "de", "en")
        for entry in site.load().pages(language=language)
    }


def exported(folder):
    """What the database says, as the folder that an export writes."""
    export(folder)
    return folders.read(folder)
