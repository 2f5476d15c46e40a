"""The whole line against the bare tools, one after another, on the same statement, pair by pair; and the
narration against itself."""

from everyreader.bench.compare import bench, bench_check
from everyreader.bench.narration import bench_narration

__all__ = ["bench", "bench_check", "bench_narration"]
