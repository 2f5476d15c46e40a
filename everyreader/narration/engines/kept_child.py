"""Run another child script, its standard output kept in a file that is there only when the script has ended
well.

Run as a script: the file, the script, the script's arguments. It goes on when the build that started it is
killed, and the next build takes the sentence from the file.
"""

import os
import runpy
import sys


def main(answer: str, script: str, *arguments: str) -> None:
    sys.argv = [script, *arguments]
    with open(f"{answer}.new", "wb") as file:
        os.dup2(file.fileno(), sys.stdout.fileno())
        runpy.run_path(script, run_name="__main__")
        sys.stdout.flush()
    os.replace(f"{answer}.new", answer)


if __name__ == "__main__":
    main(*sys.argv[1:])
