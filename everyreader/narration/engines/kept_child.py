"""Run another child script, its standard output kept in a file that is there only when the script has ended
well.

Run as a script: the file, how many bytes the text has, the script, the script's arguments. It goes on when
the build that started it is killed, and the next build takes the sentence from the file. A build may be
killed while it hands the text over: what came in part is not spoken, for it would be kept as the whole.
"""

import os
import runpy
import sys
import tempfile


def main(answer: str, size: str, script: str, *arguments: str) -> None:
    sys.argv = [script, *arguments]
    with open(f"{answer}.new", "wb") as file, tempfile.TemporaryFile() as text:
        with open(sys.stdin.fileno(), "rb", closefd=False) as given:
            text.write(given.read())
        if text.tell() != int(size):
            sys.exit("the text did not come whole")
        text.seek(0)
        os.dup2(text.fileno(), sys.stdin.fileno())
        os.dup2(file.fileno(), sys.stdout.fileno())
        runpy.run_path(script, run_name="__main__")
        sys.stdout.flush()
    os.replace(f"{answer}.new", answer)


if __name__ == "__main__":
    main(*sys.argv[1:])
