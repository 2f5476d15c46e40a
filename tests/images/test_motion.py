"""Flashes: more than three a second over a large part of the view are told, and nothing else."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from everyreader.images import motion_of

BLACK, WHITE, RED, GREY = "black", "white", "#ff0000", "#4d4d4d"


def film(
    colours: list[str],
    milliseconds: int,
    kind: str = "GIF",
    size: tuple[int, int] = (300, 200),
    **how: object,
) -> bytes:
    first, *rest = [Image.new("RGB", size, one) for one in colours]
    out = io.BytesIO()
    first.save(out, kind, save_all=True, append_images=rest, duration=milliseconds, **{"loop": 0, **how})
    return out.getvalue()


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("milliseconds", "broad"), [(50, True), (120, True), (150, True), (170, False), (500, False)]
)
def test_more_than_three_flashes_a_second(kind: str, milliseconds: int, broad: bool) -> None:
    motion = motion_of(film([BLACK, WHITE], milliseconds, kind))
    assert (motion.broad, motion.too_often) == (broad, broad)


def test_three_flashes_in_a_second_are_within_bounds() -> None:
    assert not motion_of(film([BLACK, WHITE] * 3 + [BLACK], 100, "PNG", loop=1)).too_often


def test_four_flashes_in_a_second_are_not() -> None:
    assert motion_of(film([BLACK, WHITE] * 4 + [BLACK], 100, "PNG", loop=1)).broad


def test_a_picture_of_no_time_is_shown_for_a_tenth_of_a_second() -> None:
    assert motion_of(film([BLACK, WHITE], 0)).flashes == 5


def test_red_flashes_whatever_its_brightness() -> None:
    assert motion_of(film([RED, GREY], 100)).broad


@pytest.mark.parametrize("colours", [["#e8e8e8", WHITE], ["#404040", "#585858"], ["#0000c0", "#00408f"]])
def test_changes_too_faint_are_no_flashes(colours: list[str]) -> None:
    assert motion_of(film(colours, 100)).flashes == 0


def test_a_small_part_flashes_as_often_but_is_not_broad() -> None:
    motion = motion_of(film([BLACK, WHITE], 100, size=(140, 140)))
    assert (motion.flashes, motion.broad, motion.too_often) == (5, False, True)


def test_fine_patterns_that_balance_each_other_do_not_flash() -> None:
    boards = [
        Image.linear_gradient("L").point(lambda value, odd=odd: 255 * ((value + odd) % 2)).convert("RGB")
        for odd in (0, 1)
    ]
    out = io.BytesIO()
    boards[0].save(out, "GIF", save_all=True, append_images=boards[1:], duration=100, loop=0)
    assert motion_of(out.getvalue()).flashes == 0


def test_a_slow_fade_does_not_flash() -> None:
    steps = [f"#{value:02x}{value:02x}{value:02x}" for value in (*range(0, 250, 15), *range(250, 0, -15))]
    assert motion_of(film(steps, 40)).flashes <= 1


def test_what_stands_still_has_no_motion() -> None:
    assert motion_of(film([BLACK], 100)) is None
    assert motion_of(b"no image") is None
