"""What of a page is folded while nobody has opened a fold, and what stands openly."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of a part of a page; those of the title of a fold stand openly."""

    open: str
    folded: str


def words(html: str, *, within: str = "") -> Words:
    """The words of a page, or of the element with the id `within`."""
    reader = _Reader(within=within)
    reader.feed(html)
    return Words(open=_one_line(reader.open), folded=_one_line(reader.folded))


def _one_line(texts: list[str]) -> str:
    return re.sub(r"\s+", " ", " ".join(texts)).strip()


_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}


class _Reader(HTMLParser):
    """Walks the elements; `path` holds, of each that is open, name, id and classes."""

    def __init__(self, *, within: str) -> None:
        super().__init__()
        self.within = within
        self.open: list[str] = []
        self.folded: list[str] = []
        self.path: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag not in _VOID:
            entry = (tag, known.get("id") or "", known.get("class") or "")
            self.path.append(entry)

    def handle_endtag(self, tag: str) -> None:
        while self.path and self.path.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _id, _classes in self.path]
        is_here = not self.within or any(
            name == self.within for _, name, _ in self.path
        )
        is_meaning = any(classes == "terms" for *_, classes in self.path)
        if not is_here or is_meaning or "main" not in tags:
            return
        folds = [place for place, tag in enumerate(tags) if tag == "details"]
        is_folded = any(tags[place + 1 : place + 2] != ["summary"] for place in folds)
        (self.folded if is_folded else self.open).append(data)
