"""The pages at the desk, for a browser on this machine: each statement in its looks, with what was found.

Whoever knows the key in the address may look: it keeps other users of the machine, and pages of the web that
guess at addresses, away from a statement that is not published yet. Nothing is served but what is listed
here, and files of the editions in the project's own folder.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import jinja2
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from everyreader.model.errors import EveryreaderError
from everyreader.serve.show import Show, State
from everyreader.theme.styles_folder import with_own
from everyreader.theme.templates_env import STYLE_SHEET

HERE = ("127.0.0.1", "localhost")
VIEWS = {
    "page": "Web page",
    "print": "Large print",
    "book": "E-book",
    "narration": "Narration",
    "findings": "Findings",
}
_OWN = Path(__file__).with_name("pages")
_ASSETS = {"desk.css": "text/css", "desk.js": "text/javascript"}
_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; frame-src 'self'; media-src 'self'; frame-ancestors 'self'; "
    "base-uri 'none'; form-action 'none'"
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True)
class Desktop:
    """The pages of these ``shows``, by name; ``out`` is the folder of the editions."""

    shows: Mapping[str, Show]
    out: Path
    own_styles: Path | None

    def app(self, key: str) -> Starlette:
        """The application; everything lies below ``/key/``."""
        own = [
            Route("/", self.index),
            Route("/page.css", self.style),
            Route("/{asset}", self.asset),
            Route("/{name}/", self.desk),
            Route("/{name}/events", self.events),
            Route("/{name}/notes.json", self.notes),
            Route("/{name}/page.html", self.page),
            Route("/{name}/print.pdf", self.pdf),
            Route("/{name}/print/{number:int}.png", self.printed),
            Route("/{name}/book/{path:path}", self.book),
            Route("/{name}/edition/{path:path}", self.edition),
        ]
        hosts = Middleware(TrustedHostMiddleware, allowed_hosts=HERE, www_redirect=False)
        handlers = {EveryreaderError: _said}
        return Starlette(
            routes=[Mount(f"/{key}", routes=own)], middleware=[hosts], exception_handlers=handlers
        )

    async def index(self, _: Request) -> Response:
        """The statements."""
        return self._html("index.html", shows=self.shows, title="Statements at the desk")

    async def desk(self, request: Request) -> Response:
        """One statement in one of its looks."""
        show, view = self._show(request), request.query_params.get("view", "page")
        if view not in VIEWS:
            raise HTTPException(404)
        if view != "page":
            show.fetched()
        preview = show.state.preview
        title = preview.publication.metadata.title if preview else show.folder.name
        language = preview.publication.metadata.language if preview else ""
        about = {"show": show, "state": show.state, "views": VIEWS, "view": view, "language": language}
        return await run_in_threadpool(partial(self._html, "desk.html", title=title, **about))

    async def events(self, request: Request) -> Response:
        """A line for each change, as server-sent events."""
        return StreamingResponse(
            _lines(self._show(request)), media_type="text/event-stream", headers=_HEADERS
        )

    async def notes(self, request: Request) -> Response:
        """What asks somebody to mend something, with the element of the page that it belongs to."""
        show = self._show(request)
        show.fetched()  # a browser asks for them once it has loaded the page
        state, preview = show.state, show.state.preview
        found = state.failures if preview else ()
        return JSONResponse(
            [
                {
                    "element": preview.element_of(one) if preview else "",
                    "severity": one.severity,
                    "message": one.message,
                    "fix": one.fix,
                    "line": one.line,
                }
                for one in found
            ],
            headers=_HEADERS,
        )

    async def page(self, request: Request) -> Response:
        """The web page, as it stands now."""
        preview = self._show(request).state.preview
        return _page(preview.page if preview else "<!DOCTYPE html><title>Not there yet</title>")

    async def pdf(self, request: Request) -> Response:
        """The large print."""
        made = await run_in_threadpool(lambda: self._preview(request).large_print)
        return Response(made.pdf, media_type="application/pdf", headers=_HEADERS)

    async def printed(self, request: Request) -> Response:
        """One page of the large print, as a picture."""
        made = await run_in_threadpool(lambda: self._preview(request).large_print)
        number = request.path_params["number"]
        if not 1 <= number <= len(made.pages):
            raise HTTPException(404)
        return Response(made.pages[number - 1], media_type="image/png", headers=_HEADERS)

    async def book(self, request: Request) -> Response:
        """One file of the e-book."""
        files = await run_in_threadpool(lambda: self._preview(request).book)
        path = request.path_params["path"]
        if path not in files:
            raise HTTPException(404)
        return Response(files[path], media_type=_kind(path), headers=_HEADERS)

    async def edition(self, request: Request) -> Response:
        """One file of the edition, or of the one that was refused."""
        show = self._show(request)
        built = show.state.built
        built_in = built.place if built and isinstance(built.place, Path) else self.out / show.folder.name
        top = built_in.resolve()
        path = (top / request.path_params["path"]).resolve()
        if not (top.is_relative_to(self.out.resolve()) and path.is_relative_to(top) and path.is_file()):
            raise HTTPException(404)
        headers = {name: value for name, value in _HEADERS.items() if name != "Content-Security-Policy"}
        return FileResponse(path, headers=headers)

    async def style(self, _: Request) -> Response:
        """The style sheet that the product's pages have."""
        with with_own(self.own_styles) as styles:
            text = (styles / STYLE_SHEET).read_text("utf-8-sig")
        return Response(text, media_type="text/css", headers=_HEADERS)

    async def asset(self, request: Request) -> Response:
        """The desk's own style and script."""
        name = request.path_params["asset"]
        if name not in _ASSETS:
            raise HTTPException(404)
        return Response((_OWN / name).read_bytes(), media_type=_ASSETS[name], headers=_HEADERS)

    def _show(self, request: Request) -> Show:
        show = self.shows.get(request.path_params["name"])
        if show is None:
            raise HTTPException(404)
        return show

    def _preview(self, request: Request) -> Any:
        preview = self._show(request).state.preview
        if preview is None:
            raise HTTPException(404)
        return preview

    def _html(self, template: str, **data: Any) -> Response:
        return _page(self._templates.get_template(template).render(**data))

    @cached_property
    def _templates(self) -> jinja2.Environment:
        return jinja2.Environment(
            loader=jinja2.FileSystemLoader(_OWN),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )


async def _lines(show: Show) -> AsyncIterator[str]:
    async for state in show.follow():
        yield f"data: {json.dumps(_event(state))}\n\n"


def _event(state: State) -> dict[str, Any]:
    return {"number": state.number, "status": state.status, "progress": state.progress}


async def _said(_: Request, error: Exception) -> Response:
    return Response(str(error), status_code=500, media_type="text/plain", headers=_HEADERS)


def _page(text: str) -> Response:
    return HTMLResponse(text, headers=_HEADERS)


def _kind(path: str) -> str:
    kinds = {".xhtml": "application/xhtml+xml", ".ttf": "font/ttf", ".woff2": "font/woff2"}
    return kinds.get(Path(path).suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
