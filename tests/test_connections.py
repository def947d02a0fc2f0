"""No thread of the server leaves a connection behind."""

import gc
import threading
from types import SimpleNamespace

from ketamine_info import connections


def test_a_connection_is_closed_when_its_thread_is_gone():
    """Also where what Django keeps refers to itself, and nothing is collected."""
    closed = []
    opened = SimpleNamespace(close=lambda: closed.append(True))

    def work():
        wrapper = SimpleNamespace(vendor="postgresql", connection=opened)
        wrapper.itself = wrapper
        connections.keep(connection=wrapper)

    gc.disable()
    try:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        assert closed == [True]
    finally:
        gc.enable()
