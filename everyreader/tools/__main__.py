"""``python -m everyreader.tools``: fetch what is missing, Status 2 when something could not be had."""

from __future__ import annotations

import sys

from everyreader.model.errors import EveryreaderError
from everyreader.tools.fetch import ensure


def main() -> int:
    try:
        failed = ensure(lambda message: print(message, file=sys.stderr, flush=True))
    except EveryreaderError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("stopped; the next run begins where this one was", file=sys.stderr)
        return 130
    return 2 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
