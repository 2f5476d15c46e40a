"""One narration, timed: a statement spoken and encoded on so many processors, in a process of its own that
keeps to them.

``python -m everyreader.bench.narration_child FOLDER CACHE OUT PROCESSORS`` prints the seconds of both steps
as JSON. What is loaded first, programs and statement, is not in them.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from everyreader.formats.audio.write.writer import write
from everyreader.narration.choice import DEFAULT
from everyreader.narration.narrator import narrator_of
from everyreader.source import read_statement

# one transparent pixel: the cover takes no part in what is measured
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000000000400010a2db40000000049454e44ae426082"
)


def main(folder: Path, cache: Path, out: Path, processors: int) -> None:
    """Keep to the first ``processors`` that there are, speak and encode with so many jobs, print how long
    each took."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:processors])
    publication = read_statement(folder)
    narrator = narrator_of(publication, DEFAULT)
    begun = time.monotonic()
    narration = narrator.narrate(publication, cache, jobs=processors, say=lambda line: None)
    spoken = time.monotonic()
    write(
        publication,
        narration.assembly,
        cover_png=_PNG,
        cover_alt="",
        mp3=out / "bench.mp3",
        m4b=out / "bench.m4b",
    )
    print(json.dumps({"speaking": spoken - begun, "encoding": time.monotonic() - spoken}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
