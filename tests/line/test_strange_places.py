"""A build in a folder and under a locale that many tools stumble over, as cron and CI have them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import FRONT_MATTER


def test_letters_outside_ascii_in_every_name_under_the_plainest_locale(tmp_path: Path) -> None:
    home = tmp_path / "Büro ж"
    folder = home / "source" / "заявление"
    folder.mkdir(parents=True)
    (folder / "statement.md").write_text(FRONT_MATTER + "# A Title\n\nThe well is open.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "everyreader", "build", "--formats", "epub,html,large-print"],
        cwd=home,
        env={**os.environ, "LC_ALL": "C", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "заявление: published (0 errors, 0 warnings" in done.stdout
    assert "untested" not in done.stdout
    assert (home / "build" / "заявление" / "заявление.epub").is_file()
