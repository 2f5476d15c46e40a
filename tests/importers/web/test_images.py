"""Images of a page that are called by what they are, and not by what they show."""

from __future__ import annotations

import pytest

from ..conftest import markdown, png
from .test_reader import page


@pytest.fixture(autouse=True)
def pictures(tmp_path):
    for name in ("shape-03", "pier"):
        (tmp_path / f"{name}.png").write_bytes(png())


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="shape-03.png" alt="Shape">',
        '<img src="pier.png" alt="icon 2">',
        '<img src="pier.png" alt="image1" width="24" height="24">',
        '<img class="icon" src="pier.png" alt="Picture">',
    ],
)
def test_an_ornament_says_nothing(importing, markup):
    made = importing(page(f"<p>{markup} Boats</p>"), "a.html")
    assert "{.decorative} Boats" in markdown(made)
    assert "part of the page left out" in [one.name for one in made.repairs]


@pytest.mark.parametrize("said", ["image1", "Photo", "Bild 3"])
def test_what_may_show_something_waits_for_words(importing, said):
    made = importing(page(f'<p><img src="pier.png" alt="{said}"></p>'), "a.html")
    assert [one.name for one in made.repairs] == ["image without alternative text"]


@pytest.mark.parametrize("said", ["Shape", "image1"])
def test_no_such_name_stands_in_the_place_of_an_image_that_is_not_there(importing, said):
    made = importing(page(f'<p><img src="gone.png" alt="{said}"> Boats</p>'), "a.html")
    assert said not in markdown(made)


def test_a_link_keeps_its_only_words(importing):
    made = importing(page('<p>See <a href="/b"><img src="shape-03.png" alt="Icon"></a></p>'), "a.html")
    assert "![Icon](images/shape-03.png)" in markdown(made)


@pytest.mark.parametrize("address", ["../images/late.png", "https://a.example/images/late.png"])
def test_an_image_is_found_beside_the_file_by_its_name(importing, tmp_path, address):
    (tmp_path / "late.png").write_bytes(png())
    made = importing(page(f'<p><img src="{address}" alt="A lamp"></p>'), "a.html")
    assert "![A lamp](images/late.png)" in markdown(made)


def test_of_two_images_of_one_name_none_is_taken_for_the_other(importing, tmp_path):
    (tmp_path / "late.png").write_bytes(png())
    made = importing(page('<p><img src="x/late.png" alt="A"><img src="y/late.png" alt="B"></p>'), "a.html")
    assert made.images == ()
