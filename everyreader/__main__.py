"""``python -m everyreader``, and the installed command ``everyreader``."""

import sys


def main() -> None:
    """End at once where a build without flags has nothing to do: loading the command line takes longer."""
    if sys.argv[1:] in ([], ["build"]) and _unchanged():
        return
    from everyreader.cli.tasks import main as run

    run()


def _unchanged() -> bool:
    from everyreader.line.options import Options
    from everyreader.line.unchanged import told
    from everyreader.model.errors import EveryreaderError

    try:
        return told(Options())
    except (EveryreaderError, OSError):
        return False  # the build meets the same, and tells it


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:  # before the program could say so itself
        sys.exit(130)
