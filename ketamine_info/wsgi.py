"""The entry point for an HTTP server: readers are answered before Django is loaded."""

import ctypes
import os
import signal
import sys
import threading
import traceback
from pathlib import Path
from typing import Any, cast

from django.conf import settings

from ketamine_info.front.front import Application, Front
from ketamine_info.front.keeper import Keeper
from ketamine_info.front.kept import Kept
from ketamine_info.front.on_disk import OnDisk

PR_SET_PDEATHSIG = 1  # from Linux' <sys/prctl.h>
M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8  # from the GNU library's <malloc.h>
LARGE = 128 * 1024  # bytes: what the library begins with, and then raises up to 32 MB


def end_with_the_server() -> None:
    """On Linux: end when the server's main process is gone, even if it was killed.

    An orphaned worker would go on answering with old code, and hold the port.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def give_memory_back() -> None:
    """With the GNU library: one heap, and all that is large beside it.

    Python lets one thread run at a time, and a heap for each would keep 9 MB of a worker.
    What is large, such as an index that is being read, goes back to the system at once;
    within the heap it would leave holes, 12 MB of them.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt:
        mallopt(M_ARENA_MAX, 1)
        mallopt(M_MMAP_THRESHOLD, LARGE)


class Loading:
    """Loads Django beside whoever is answered meanwhile.

    renewing: makes what is missing, once Django is there.
    """

    def __init__(self) -> None:
        self.renewing: Any = None
        self._application: Any = None
        self._is_there = threading.Event()

    def load(self) -> None:
        """Django itself; the process ends where that fails, as it would without a front."""
        try:
            import django

            django.setup(set_prefix=False)
            from django.urls import get_resolver

            from content.finished.making import handler
            from ketamine_info.connections import end_with_threads
            from ketamine_info.front.drawing import Renewing

            end_with_threads()
            self._application = handler()
            get_resolver().url_patterns  # noqa: B018 (imports all views)
            self.renewing = Renewing()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        self._is_there.set()

    def is_there(self, seconds: float) -> bool:
        """Whether it is, after so many seconds at most."""
        return self._is_there.wait(seconds)

    def wait(self) -> Application:
        """Django, once it is there."""
        self._is_there.wait()
        application: Application = self._application
        return application


def site() -> Front:
    """The whole site: what is kept at once, the rest as soon as it is loaded."""
    folder = settings.KEPT_FOLDER
    keeper = Keeper(disk=OnDisk(Path(folder)) if folder else None)
    loading = Loading()
    front = Front(keeper, django=loading.wait, is_there=loading.is_there)
    if not keeper.ask():
        keeper.remember()
    keeper.let_go()  # the keeper's own thread goes on

    def meanwhile(kept: Kept) -> None:
        if loading.renewing:
            loading.renewing.look(kept.sequence)
            front.timed = loading.renewing.timed

    keeper.start(meanwhile)
    threading.Thread(target=loading.load, name="loading", daemon=True).start()
    return front


def without_front() -> Application:
    """For working on the code: every request sees the files as they are."""
    from django.core.wsgi import get_wsgi_application

    return cast(Application, get_wsgi_application())


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ketamine_info.settings")
give_memory_back()
application = without_front() if settings.DEBUG else site()
end_with_the_server()
