"""The whole line against the bare tools, one after another, on the same statement, pair by pair; the
narration against itself; and the figures that the program is held to."""

from everyreader.bench.compare import bench, bench_check
from everyreader.bench.narration import bench_narration
from everyreader.bench.performance import GROUPS, Sizes, measured

__all__ = ["GROUPS", "Sizes", "bench", "bench_check", "bench_narration", "measured"]
