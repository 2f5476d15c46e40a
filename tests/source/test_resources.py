"""Images: beside the statement, whole, of a kind that every format takes."""

from __future__ import annotations

import hashlib

import pytest
from PIL import Image

from everyreader.model.errors import SourceError
from everyreader.source import read_statement


def test_an_image_is_read_measured_and_hashed_once(write):
    folder = write("![a](map.png) and ![b](map.png)\n")
    (found,) = read_statement(folder).resources
    assert (found.name, found.path, found.media_type) == ("map.png", folder / "map.png", "image/png")
    assert (found.width, found.height) == (8, 6)
    assert found.data == (folder / "map.png").read_bytes()
    assert found.sha256 == found.origin == hashlib.sha256(found.data).hexdigest()
    assert found.line == 8


@pytest.mark.parametrize(
    ("name", "kind", "media_type"),
    [
        ("a.jpg", "JPEG", "image/jpeg"),
        ("a.JPEG", "JPEG", "image/jpeg"),
        ("a.gif", "GIF", "image/gif"),
        ("a.webp", "WEBP", "image/webp"),
        ("b/my%20map.png", "PNG", "image/png"),
        ("called-otherwise.png", "JPEG", "image/jpeg"),
        ("a.bmp", "BMP", "image/png"),
        ("a.tif", "TIFF", "image/png"),
        ("a.avif", "AVIF", "image/png"),
    ],
)
def test_kinds_and_places_of_images(write, name, kind, media_type):
    folder = write(f"![a]({name})\n")
    (folder / "b").mkdir()
    Image.new("RGB", (2, 2)).save(folder / name.replace("%20", " "), format=kind)
    (found,) = read_statement(folder).resources
    assert (found.name, found.media_type) == (name, media_type)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("none.png", "is not there; put it into wells/ or mend the name"),
        (".", "is not there"),
        ("../secret.png", "lies outside the statement's folder; copy it in"),
        ("%2e%2e/secret.png", "lies outside the statement's folder"),
        ("/etc/hostname", "lies outside the statement's folder"),
        ("%2fetc/hostname", "lies outside the statement's folder"),
        ("file:///etc/hostname", "lies outside the statement's folder"),
        ("https://example.org/a.png", "lies outside the statement's folder"),
        ("//example.org/a.png", "lies outside the statement's folder"),
        ("data:image/png;base64,AAAA", "lies outside the statement's folder"),
        ("C:/a.png", "lies outside the statement's folder"),
        ("away.png", "lies outside the statement's folder"),
        ("ring.png", "cannot be found"),
        ("%00.png", "holds a character that no file name has"),
        ("x" * 5000 + ".png", "cannot be found: File name too long; mend the name"),
        ("statement.md", "cannot be opened: it is broken, or no image; save it as PNG or JPEG"),
        ("half.png", "is cut short; fetch or save it again as PNG or JPEG"),
        ("half.jpg", "is cut short; fetch or save it again as PNG or JPEG"),
        ("empty.png", "is empty; save it again as PNG or JPEG"),
        ("drawing.svg", "is a drawing that does not say how large it is; give it a viewBox"),
        ("pages.tif", "holds several pages; save each as an image of its own"),
    ],
)
def test_an_image_that_cannot_be_taken_is_refused_with_its_line(write, name, says):
    folder = write(f"a\nb\n\n![c]({name})\n")
    picture = (folder / "map.png").read_bytes()
    (folder.parent / "secret.png").write_bytes(picture)
    (folder / "away.png").symlink_to(folder.parent / "secret.png")
    (folder / "ring.png").symlink_to("ring.png")
    (folder / "half.png").write_bytes(picture[:-30])
    (folder / "empty.png").touch()
    (folder / "drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    square = Image.effect_noise((40, 40), 90)
    square.save(folder / "half.jpg")
    (folder / "half.jpg").write_bytes((folder / "half.jpg").read_bytes()[:-200])
    square.save(folder / "pages.tif", save_all=True, append_images=[square])
    with pytest.raises(SourceError) as caught:
        read_statement(folder)
    assert caught.value.line == 11
    assert caught.value.message.startswith(f"image '{name[:90]}")
    assert says in caught.value.message


def test_an_image_of_too_many_pixels_is_refused(write):
    folder = write("![a](large.png)\n")
    Image.new("1", (10_000, 6_000)).save(folder / "large.png")
    with pytest.raises(SourceError, match="has 10000 × 6000 pixels; save it smaller"):
        read_statement(folder)
