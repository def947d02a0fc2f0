"""Places among siblings: numbers with gaps."""

from collections.abc import Sequence

STEP = 10


def ranks_in_order(current: Sequence[int | None]) -> list[int]:
    """Numbers that rise."""
    known = [rank for rank in current if rank is not None]
    if len(known) == len(current) and all(
        a < b for a, b in zip(known, known[1:], strict=False)
    ):
        return known
    return [(place + 1) * STEP for place in range(len(current))]
