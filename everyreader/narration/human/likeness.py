"""How like a frame of a person's voice is to a frame of ours: learnt from the recording itself, between two
alignments.

The reader's frame is taken for a linear function of ours and a Gaussian remainder; speech that is not what is
expected, for a Gaussian of all that the reader says. A frame's *gain* is the logarithm of how much better the
first explains it than the second, in nats: near 0 or below where other words are said.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

ALIKE = 0.6  # correlation of two voices' frames that is assumed before anything is learnt
_ASSUMED = 200.0  # frames that this assumption counts for
_SHARE = 0.3  # of each frame's gain that is counted: neighbours say much the same
_FIRST_SHARE, _FIRST_ALIKE = 0.15, 0.8  # where features are held against each other as they are


@dataclass(frozen=True)
class Likeness:
    """Both voices' frames, turned so that what a pair costs is half their squared distance, less what strange
    speech costs."""

    heard: np.ndarray
    expected: np.ndarray
    heard_cost: np.ndarray
    expected_cost: np.ndarray
    share: float

    def costs(self, start: int, end: int, low: int, high: int) -> np.ndarray:
        """What it costs to take the frames start … end for the expected low … high."""
        products = self.heard[start:end] @ self.expected[low:high].T
        pairs = self.heard_cost[start:end, None] + self.expected_cost[None, low:high] - products
        return np.float32(self.share) * pairs

    def gains(self, path: np.ndarray) -> np.ndarray:
        """The gain of each frame along the path; 0 where it is strange speech."""
        said = path >= 0
        gains = np.zeros(len(path))
        heard, expected = self.heard[said], self.expected[path[said]]
        products = np.einsum("ij,ij->i", heard, expected)
        gains[said] = products - self.heard_cost[said] - self.expected_cost[path[said]]
        return gains


def evened(features: np.ndarray) -> np.ndarray:
    """Each feature with mean 0 and deviation 1: what a voice, a room and a microphone add is taken off."""
    return (features - features.mean(axis=0)) / np.maximum(features.std(axis=0), 1e-3)


def assumed(heard: np.ndarray, expected: np.ndarray) -> Likeness:
    """Likeness before anything is known of the reader; both are evened features. There is no strange speech
    in it."""
    ours = np.float32(_FIRST_ALIKE) * expected.astype(np.float32)
    return _pairs(heard.astype(np.float32), ours, np.zeros(len(heard)), _FIRST_SHARE)


def learnt(heard: np.ndarray, expected: np.ndarray, path: np.ndarray) -> Likeness:
    """Likeness from an alignment: ``path`` as ``best_path`` returns it."""
    said = path >= 0
    ours, size = np.pad(expected, ((0, 0), (0, 1)), constant_values=1.0), heard.shape[1]
    pairs, target = ours[path[said]], heard[said]
    before = np.eye(size + 1, size) * ALIKE
    weights = np.linalg.solve(
        pairs.T @ pairs + _ASSUMED * np.eye(size + 1), pairs.T @ target + _ASSUMED * before
    )
    rest = target - pairs @ weights
    covariance = (rest.T @ rest + _ASSUMED * (1 - ALIKE**2) * np.eye(size)) / (len(rest) + _ASSUMED)
    turn, volume = _whitening(covariance)
    of_all, volume_of_all = _whitening(np.cov(heard.T) + 1e-3 * np.eye(size))
    strange = 0.5 * np.sum((heard @ of_all) ** 2, axis=1) + volume_of_all
    turned = (heard @ turn).astype(np.float32), ((ours @ weights) @ turn).astype(np.float32)
    return _pairs(*turned, volume - strange, _SHARE)


def _pairs(heard: np.ndarray, expected: np.ndarray, more: np.ndarray, share: float) -> Likeness:
    return Likeness(
        heard,
        expected,
        (0.5 * np.sum(heard**2, axis=1) + more).astype(np.float32),
        (0.5 * np.sum(expected**2, axis=1)).astype(np.float32),
        share,
    )


def _whitening(covariance: np.ndarray) -> tuple[np.ndarray, float]:
    """What turns the distribution into a standard one, and half the logarithm of its determinant."""
    turn = np.linalg.cholesky(np.linalg.inv(covariance))
    return turn, -float(np.log(np.diag(turn)).sum())
