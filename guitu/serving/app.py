"""The server: its addresses, whom it answers, what every answer carries. 服务器."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl

from pyoxigraph import Store
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from guitu.serving.answering import CHARSET, answer, warm
from guitu.serving.entity import Entities
from guitu.serving.guard import RefusedError
from guitu.serving.media import HTML
from guitu.serving.pages import EDITOR_POLICY, Pages
from guitu.serving.protocol import question
from guitu.serving.worker import Head, Limits, Task, Workers, refusal

SAFE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Vary": "Accept"}
"""Headers of every answer."""


@dataclass(frozen=True, slots=True)
class Service:
    """What is served and how: the store, its folder, what its IRIs begin with, limits, hosts, CORS."""

    store: Store
    out: Path
    base: str
    limits: Limits
    hosts: Sequence[str]
    cors: Sequence[str] = ()


class Server:
    """The answers to requests; each runs in a child process."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self._workers = Workers(service.limits)
        warm(service.store)
        self._pages = Pages.of(Entities.of(service.store, service.base), service.limits.rows)
        self._editor = self._pages.query()

    async def sparql(self, request: Request) -> Response:
        """Answer the SPARQL Protocol."""
        try:
            asked = await question(request)
        except RefusedError as reason:
            return said(reason)
        return await self.run(partial(answer, self.service.store, asked, self.service.limits.rows))

    async def editor(self, _: Request) -> Response:
        """Give the query page."""
        headers = {**SAFE, "Content-Security-Policy": EDITOR_POLICY}
        return Response(self._editor, 200, headers, HTML + CHARSET)

    async def graph(self, _: Request) -> Response:
        """Give the graph page that the build wrote; it brings its own content security policy."""
        path = self.service.out / "graph.html"
        if not path.is_file():
            return said(RefusedError(404, f"{path.name} is not in the folder: build it anew. 没有图谱页"))
        return Response(path.read_bytes(), 200, SAFE, HTML + CHARSET)

    async def asset(self, request: Request) -> Response:
        """Give a file that pages load."""
        data, type_ = self._pages.assets.get(request.path_params["name"], (b"", ""))
        if not type_:
            return said(RefusedError(404, "There is no such file. 没有这个文件"))
        return Response(data, 200, {**SAFE, "Cache-Control": "max-age=3600"}, type_)

    async def entity(self, request: Request) -> Response:
        """Give a thing at its own path, as a page or as RDF."""
        iri = self.service.base + request.path_params["name"]
        return await self.run(partial(self._pages.entity, iri, request.headers.get("accept", "")))

    async def choice(self, request: Request) -> Response:
        """Lead from the menu to the page of a named question."""
        name = request.query_params.get("question", "")
        return RedirectResponse(f"/named/{name}" if name.replace("_", "").isalnum() else "/", 303, SAFE)

    async def question(self, request: Request) -> Response:
        """Give a named question and its answer, as a page or as data."""
        given = dict(parse_qsl(request.scope["query_string"].decode("latin-1")))
        accept, name = request.headers.get("accept", ""), request.path_params["name"]
        return await self.run(partial(self._pages.question, name, given, accept))

    async def run(self, task: Task) -> Response:
        """Run a task and stream its answer."""
        head, body = await self._workers.run(task)
        return StreamingResponse(body, head.status, _headers(head))


def said(reason: RefusedError) -> Response:
    """Give the answer that says why there is none."""
    head, body = refusal(reason)
    return Response(body, head.status, _headers(head))


def _headers(head: Head) -> dict[str, str]:
    return {**SAFE, **head.headers, "Content-Type": head.type}


def application(service: Service) -> Starlette:
    """Give the ASGI application."""
    server = Server(service)
    routes = [
        Route("/sparql", server.sparql, methods=["GET", "POST"]),
        Route("/", server.editor),
        Route("/graph", server.graph),
        Route("/assets/{name}", server.asset),
        Route("/id/{name}", server.entity),
        Route("/named", server.choice),
        Route("/named/{name}", server.question),
    ]
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(service.hosts), www_redirect=False)]
    if service.cors:
        middleware.append(
            Middleware(CORSMiddleware, allow_origins=list(service.cors), allow_methods=["GET", "POST"])
        )
    return Starlette(routes=routes, middleware=middleware, exception_handlers={404: _nowhere})


async def _nowhere(_: Request, __: Exception) -> Response:
    return said(RefusedError(404, "There is nothing at this address. 没有这个地址"))
