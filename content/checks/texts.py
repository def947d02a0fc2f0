"""A text to be measured, and where it stands."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Text:
    """One text in one language, as Markdown with its facts filled in.

    page: a page's key, "costs", or a table of records, "records/costs". place: where
    its first line stands, "pages/costs.nl.md:12". field: "summary", "body", …
    """

    page: str
    language: str
    file: str
    line: int
    field: str
    markdown: str

    def place(self, line: int = 1) -> str:
        """Where a line of the text stands. line: within the text, counted from 1."""
        start = f"{self.file}:{self.line + line - 1}"
        return start if self.field in ("heading", "body") else f"{start} {self.field}"
