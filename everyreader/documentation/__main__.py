"""``python -m everyreader.documentation``: fill the generated regions of a checkout's ``docs/`` anew."""

from __future__ import annotations

import sys
from pathlib import Path

from everyreader.documentation import TABLES, RegionError, fill

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Write what is out of date and name it; 2 where there are no ``docs/`` or a mark is wrong."""
    folder = ROOT / "docs"
    if not folder.is_dir():
        print(f"{folder} is not there; run this in a checkout", file=sys.stderr)
        return 2
    for path in sorted(folder.glob("*.md")):
        old = path.read_text(encoding="utf-8")
        try:
            new = fill(old, TABLES)
        except RegionError as error:
            print(f"{path.relative_to(ROOT)}: {error}", file=sys.stderr)
            return 2
        if new != old:
            path.write_text(new, encoding="utf-8", newline="\n")
            print(f"filled {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
