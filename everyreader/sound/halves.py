"""Two halves of a recording encoded side by side, parted where nothing is heard: the same bytes on any number
of processors.

Encoders keep a state of their own, so two of them make one stream only where both are given silence around
the seam, and where the seam lies between two frames.
"""

from __future__ import annotations

import numpy as np

GRID = 9216  # samples: a whole number of frames of MP3 (1152) and of AAC (1024)
_QUIET = (
    GRID // 2
)  # samples of silence on either side: the windows and delays of both encoders end within them
_LEAST = 20 * 44_100  # samples: a shorter recording is encoded as fast whole


def seam(samples: np.ndarray) -> int | None:
    """The place nearest to the middle where ``samples`` (int16) may be parted; None where there is none, or
    no need."""
    if len(samples) < _LEAST:
        return None
    whole = len(samples) // _QUIET * _QUIET
    loud = np.append(samples[:whole].reshape(-1, _QUIET).any(axis=1), samples[whole:].any())
    heard = np.flatnonzero(loud)
    places = np.arange(2, len(loud) - 1, 2)  # on the grid: between two pieces that are silent
    places = places[~(loud[places - 1] | loud[places])]
    goes_on = ~(loud[places - 3] | loud[places - 2])  # the place before lies in the same pause
    within = (places > heard.min(initial=len(loud))) & (places < heard.max(initial=0))
    places = places[within & ~goes_on] * _QUIET
    if not len(places):
        return None
    return int(places[np.abs(places - len(samples) // 2).argmin()])
