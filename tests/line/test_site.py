"""``publish``: a copy for any web server, of what is published and nothing else; what it did not make it
leaves alone."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from everyreader.line.site import Site, publish_site
from everyreader.model.errors import PublishError, UsageError
from everyreader.publishing.manifest import disagreements, write_sums
from tests.conftest import Run

NOW = datetime(2024, 5, 2, 8, tzinfo=UTC)


def edition(out: Path, name: str, **more: object) -> Path:
    """An edition as a build leaves it: its folder aside, a link under its name."""
    folder = out / ".editions" / f"{name}-0123456789ab"
    (folder / "report").mkdir(parents=True)
    about = {
        "id": "0",
        "name": name,
        "title": f"On {name}",
        "date": "2024-05-02",
        "publisher": "P",
        "language": "en",
        "engine": "",
        "formats": ["html"],
        "files": [],
        **more,
    }
    (folder / "edition.json").write_text(json.dumps(about))
    (folder / f"{name}.html").write_text(f"<title>{name}</title>")
    (folder / "report" / "index.html").write_text("report")
    write_sums(folder)
    (out / name).symlink_to(f".editions/{folder.name}")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A build folder with an edition, a refusal, a cache, a draft and one that is to wait."""
    out = tmp_path / "build"
    for folder in (".refused/bad", ".held/early", ".editions/.cache"):
        (out / folder).mkdir(parents=True)
        (out / folder / "file").write_text("not for the web")
    edition(out, "wells")
    edition(out, "draft", draft=True)
    edition(out, "waits", embargo="2024-05-02T10:01:00+02:00")
    edition(out, "due", embargo="2024-05-02T10:00:00+02:00")
    return out


def publish(out: Path, target: Path) -> tuple[str, ...]:
    return publish_site(Site(out=out, target=target, clock=lambda: NOW))


def files(folder: Path) -> list[str]:
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if not one.is_dir())


def test_what_is_published_is_copied_as_plain_files(out: Path, tmp_path: Path) -> None:
    site = tmp_path / "www" / "statements"
    assert publish(out, site) == ("due", "wells")
    own = ("SHA256SUMS", "edition.json", "{}.html", "report/index.html")
    assert files(site) == sorted(
        [
            "SHA256SUMS",
            "index.html",
            *(f"{name}/{one.format(name)}" for name in ("due", "wells") for one in own),
        ]
    )
    assert not any(one.is_symlink() for one in site.rglob("*"))
    assert disagreements(site) == disagreements(site / "wells") == ()
    listed = (site / "index.html").read_text()
    assert "wells/index.html" in listed and "draft" not in listed and "waits" not in listed
    assert [one.name for one in site.parent.iterdir()] == ["statements"]
    assert site.stat().st_mode & 0o055 == 0o055 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_a_second_publish_replaces_the_first_whole(out: Path, tmp_path: Path) -> None:
    site = tmp_path / "www"
    publish(out, site)
    (out / "wells").unlink()
    assert publish(out, site) == ("due",)
    assert not (site / "wells").exists()


def test_a_folder_that_no_publish_made_is_left_alone(out: Path, tmp_path: Path) -> None:
    site = tmp_path / "www"
    site.mkdir()
    (site / "holiday.jpg").write_bytes(b"")
    with pytest.raises(UsageError, match=r"www holds holiday\.jpg, which no '.*publish' put there"):
        publish(out, site)
    assert files(site) == ["holiday.jpg"]


def test_a_file_that_somebody_added_to_a_published_folder_is_not_swept_away(
    out: Path, tmp_path: Path
) -> None:
    site = tmp_path / "www"
    publish(out, site)
    (site / "wells" / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match=r"wells/notes\.txt"):
        publish(out, site)
    assert (site / "wells" / "notes.txt").read_text() == "mine"


def test_an_edition_that_is_not_whole_stops_it_and_what_stood_there_stays(out: Path, tmp_path: Path) -> None:
    site = tmp_path / "www"
    publish(out, site)
    before = files(site)
    (out / "wells" / "wells.html").write_text("changed")
    with pytest.raises(PublishError, match=r"wells\.html is not the file that was published"):
        publish(out, site)
    assert files(site) == before
    assert "changed" not in (site / "wells" / "wells.html").read_text()


def test_one_that_was_interrupted_between_its_renames_is_mended(out: Path, tmp_path: Path) -> None:
    site = tmp_path / "www"
    publish(out, site)
    site.rename(tmp_path / ".www.before")
    (out / "wells" / "wells.html").write_text("changed")
    with pytest.raises(PublishError):
        publish(out, site)
    assert (site / "wells" / "index.html").parent.is_dir()


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("build", "build/www", "lie in each other"),
        ("build", ".", "lie in each other"),
        ("nothing", "www", "holds no edition that may be published"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    out: Path, tmp_path: Path, everyreader: object, source: str, target: str, said: str
) -> None:
    run: Run = everyreader("publish", target, "--out", source)  # type: ignore[operator]
    assert (run.exit_code, len((run.out + run.err).splitlines())) == (2, 1), run
    assert said in run.err


@pytest.mark.parametrize(("other", "named"), [("The Harbour Office", True), ("Another", False)])
def test_the_list_stands_under_the_house_where_all_editions_are_its(
    out: Path, tmp_path: Path, other: str, named: bool
) -> None:
    for name, house in (("wells", "The Harbour Office"), ("due", other)):
        folder = (out / name).resolve()
        (folder / "publisher.yaml").write_text(f"name: {house}\ncontact: {{email: press@a.example}}\n")
        write_sums(folder)
    publish(out, tmp_path / "www")
    listed = (tmp_path / "www" / "index.html").read_text()
    assert ('<p class="house">The Harbour Office</p>' in listed) == named
    assert ("mailto:press@a.example" in listed) == named
