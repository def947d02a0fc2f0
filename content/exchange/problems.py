"""What is wrong with a content file, so that its writer can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class FileProblem:
    """file: its name below the content folder. line: counted from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.message}"


class BrokenContent(ValueError):
    """Files that cannot be loaded; nothing of them has been."""

    def __init__(self, problems: list[FileProblem]) -> None:
        self.problems = sorted(problems, key=lambda p: (p.file, p.line))
        super().__init__("\n".join(str(problem) for problem in self.problems))
