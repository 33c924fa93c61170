"""One child process a request, with a hard limit of time and memory. 子进程：限时、限内存.

The child is a fork, so it sees the loaded store at no cost and cannot change the server's. After the fork it
may have no new file handle, so that no query, however it was parsed, reaches a file or the net.
"""

from __future__ import annotations

import asyncio
import json
import math
import multiprocessing
import os
import resource
import signal
import traceback
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, TypeAlias

from guitu.serving.guard import RefusedError

CHUNK = 1 << 16
SETTLE = 1.0
"""Seconds that a child gets beyond its time before the system stops it, should the server be gone."""

_FORK = multiprocessing.get_context("fork")
_STATM = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take: seconds, MiB beyond the store, rows; and how many run at once."""

    seconds: float = 30.0
    memory: int = 1024
    rows: int = 100_000
    workers: int = 8


@dataclass(frozen=True, slots=True)
class Head:
    """What goes before the body of an answer: HTTP status, media type, other headers."""

    status: int
    type: str
    headers: Mapping[str, str] = field(default_factory=dict)


Send: TypeAlias = Callable[[Head], BinaryIO]
"""Sends the head and gives the file that the body is written to; called once."""

Task: TypeAlias = Callable[[Send], None]


class CutError(Exception):
    """An answer that could not be finished after its head was sent; the connection is closed."""


def refusal(reason: RefusedError) -> tuple[Head, bytes]:
    r"""Give the answer that says why there is none.

    >>> refusal(RefusedError(400, "no query"))[1]
    b'no query\n'
    """
    headers = {"Guitu-Limit": reason.limit} if reason.limit else {}
    return Head(reason.status, "text/plain; charset=utf-8", headers), f"{reason}\n".encode()


class Workers:
    """Runs tasks in child processes, so many at once as the limits say; others wait their turn."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._free = asyncio.Semaphore(limits.workers)

    async def run(self, task: Task) -> tuple[Head, AsyncIterator[bytes]]:
        """Run a task; give the head of its answer and its body as it comes.

        A task that is over a limit is killed: 503, with the header `Guitu-Limit` that names the limit.
        """
        try:
            await asyncio.wait_for(self._free.acquire(), self.limits.seconds)
        except TimeoutError:
            return _whole(*_over("workers", f"{self.limits.workers} queries are running; try again later"))
        child = _Child(task, self.limits)
        try:
            head = await child.head()
        except BaseException:
            self._end(child)
            raise
        if isinstance(head, Head):
            return head, self._body(child)
        self._end(child)
        return _whole(*head)

    async def _body(self, child: _Child) -> AsyncIterator[bytes]:
        try:
            async for chunk in child.body():
                yield chunk
        finally:
            self._end(child)

    def _end(self, child: _Child) -> None:
        child.end()
        self._free.release()


class _Child:
    """A running task, seen from the server."""

    def __init__(self, task: Task, limits: Limits) -> None:
        self._limits = limits
        self._deadline = asyncio.get_running_loop().time() + limits.seconds
        reading, writing = os.pipe()
        self._pipe = os.fdopen(reading, "rb", 0)
        self._transport: asyncio.BaseTransport | None = None
        self._reader = asyncio.StreamReader(limit=CHUNK)
        self._process = _FORK.Process(target=_live, args=(task, limits, writing), daemon=True)
        self._process.start()
        os.close(writing)

    async def head(self) -> Head | tuple[Head, bytes]:
        """Give the head, or a whole answer that says why there is none."""
        loop = asyncio.get_running_loop()
        protocol = asyncio.StreamReaderProtocol(self._reader)
        self._transport, _ = await loop.connect_read_pipe(lambda: protocol, self._pipe)
        try:
            async with asyncio.timeout_at(self._deadline):
                line = await self._reader.readline()
        except TimeoutError:
            return _over("time", f"the query took longer than {self._limits.seconds:g} seconds")
        if not line.endswith(b"\n"):
            return _over("memory", f"the query needed more than {self._limits.memory} MiB")
        return Head(**json.loads(line))

    async def body(self) -> AsyncIterator[bytes]:
        """Give the body. Raises CutError when the child did not come to its end."""
        try:
            async with asyncio.timeout_at(self._deadline):
                while chunk := await self._reader.read(CHUNK):
                    yield chunk
        except TimeoutError:
            raise CutError("time") from None
        self._process.join(SETTLE)
        if self._process.exitcode != 0:
            raise CutError("memory")

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._process.close()
        if self._transport is None:
            self._pipe.close()
        else:
            self._transport.close()


def _whole(head: Head, body: bytes) -> tuple[Head, AsyncIterator[bytes]]:
    async def once() -> AsyncIterator[bytes]:
        yield body

    return head, once()


def _over(limit: str, reason: str) -> tuple[Head, bytes]:
    text = f"Stopped: {reason}. Ask for less, or start guitu serve with a higher limit. 查询超出限制，已中止"
    return refusal(RefusedError(503, text, limit))


def _live(task: Task, limits: Limits, writing: int) -> None:
    """The life of a child: confined, it does its task, says what went wrong, and ends."""
    _confine(limits, writing)
    pipe = os.fdopen(writing, "wb", CHUNK)

    def send(head: Head) -> BinaryIO:
        line = {"status": head.status, "type": head.type, "headers": dict(head.headers)}
        pipe.write(json.dumps(line).encode() + b"\n")
        return pipe

    try:
        task(send)
        pipe.flush()
    except RefusedError as reason:
        head, body = refusal(reason)
        send(head).write(body)
        pipe.flush()
    except MemoryError:
        os._exit(1)
    except BrokenPipeError:
        os._exit(0)
    except Exception:  # noqa: BLE001 - whatever it is, the client is told and the server goes on
        traceback.print_exc()
        head, body = refusal(
            RefusedError(500, "This is a fault of Guitu: please report it. 程序错误，请反馈")
        )
        send(head).write(body)
        pipe.flush()
    os._exit(0)


def _confine(limits: Limits, writing: int) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
    # The clients' connections are the server's: a copy kept here would hold them open.
    os.closerange(3, writing)
    os.closerange(writing + 1, os.sysconf("SC_OPEN_MAX"))
    seconds = math.ceil(limits.seconds + SETTLE)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    if _STATM.exists():
        pages = int(_STATM.read_text(encoding="ascii").split()[0])
        bytes_ = pages * resource.getpagesize() + (limits.memory << 20)
        resource.setrlimit(resource.RLIMIT_AS, (bytes_, bytes_))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
