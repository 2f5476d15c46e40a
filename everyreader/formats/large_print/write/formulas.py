"""Formulas as pandoc's Typst writer carries them."""

from __future__ import annotations

import re

_BARRED = re.compile(r"\\(begin|end)\s*\{([vV])matrix\}")


def plain_matrices(tex: str) -> str:
    """Matrices between bars as bars and a matrix: pandoc 3.9 gives Typst both bars as one delimiter, which it
    refuses."""

    def parted(match: re.Match[str]) -> str:
        bar = "|" if match[2] == "v" else r"\Vert"
        return rf"\left{bar}\begin{{matrix}}" if match[1] == "begin" else rf"\end{{matrix}}\right{bar}"

    return _BARRED.sub(parted, tex)
