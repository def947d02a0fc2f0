"""The entry point for an HTTP server."""

import ctypes
import os
import signal
import sys

from django.core.wsgi import get_wsgi_application

PR_SET_PDEATHSIG = 1  # from Linux' <sys/prctl.h>


def end_with_the_server() -> None:
    """On Linux: end when the server's main process is gone, even if it was killed.

    An orphaned worker would go on answering with old code, and hold the port.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ketamine_info.settings")
application = get_wsgi_application()
end_with_the_server()
