"""When a calendar file was made, so that a later file replaces an earlier one."""

from datetime import UTC, datetime, timedelta
from threading import Lock


class FileTimes:
    """Gives each file of this process another second; remembers nothing but the last."""

    def __init__(self) -> None:
        self._last = datetime.min.replace(tzinfo=UTC)
        self._lock = Lock()

    def next(self, now: datetime) -> datetime:
        """Now, or the second after that of the last file, where that is later."""
        with self._lock:
            self._last = max(now, self._last + timedelta(seconds=1))
            return self._last
