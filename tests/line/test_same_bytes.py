"""Two builds of one statement, far apart in everything that should not matter, are the same bytes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.conftest import OWN, Built, Run


def test_another_folder_time_zone_locale_and_umask(
    everyreader: Callable[..., Run], built: Built, tmp_path: Path
) -> None:
    """Without a cache: every sentence is spoken again."""
    elsewhere = tmp_path / "a folder with spaces" / "quellen"
    shutil.copytree(OWN, elsewhere / OWN.name)
    run = everyreader(
        "build",
        "--source",
        elsewhere,
        "--out",
        tmp_path / "ausgabe",
        "--jobs",
        "1",
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        LANG="C",
        PYTHONHASHSEED="7",
        HOME=str(tmp_path),
    )
    assert run.exit_code == 0, run
    again = tmp_path / "ausgabe" / OWN.name
    assert (again / "SHA256SUMS").read_text() == (built.own / "SHA256SUMS").read_text()
