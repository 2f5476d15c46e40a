"""A loopback stand-in for Google's service, so that gTTS itself runs unmodified: only ``HTTPS_PROXY`` points
here.

It speaks CONNECT, then TLS with a certificate of its own authority, decodes gTTS's ``f.req`` and answers in
the service's framing with MP3 that a local voice has spoken; or it misbehaves as it is told.
"""

from __future__ import annotations

import base64
import json
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import lameenc
import trustme

from everyreader.narration.engines.pico import Pico

HOST = "translate.google.com"
FRAME = 192  # bytes of MP3 at 64 kbit/s and 24 kHz


class Manner(StrEnum):
    """How the service answers."""

    WHOLE = "whole"
    FORBIDDEN = "403"
    TOO_MANY = "429"
    UNAVAILABLE = "503"
    UNREACHABLE = "the proxy finds no way to it"
    DROPPED = "the connection ends without an answer"
    EMPTY = "200 without a body"
    PAGE = "200 with a page to sign in"
    DRIP = "a byte now and then"
    NO_ROW = "200 without the row that holds the sound"
    NO_SOUND = "200 with an empty row"
    CUT_OFF = "the connection ends in the middle"
    CUT_SOUND = "the MP3 ends in the middle of a frame"
    SHORT_SOUND = "an MP3 that is whole and far too short"
    NO_BASE64 = "the sound's letters are not its own"
    NO_MP3 = "200 with something that is no MP3"


@dataclass
class Service:
    """The running service: what it was asked, in order. The next answers are as ``first`` says, one by one,
    and as ``manner`` says from then on; both may be changed while it runs. ``wait`` goes with a refusal."""

    manner: Manner
    first: list[Manner] = field(default_factory=list)
    wait: str = ""
    proxy: str = ""
    authority: Path = Path()
    asked: list[str] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)


@contextmanager
def service(folder: Path, manner: Manner = Manner.WHOLE) -> Iterator[Service]:
    """Serve until the block ends. ``authority`` is the file that a client must trust."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    running = Service(manner, authority=folder / "authority.pem")
    authority.cert_pem.write_to_path(str(running.authority))

    class Handler(_Handler):
        service, tls = running, context

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    running.proxy = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        running.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    service: Service
    tls: ssl.SSLContext
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Nothing: the tests read ``asked``."""

    def do_CONNECT(self) -> None:
        if self.service.manner is Manner.UNREACHABLE and not self.service.first:
            self.send_error(502)
            return
        self.send_response(200)
        self.end_headers()
        try:
            self.connection = self.tls.wrap_socket(self.connection, server_side=True)
        except (ssl.SSLError, OSError):  # the client does not trust the authority
            self.close_connection = True
            return
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", buffering=0)
        self.close_connection = False

    def do_POST(self) -> None:
        form = self.rfile.read(int(self.headers["Content-Length"])).decode("ascii")
        text, language = json.loads(json.loads(parse_qs(form)["f.req"][0])[0][0][1])[:2]
        self.service.asked.append(text)
        manner = self.service.first.pop(0) if self.service.first else self.service.manner
        if manner in (Manner.FORBIDDEN, Manner.TOO_MANY, Manner.UNAVAILABLE):
            self._refuse(int(manner.value))
        elif manner is Manner.DROPPED:
            self.close_connection = True
        elif manner in _NOT_IN_ITS_FRAMING:
            self._answer(_NOT_IN_ITS_FRAMING[manner], manner)
        else:
            self._answer(_framed(_row(manner, text, language)), manner)

    def _refuse(self, status: int) -> None:
        self.send_response(status)
        if self.service.wait:
            self.send_header("Retry-After", self.service.wait)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, body: bytes, manner: Manner) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if manner is Manner.DRIP:
            self._drip(body)
        elif manner is Manner.CUT_OFF:
            self.wfile.write(body[: len(body) // 2])
            self.close_connection = True
        else:
            self.wfile.write(body)

    def _drip(self, body: bytes) -> None:
        for at in range(len(body)):
            if self.service.stopped.is_set():
                return
            try:
                self.wfile.write(body[at : at + 1])
            except OSError:  # the client was ended
                return
            time.sleep(0.1)


_NOT_IN_ITS_FRAMING = {Manner.EMPTY: b"", Manner.PAGE: b"<!doctype html><title>Before you continue</title>"}


def _row(manner: Manner, text: str, language: str) -> list[object]:
    if manner is Manner.NO_ROW:
        return ["di", 42]
    sound = _mp3(text, language)
    if manner is Manner.NO_SOUND:
        sound = b""
    elif manner is Manner.CUT_SOUND:
        sound = sound[: len(sound) // FRAME * FRAME - FRAME // 2]
    elif manner is Manner.SHORT_SOUND:
        sound = sound[: len(sound) // FRAME // 5 * FRAME]
    elif manner is Manner.NO_MP3:
        sound = b"<html>please sign in</html>" * 40
    letters = base64.b64encode(sound).decode("ascii")
    if manner is Manner.NO_BASE64:
        letters = letters[: len(letters) // 2 + 1].rstrip("=")
        letters += "A" * ((1 - len(letters)) % 4)  # a number of letters that no bytes can have
    return [
        "wrb.fr",
        "jQ1olc",
        json.dumps([letters]),
        None,
        None,
        None,
        "generic",
    ]


def _framed(row: list[object]) -> bytes:
    line = json.dumps([row, ["di", 42], ["af.httprm", 41, "0", 3]], separators=(",", ":"))
    return f')]}}\'\n\n{len(line)}\n{line}\n25\n[["e",4,null,null,{len(line)}]]\n'.encode()


@cache
def _mp3(text: str, language: str) -> bytes:
    speech = Pico().speak(text, language)
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(64)
    encoder.set_in_sample_rate(speech.rate)
    encoder.set_out_sample_rate(24_000)
    encoder.set_channels(1)
    return bytes(encoder.encode(speech.pcm.tobytes()) + encoder.flush())
