"""What the program says at its doors."""

from __future__ import annotations

import subprocess
import sys

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
