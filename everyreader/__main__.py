"""``python -m everyreader``."""

from everyreader.cli import main

if __name__ == "__main__":
    main()
