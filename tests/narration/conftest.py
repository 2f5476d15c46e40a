from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.narration.loopback import Service, service


@pytest.fixture
def google(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """The service on the loopback, trusted and in the way of every request."""
    with service(tmp_path) as running:
        for name in ("https_proxy", "NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("HTTPS_PROXY", running.proxy)
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(running.authority))
        yield running
