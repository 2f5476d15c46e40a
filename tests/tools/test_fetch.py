"""What is fetched is staged, verified, and only then in its place."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import tarfile
from pathlib import Path

import pytest

from everyreader.model.errors import MakerFailed, MakerMissing
from everyreader.tools import fetch, places

JAR = b"not veraPDF"


@pytest.fixture
def maven_with_another_jar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A local Maven repository whose veraPDF is some other file."""
    place = tmp_path / "m2" / "org/verapdf/apps/greenfield-apps/1.28.2"
    place.mkdir(parents=True)
    (place / "greenfield-apps-1.28.2.jar").write_bytes(JAR)
    monkeypatch.setenv("M2_REPO", str(tmp_path / "m2"))


def npm_lock(folder: Path, integrity: str | None = None) -> None:
    """A lock of one local package; ``integrity`` replaces its true hash."""
    folder.mkdir()
    manifest = json.dumps({"name": "thing", "version": "1.0.0", "scripts": {"install": "touch ran"}}).encode()
    with tarfile.open(folder / "thing.tgz", "w:gz") as archive:
        member = tarfile.TarInfo("package/package.json")
        member.size = len(manifest)
        archive.addfile(member, io.BytesIO(manifest))
    digest = base64.b64encode(hashlib.sha512((folder / "thing.tgz").read_bytes()).digest()).decode()
    address = f"file:{folder / 'thing.tgz'}"
    top = {"name": "tools", "version": "1.0.0", "dependencies": {"thing": address}}
    thing = {"version": "1.0.0", "resolved": address, "integrity": integrity or f"sha512-{digest}"}
    lock = {
        "name": "tools",
        "version": "1.0.0",
        "lockfileVersion": 3,
        "requires": True,
        "packages": {"": top, "node_modules/thing": thing},
    }
    (folder / "package.json").write_text(json.dumps(top))
    (folder / "package-lock.json").write_text(json.dumps(lock))


def test_a_jar_with_another_hash_is_refused(empty_tools: Path, maven_with_another_jar: None) -> None:
    with pytest.raises(MakerFailed, match="not the file that was tested"):
        fetch.fetch_verapdf()
    assert list(empty_tools.iterdir()) == []


def test_a_jar_with_the_hash_expected_is_kept(empty_tools: Path, maven_with_another_jar: None) -> None:
    fetch.fetch_verapdf(sha256=hashlib.sha256(JAR).hexdigest())
    assert places.verapdf_jar().read_bytes() == JAR


def test_the_schemas_of_the_talking_book_are_kept_to_their_hash_too(
    empty_tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "m2/org/daisy/pipeline/modules/daisy202-utils" / places.DAISY_VERSION
    place.mkdir(parents=True)
    (place / f"daisy202-utils-{places.DAISY_VERSION}.jar").write_bytes(JAR)
    monkeypatch.setenv("M2_REPO", str(tmp_path / "m2"))
    with pytest.raises(MakerFailed, match="not the file that was tested"):
        fetch.fetch_daisy()
    fetch.fetch_daisy(sha256=hashlib.sha256(JAR).hexdigest())
    assert places.daisy_jar().read_bytes() == JAR


def test_a_refused_file_leaves_the_one_before(tmp_path: Path) -> None:
    new, kept = tmp_path / "new", tmp_path / "kept"
    new.write_bytes(b"new")
    kept.write_bytes(b"kept")
    with pytest.raises(MakerFailed):
        fetch.put_verified(new, kept, sha256="0" * 64)
    assert kept.read_bytes() == b"kept"


def test_an_npm_package_with_another_hash_is_refused(
    empty_tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm_lock(tmp_path / "lock", integrity="sha512-" + base64.b64encode(bytes(64)).decode())
    monkeypatch.setattr(fetch, "NPM_LOCK", tmp_path / "lock")
    with pytest.raises(MakerFailed, match="npm could not install"):
        fetch.fetch_npm()
    assert list(empty_tools.iterdir()) == []


def test_npm_packages_are_installed_without_running_their_scripts(
    empty_tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm_lock(tmp_path / "lock")
    monkeypatch.setattr(fetch, "NPM_LOCK", tmp_path / "lock")
    fetch.fetch_npm()
    assert [path.name for path in places.npm_module("thing").iterdir()] == ["package.json"]


def test_packages_of_an_installation_that_was_interrupted_are_missing(empty_tools: Path) -> None:
    (empty_tools / "node_modules").mkdir()
    assert "npm" in fetch.missing()


def test_with_everything_there_nothing_is_fetched_or_said() -> None:
    said: list[str] = []
    assert (fetch.ensure(said.append), said) == ((), [])


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("EVERYREADER_TOOLS", str(tmp_path / "file" / "tools"))
    with pytest.raises(MakerMissing, match=r"file/tools.*EVERYREADER_TOOLS"):
        fetch.ensure(lambda message: None)


def test_tools_of_an_earlier_lock_go_when_the_new_ones_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = places.tools_folder()
    monkeypatch.delenv("EVERYREADER_TOOLS", raising=False)
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    earlier = tmp_path / "share" / "everyreader" / "0123456789ab"
    earlier.mkdir(parents=True)
    now = places.tools_folder()
    now.mkdir()
    for path in ready.iterdir():
        if path.name not in (".lock", "browser.json"):
            (now / path.name).symlink_to(path)
    fetch.ensure(lambda message: None)
    assert [path.name for path in earlier.parent.iterdir()] == [now.name]
