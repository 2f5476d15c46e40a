"""A recording encoded in pieces, parted where nothing is heard: the same bytes on any number of processors,
and a piece that was encoded before need not be again.

Encoders keep a state of their own, so two of them make one stream only where both are given silence around
the seam, and where the seam lies between two frames.
"""

from __future__ import annotations

import numpy as np

GRID = 9216  # samples: a whole number of frames of MP3 (1152) and of AAC (1024)
QUIET = (
    GRID // 2
)  # samples of silence on either side: the windows and delays of both encoders end within them


def pieces(samples: np.ndarray) -> list[np.ndarray]:
    """``samples`` (int16) parted at the first place on the grid in each pause that is long enough; what is in
    a piece decides alone where it ends. One piece where there is no such place."""
    return np.split(samples, _seams(samples))


def next_begin(at: int, pause: int) -> int:
    """Where what follows begins, half a step behind a place of the grid, after a ``pause`` of at least that
    many samples, if what was before ends ``at``."""
    return -(-(at + max(pause, GRID) - QUIET) // GRID) * GRID + QUIET


def _seams(samples: np.ndarray) -> np.ndarray:
    whole = len(samples) // QUIET * QUIET
    loud = np.append(samples[:whole].reshape(-1, QUIET).any(axis=1), samples[whole:].any())
    heard = np.flatnonzero(loud)
    places = np.arange(2, len(loud) - 1, 2)  # on the grid: between two stretches that are silent
    places = places[~(loud[places - 1] | loud[places])]
    goes_on = ~(loud[places - 3] | loud[places - 2])  # the place before lies in the same pause
    within = (places > heard.min(initial=len(loud))) & (places < heard.max(initial=0))
    return places[within & ~goes_on] * QUIET
