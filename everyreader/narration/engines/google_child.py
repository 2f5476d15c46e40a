"""Speak one text with gTTS: text on standard input; on standard output JSON, the MP3 pieces and the number
of requests.

Run as a script: what is put right here (gTTS turns the verification of certificates off and knows neither
time-out nor retry) stays inside this process.
"""

import base64
import json
import sys

import requests
from gtts import gTTS
from gtts.tts import gTTSError
from requests.adapters import HTTPAdapter
from urllib3 import Retry

# other=0: a certificate that is refused once is refused
RETRY = Retry(
    total=3,
    other=0,
    backoff_factor=0.5,
    status_forcelist=(429, 500, 502, 503, 504),
    allowed_methods=None,
    respect_retry_after_header=False,
    raise_on_status=False,
)


class VerifiedSession(requests.Session):
    """A session that verifies certificates whatever it is told, and backs off."""

    def __init__(self) -> None:
        super().__init__()
        self.mount("https://", HTTPAdapter(max_retries=RETRY))

    def send(self, request, **kwargs):
        told = self.merge_environment_settings(request.url, {}, None, None, None)  # REQUESTS_CA_BUNDLE
        kwargs["verify"] = told["verify"] or True
        return super().send(request, **kwargs)


def why(error: BaseException) -> str:
    """One line: the status of the answer, or the transport's own reason."""
    cause = error.__context__ if isinstance(error.__context__, requests.RequestException) else error
    if isinstance(cause, requests.HTTPError) and cause.response is not None:
        return f"its answer was {cause.response.status_code} ({cause.response.reason})"
    return " ".join(str(cause).split())[:200]


def main(language: str, read_timeout: float) -> None:
    requests.Session = VerifiedSession
    text = sys.stdin.buffer.read().decode("utf-8")
    try:
        voice = gTTS(text, lang=language, lang_check=False, timeout=read_timeout)
        expected = len(voice.get_bodies())
        parts = [base64.b64encode(part).decode("ascii") for part in voice.stream()]
    except (gTTSError, requests.RequestException, AssertionError) as error:
        sys.exit(f"Google's service gave no sound: {why(error)}")
    json.dump({"requests": expected, "parts": parts}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
