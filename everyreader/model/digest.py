"""SHA-256 in hexadecimal: of what JSON can hold, and of a file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any


def digest(parts: Any) -> str:
    """Of ``parts`` as JSON, its keys in order."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def sha256(path: Path) -> str:
    """Of a file's bytes. Raises ``OSError``."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
