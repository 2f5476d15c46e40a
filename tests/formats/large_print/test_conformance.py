"""veraPDF, the reference validator, finds nothing under PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from pathlib import Path

from everyreader.checks.validators import Jvm, verapdf
from everyreader.model.findings import Outcome, Rendition

from .conftest import Printed, print_text
from .constructs import CONSTRUCTS


def test_no_rule_of_either_standard_fails(rich_print: Printed, tmp_path: Path) -> None:
    files = {rich_print.path: Rendition.LARGE_PRINT}
    for number, text in enumerate(CONSTRUCTS.values()):
        folder = tmp_path / f"construct-{number}"
        folder.mkdir()
        made = print_text(folder, text).path
        files[made.rename(folder / f"{number}.pdf")] = Rendition.LARGE_PRINT
    with Jvm() as jvm:
        result = verapdf.validate(files, tmp_path / "raw", jvm=jvm)
    assert result.findings == ()
    assert result.outcome is Outcome.PASSED
    assert len(result.raw) == 2 * len(files)
