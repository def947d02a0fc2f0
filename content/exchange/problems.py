"""What is wrong with a content file, so that its writer can mend it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext


class Said(str):
    """A sentence in English that can be said in the language of a person as well.

    Commands print it as it is: files are written in one language, whoever writes them.
    """

    template: str
    values: dict[str, Any]

    @property
    def translated(self) -> str:
        """In the active language."""
        words = gettext(self.template)
        return words % self.values if self.values else words


def said(template: str, **values: Any) -> Said:
    """A sentence and what stands in it. template: marked with `gettext_noop`."""
    sentence = Said(template % values if values else template)
    sentence.template, sentence.values = template, values
    return sentence


@dataclass(frozen=True, kw_only=True)
class FileProblem:
    """file: its name below the content folder. line: counted from 1."""

    file: str
    line: int
    message: str

    @property
    def words(self) -> str:
        """The message in the active language, where it can be said in it."""
        if isinstance(self.message, Said):
            return self.message.translated
        return self.message

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.message}"


class BrokenContent(ValueError):
    """Files that cannot be loaded; nothing of them has been."""

    def __init__(self, problems: list[FileProblem]) -> None:
        self.problems = sorted(problems, key=lambda p: (p.file, p.line))
        super().__init__("\n".join(str(problem) for problem in self.problems))
