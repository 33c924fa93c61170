"""The server: its addresses, whom it answers, what every answer carries. 服务器."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pyoxigraph import Store
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from guitu.serving.answering import answer
from guitu.serving.guard import RefusedError
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

    async def sparql(self, request: Request) -> Response:
        """Answer the SPARQL Protocol."""
        try:
            asked = await question(request)
        except RefusedError as reason:
            return said(reason)
        return await self.run(partial(answer, self.service.store, asked, self.service.limits.rows))

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
    routes = [Route("/sparql", server.sparql, methods=["GET", "POST"])]
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(service.hosts), www_redirect=False)]
    if service.cors:
        middleware.append(
            Middleware(CORSMiddleware, allow_origins=list(service.cors), allow_methods=["GET", "POST"])
        )
    return Starlette(routes=routes, middleware=middleware)
