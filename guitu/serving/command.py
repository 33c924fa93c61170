"""What `guitu serve` does. 服务命令."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from guitu import folder
from guitu.console import show
from guitu.errors import GuituError
from guitu.serving.answering import open_store
from guitu.serving.app import Service, application
from guitu.serving.worker import Limits

__all__ = ["Address", "Limits", "serve"]

LOOPBACK = ("localhost", "127.0.0.1", "::1", "[::1]")


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen, which names (Host headers) and which origins (CORS) are answered."""

    host: str
    port: int
    names: Sequence[str] = ()
    cors: Sequence[str] = ()


def serve(out: Path, address: Address, limits: Limits) -> None:
    """Serve a graph until stopped. Raises GuituError without a graph, or for an address that is taken."""
    _, options, _ = folder.load(out)
    hosts = (*LOOPBACK, address.host, *address.names)
    service = Service(open_store(out), out, options.base, limits, hosts, address.cors)
    try:
        listening = socket.create_server(
            (address.host, address.port),
            family=socket.AF_INET6 if ":" in address.host else socket.AF_INET,
        )
    except OSError as error:
        raise GuituError(
            f"{address.host}:{address.port}: {error.strerror or error}; take another with --port or --host"
        ) from error
    with listening:
        shown = f"[{address.host}]" if ":" in address.host else address.host
        show(f"http://{shown}:{listening.getsockname()[1]}/  (Ctrl-C stops 停止)")
        config = uvicorn.Config(
            application(service), log_level="warning", server_header=False, lifespan="off"
        )
        uvicorn.Server(config).run(sockets=[listening])
