"""What a validator said of one file, kept for the next build that makes the very same bytes.

A kept verdict holds for these bytes, the files that they bring in, this code and these tools, and says when
it was reached. What was not tested is never kept.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from everyreader.cache.inputs import sum_of
from everyreader.cache.store import Store
from everyreader.model.findings import Finding, Ground, Mender, Outcome, Rendition, ValidatorResult


def kept(
    store: Store, path: Path, raw_folder: Path, made_of: tuple[Any, ...], look: Callable[[], ValidatorResult]
) -> ValidatorResult:
    """What was said of the file at ``path`` before, its reports put into ``raw_folder`` again; else what
    ``look`` says, which is kept.

    ``made_of``: all that the verdict depends on beside the file: validator, name, options.
    """
    made_of = (*made_of, sum_of(path))
    with suppress(KeyError, TypeError, ValueError, OSError):
        found = store.get(*made_of)
        if found and all(sum_of(path.parent / name) == told for name, told in found["beside"].items()):
            result = _result(found["result"])
            raw_folder.mkdir(parents=True, exist_ok=True)
            for name in result.raw:
                (raw_folder / name).write_bytes(found["raw"][name].encode())
            return result
    said = look()
    if said.outcome is not Outcome.UNTESTED:
        reached = f"{datetime.now(UTC):%Y-%m-%dT%H:%MZ}"
        beside = {name: sum_of(path.parent / name) for name in said.loaded}
        raw = {name: (raw_folder / name).read_bytes().decode() for name in said.raw}
        data = asdict(replace(said, reached=reached, seconds=0.0))
        store.put({"result": data, "beside": beside, "raw": raw}, *made_of)
    return said


def _result(data: dict[str, Any]) -> ValidatorResult:
    """Of its JSON. Raises ``KeyError``, ``TypeError`` and ``ValueError`` for any other."""
    findings = tuple(map(_finding, data["findings"]))
    files = {name: tuple(data[name]) for name in ("raw", "loaded")}
    told: dict[str, Any] = {**data, **files, "findings": findings, "outcome": Outcome(data["outcome"])}
    return ValidatorResult(**told)


def _finding(data: dict[str, Any]) -> Finding:
    kinds = {"outcome": Outcome, "ground": Ground, "mender": Mender, "rendition": Rendition, "act": tuple}
    told: dict[str, Any] = {**data, **{name: kind(data[name]) for name, kind in kinds.items()}}
    return Finding(**told)
