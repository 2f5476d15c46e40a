"""Speak one text with gTTS: text on standard input; on standard output JSON, a list of the texts that were
asked for, and one of the MP3 pieces that came.

Run as a script: what is put right here (gTTS turns the verification of certificates off and knows neither
time-out nor retry) stays inside this process.
"""

import base64
import json
import sys
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs

import requests
from gtts import gTTS
from gtts.tts import gTTSError
from requests.adapters import HTTPAdapter
from urllib3 import BaseHTTPResponse, Retry
from urllib3.connectionpool import ConnectionPool
from urllib3.exceptions import InvalidHeader, MaxRetryError, NameResolutionError, ResponseError, SSLError

LONGEST_WAIT = 20.0  # seconds; three waits and the sentence still fits into its own time


class Patience(Retry):
    """Asks again after one second and after two more, or when the service says; not at all where it says
    later than ``LONGEST_WAIT`` (to ask sooner would be rude, to wait would seem dead), and not where its
    certificate was refused."""

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        try:
            return super().get_retry_after(response)
        except InvalidHeader:
            return None

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        error: Exception | None = None,
        _pool: ConnectionPool | None = None,
        _stacktrace: TracebackType | None = None,
    ) -> Retry:
        if _pool and response is not None and (self.get_retry_after(response) or 0) > LONGEST_WAIT:
            raise MaxRetryError(_pool, url or "", ResponseError("asked to wait too long"))
        if _pool and isinstance(getattr(error, "original_error", error), SSLError):
            raise MaxRetryError(_pool, url or "", error)
        return super().increment(method, url, response, error, _pool, _stacktrace)


RETRY = Patience(
    total=3,
    backoff_factor=0.5,
    status_forcelist=(429, 500, 502, 503, 504),
    allowed_methods=None,
    raise_on_status=False,
)


class VerifiedSession(requests.Session):
    """A session that verifies certificates whatever it is told, and backs off."""

    def __init__(self) -> None:
        super().__init__()
        self.mount("https://", HTTPAdapter(max_retries=RETRY))

    def send(self, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:
        told = self.merge_environment_settings(request.url or "", {}, None, None, None)  # REQUESTS_CA_BUNDLE
        kwargs["verify"] = told["verify"] or True
        return super().send(request, **kwargs)


def why(error: BaseException) -> str:
    """One line: the status of the answer, or what the transport met."""
    cause = error.__context__ if isinstance(error.__context__, requests.RequestException) else error
    answer = getattr(cause, "rsp", None) or getattr(cause, "response", None)
    if isinstance(cause, requests.HTTPError) and answer is not None:
        wait = answer.headers.get("Retry-After", "")
        asked = f", and to ask again after {wait}" if wait else ""
        return f"its answer was {answer.status_code} ({answer.reason}){asked}"
    if isinstance(cause, gTTSError) and answer is not None:
        return f"its answer ({answer.status_code}) holds no sound"
    if isinstance(cause, requests.Timeout):
        return "it did not answer in time"
    if isinstance(cause, requests.exceptions.SSLError):
        return f"nobody vouches for its certificate ({_root(cause)})"
    if isinstance(_reason(cause), NameResolutionError):
        return "its address was not found: is there a network?"
    if isinstance(cause, (requests.ConnectionError, requests.exceptions.ChunkedEncodingError)):
        return f"the connection was refused or broke off ({_root(cause)})"
    return f"its answer could not be read ({_root(cause)})"


def _reason(error: BaseException) -> object:
    """What the retries ended with: ``MaxRetryError.reason``, and within it a proxy's own error."""
    inner = error.args[0] if error.args else error
    reason = getattr(inner, "reason", inner)
    return getattr(reason, "original_error", None) or reason


def _root(error: BaseException) -> str:
    return " ".join(str(_reason(error)).split())[:120]


def asked_for(body: str) -> str:
    """The text in the body of one of gTTS's requests."""
    return json.loads(json.loads(parse_qs(body)["f.req"][0])[0][0][1])[0]


def main(language: str, read_timeout: float) -> None:
    requests.Session = VerifiedSession
    text = sys.stdin.buffer.read().decode("utf-8")
    try:
        voice = gTTS(text, lang=language, lang_check=False, timeout=read_timeout)
        texts = [asked_for(body) for body in voice.get_bodies()]
        parts = [base64.b64encode(part).decode("ascii") for part in voice.stream()]
    except AssertionError as error:
        sys.exit(f"gTTS found nothing to say ({error})")
    except (gTTSError, requests.RequestException, ValueError) as error:  # ValueError: text or base64 broken
        sys.exit(f"Google's service gave no sound: {why(error)}")
    json.dump({"texts": texts, "parts": parts}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
