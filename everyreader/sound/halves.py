"""Two halves of a recording encoded side by side, parted where nothing is heard: the same bytes on any number
of processors.

Encoders keep a state of their own, so two of them make one stream only where both are given silence around
the seam, and where the seam lies between two frames.
"""

from __future__ import annotations

import numpy as np

GRID = 9216  # samples: a whole number of frames of MP3 (1152) and of AAC (1024)
_QUIET = (
    4608  # samples of silence on either side: the windows and the delays of both encoders end within them
)
_LEAST = 20 * 44_100  # samples: a shorter recording is encoded as fast whole


def seam(samples: np.ndarray) -> int | None:
    """The place nearest to the middle where ``samples`` (int16) may be parted; None where there is none, or
    no need."""
    if len(samples) < _LEAST:
        return None
    heard = np.flatnonzero(samples)
    begins, ends = heard[:-1] + 1, heard[1:]
    long = ends - begins >= 2 * _QUIET
    first = -(-(begins[long] + _QUIET) // GRID) * GRID  # the first place on the grid in each pause
    last = (ends[long] - _QUIET) // GRID * GRID
    places = first[first <= last]
    if not len(places):
        return None
    return int(places[np.abs(places - len(samples) // 2).argmin()])
