"""Several threads that want the same page: one makes it, nobody waits for ever."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from ketamine_info.front.front import Front
from ketamine_info.front.keeper import Keeper
from ketamine_info.front.kept import Kept, Response
from ketamine_info.front.once import Once

THREADS = 6
PAGE = Response(200, (), b"", "", 0, 0)


@pytest.fixture
def waiting(monkeypatch):
    """Released by each thread that waits for another."""
    waiting = threading.Semaphore(0)

    class Watched(Future):
        def result(self, timeout=None):
            waiting.release()
            return super().result(timeout)

    monkeypatch.setattr("ketamine_info.front.once.Future", Watched)
    return waiting


def all_but_one(waiting):
    for _thread in range(THREADS - 1):
        assert waiting.acquire(timeout=20)


def together(once, make, *, keys=("page",) * THREADS):
    """What each thread gets: the first one makes until all have asked."""
    with ThreadPoolExecutor(len(keys)) as threads:
        futures = [threads.submit(once.do, key, make) for key in keys]
        return [one.exception() or one.result() for one in futures]


def test_one_makes_and_all_get_it(waiting):
    once, calls = Once(), []

    def make():
        calls.append(True)
        all_but_one(waiting)
        return "made"

    assert together(once, make) == ["made"] * THREADS
    assert len(calls) == 1
    assert once._running == {}


def test_different_pages_do_not_wait_for_each_other():
    both = threading.Barrier(2, timeout=20)
    assert together(Once(), lambda: both.wait() >= 0, keys=("a", "b")) == [True, True]


def test_an_error_reaches_everybody_and_blocks_nobody(waiting):
    once = Once()

    def broken():
        all_but_one(waiting)
        raise ValueError("broken")

    assert [str(one) for one in together(once, broken)] == ["broken"] * THREADS
    assert once.do("page", lambda: "whole") == "whole"


def test_who_waits_too_long_gives_up():
    once, over = Once(patience=0.01), threading.Event()
    begun = threading.Event()
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(once.do, "page", lambda: begun.set() or over.wait(20))
        assert begun.wait(20)
        with pytest.raises(TimeoutError):
            once.do("page", lambda: "mine")
        over.set()
        assert first.result()


def test_the_front_makes_a_page_once_and_anew_after_a_publication(monkeypatch):
    """Who asks after a publication does not get what was begun before it."""
    front = Front(keeper := Keeper(), django=lambda: None)
    made = []

    def make(key):
        made.append(key)
        if len(made) == 1:
            keeper.kept = Kept(sequence=keeper.kept.sequence + 1)
            assert front._made(key, {}, last=None) is PAGE  # would wait for itself
        return PAGE

    monkeypatch.setattr("ketamine_info.front.drawing.made", make)
    assert front._made("/nl/", {}, last=None) is PAGE
    assert made == ["/nl/"] * 2


def test_what_another_process_has_made_is_sent_before_django_is_loaded():
    keeper = Keeper()

    def is_there(seconds):
        keeper.kept = Kept(rows={"/nl/": PAGE})  # it comes while this one loads
        return False

    def django():
        pytest.fail("nobody waits for it")

    front = Front(keeper, django=django, is_there=is_there)
    assert front._made("/nl/", {}, last=None) is PAGE
