"""A recording's pieces, encoded side by side; those that an earlier build has encoded are kept."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from everyreader.cache.store import Store
from everyreader.sound.seams import pieces

Packets = Sequence[bytes]


def encoded_pieces(
    samples: np.ndarray, encode: Callable[[np.ndarray], Packets], kept: Store | None, *how: Any
) -> list[tuple[int, Packets]]:
    """Each piece of ``samples``: how many it has, and what ``encode`` makes of it. ``how`` is all that this
    depends on beside the samples."""

    def of(piece: np.ndarray) -> Packets:
        made_of = ("encoded", *how, hashlib.sha256(piece.tobytes()).hexdigest())
        known = kept.understood(_decoded, *made_of) if kept else None
        if known is not None:
            return known
        found = encode(piece)
        if kept:
            kept.put([base64.b64encode(one).decode() for one in found], *made_of)
        return found

    parts = pieces(samples)
    with ThreadPoolExecutor(
        os.cpu_count()
    ) as pool:  # encoders are native code outside the interpreter's lock
        return list(zip(map(len, parts), pool.map(of, parts), strict=True))


def _decoded(kept: Sequence[str]) -> Packets:
    return [base64.b64decode(one, validate=True) for one in kept]
