"""``python -m everyreader``."""

import sys

if __name__ == "__main__":
    try:
        from everyreader.cli.tasks import main

        main()
    except KeyboardInterrupt:  # before the program could say so itself
        sys.exit(130)
