"""The whole line against the bare tools, one after another, on the same statement, pair by pair."""

from everyreader.bench.compare import bench, bench_check

__all__ = ["bench", "bench_check"]
