"""What is asked for several times is worked out once."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from everyreader.cache.once import Once


def test_those_who_ask_at_the_same_time_share_one_work() -> None:
    once: Once[int] = Once(4)
    begun, go, asked = [], threading.Event(), threading.Barrier(5)

    def work() -> int:
        begun.append(1)
        go.wait(5)
        return 7

    def ask() -> int:
        asked.wait(5)
        return once.get("key", work)

    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(ask) for _ in range(4)]
        asked.wait(5)
        go.set()
        assert [one.result(5) for one in answers] == [7] * 4
    assert len(begun) == 1


def test_only_the_values_used_last_are_held() -> None:
    once: Once[str] = Once(2)
    for key in ("a", "b", "a", "c"):
        once.get(key, lambda: "before")
    assert [once.get(key, lambda: "anew") for key in ("a", "c", "b")] == ["before", "before", "anew"]


def test_what_failed_is_tried_again() -> None:
    once: Once[int] = Once(2)
    with pytest.raises(ZeroDivisionError):
        once.get("key", lambda: 1 // 0)
    assert once.get("key", lambda: 3) == 3
