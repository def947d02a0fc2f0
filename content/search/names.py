"""Many names in little memory: only whether one is among them, and which one it is."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from hashlib import blake2b


class Names:
    """A set of words, each by a number of eight bytes. Never changed once made.

    As strings they would take ten times as much. Two words share a number once in ten
    thousand million such sets.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._numbers = array("Q", sorted(map(number_of, names)))

    @classmethod
    def of_numbers(cls, numbers: Iterable[int]) -> "Names":
        """The names that have these numbers, ascending."""
        names = cls(())
        names._numbers.extend(numbers)
        return names

    def __contains__(self, name: str) -> bool:
        return self.place(name) is not None

    def __len__(self) -> int:
        return len(self._numbers)

    def place(self, name: str) -> int | None:
        """Where it stands among them, from 0; None for another word."""
        number = number_of(name)
        place = bisect_left(self._numbers, number)
        is_there = place < len(self._numbers) and self._numbers[place] == number
        return place if is_there else None

    @staticmethod
    def in_order(names: Iterable[str]) -> list[str]:
        """The names by their places."""
        return sorted(names, key=number_of)


def number_of(name: str) -> int:
    """The same in every process."""
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")
