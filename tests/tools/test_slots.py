"""How much is worked on at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from everyreader.tools.slots import Slots, Stopped, lent, side_by_side


def test_a_slot_is_given_to_one_worker_at_a_time():
    slots, inside, most = Slots(2, Event()), [], []

    def work(_):
        with slots:
            inside.append(1)
            most.append(len(inside))
            inside.pop()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(200)))
    assert max(most) <= 2


def test_whoever_waits_for_another_process_lends_its_slot():
    slots, both = Slots(1, Event()), Barrier(2, timeout=10)

    def work(_):
        with slots, lent():
            both.wait()  # neither would come here without the other
        return True

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(work, range(2))) == [True, True]


def test_a_lent_slot_is_taken_back():
    slots = Slots(1, Event())
    with slots:
        with lent():
            assert slots.free.acquire(blocking=False)
            slots.free.release()
        assert not slots.free.acquire(blocking=False)


def test_nothing_begins_once_the_run_is_stopped():
    stopped = Event()
    slots = Slots(1, stopped)
    stopped.set()
    for _ in range(2):  # the slot was given back
        with pytest.raises(Stopped), slots:
            raise AssertionError


def test_what_is_done_side_by_side_keeps_its_order_and_raises_what_failed():
    assert side_by_side(lambda one, two: one + two, (1, 2, 3), (10, 20, 30)) == (11, 22, 33)
    with pytest.raises(ZeroDivisionError):
        side_by_side(lambda one: 1 // one, (1, 0))


def test_a_slot_is_lent_once_however_deep() -> None:
    slots = Slots(1, Event())
    with slots, lent():
        with lent():
            assert slots.free.acquire(blocking=False)
            assert not slots.free.acquire(blocking=False)
        slots.free.release()
    assert slots.free.acquire(blocking=False)
    assert not slots.free.acquire(blocking=False)
