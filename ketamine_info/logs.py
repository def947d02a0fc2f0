"""Logs say what went wrong, not what somebody was reading."""

import logging


class NoAddresses(logging.Filter):
    """Drop the address of the page from Django's lines about requests.

    Who sends nonsense, such as the name of another host, gets one line and no traceback:
    it is no mistake of ours, and there is no end of it.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line through; requests lose their path."""
        if record.name.startswith("django.security"):
            record.exc_info = None
        request = getattr(record, "request", None)
        path = getattr(request, "path", None)
        if path and isinstance(record.args, tuple):
            record.args = tuple(
                "(address left out)" if argument == path else argument
                for argument in record.args
            )
        return True
