"""All tasks in one collection. Each calls one function, prints, and leaves the exit status to the program
(docs/tasks.md)."""

from __future__ import annotations

import locale
import os

from invoke import Collection, Program

from everyreader.cli.checkout import bench, doctor, mutate, test
from everyreader.cli.desk import serve
from everyreader.cli.editions import build, check, clean, publish
from everyreader.cli.interruption import heed
from everyreader.cli.program import EveryreaderProgram
from everyreader.cli.statements import add, narrate, review

namespace = Collection(build, check, serve, add, review, narrate, doctor, test, mutate, bench, publish, clean)
program: Program = EveryreaderProgram(name="Everyreader", binary="everyreader", namespace=namespace)


def main() -> None:
    """The installed command ``everyreader``."""
    # numpy's vectors are short here: threads of its own would only wait for each other
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if not locale.getencoding().lower().replace("-", "").startswith("utf8"):
        os.environ["LC_ALL"] = (
            "C.UTF-8"  # under cron and in CI Java and pandoc cannot open a path with other letters
        )
    heed()
    program.run()


__all__ = ["main", "namespace", "program"]
