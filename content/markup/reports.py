"""Collecting what is wrong with a text, as much as an editor can use."""

from content.markup.tree import Problem


class Reports:
    """Problems, or remarks, each once. When it is full, more are not heard."""

    LIMIT = 100

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}

    @property
    def is_full(self) -> bool:
        """Whether it would keep no more; then no sentence has to be made."""
        return len(self._found) >= self.LIMIT

    def add(self, line: int, message: str) -> None:
        """Keep a sentence about a line."""
        if not self.is_full:
            self._found[Problem(line=line, message=message)] = None

    def in_order(self) -> list[Problem]:
        """All of them, by line."""
        return sorted(self._found, key=lambda problem: problem.line)
