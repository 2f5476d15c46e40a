"""What the program says at its doors."""

from __future__ import annotations

import subprocess
import sys

import pytest

from everyreader.cli.tasks import program

_WARNS = """
import warnings
from invoke import Collection, task
from everyreader.cli.program import EveryreaderProgram

@task
def warn(context):
    warnings.warn("colours may be off")

EveryreaderProgram(namespace=Collection(warn)).run(["everyreader", "warn"])
"""


def test_what_a_library_warns_of_does_not_reach_the_terminal():
    done = subprocess.run([sys.executable, "-c", _WARNS], capture_output=True, text=True, check=True)
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ["review", "--out", "x"],
            "this task has no --out, which is for build, check, clean, narrate, publish, serve;",
        ),
        (["build", "--fromats", "epub"], "No idea what '--fromats' is! (did you mean --formats?);"),
        (["biuld"], "No idea what 'biuld' is! (did you mean build?);"),
    ],
)
def test_a_flag_that_a_task_has_not_is_told_with_what_may_be_meant(
    words: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        program.run(["everyreader", *words])
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith(f"everyreader: {expected}")
