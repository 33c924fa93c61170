"""The SPARQL 1.1 Protocol, its query half: a request becomes a question. SPARQL 协议.

Source: https://www.w3.org/TR/sparql11-protocol/ section 2.1.
"""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

from guitu.serving.answering import Question
from guitu.serving.guard import RefusedError

LONGEST = 1 << 20
"""Bytes of a request's body."""

FORM, QUERY, UPDATE = (
    f"application/{name}" for name in ("x-www-form-urlencoded", "sparql-query", "sparql-update")
)
CHARSET = "utf-8"
_UPDATES = "Updates are refused: this endpoint is read-only. 只读端点，不接受更新"


async def question(request: Request) -> Question:
    """Read a request by GET, by POST of a form, or by POST of a query. Raises RefusedError."""
    fields = _fields(request.scope["query_string"])
    if request.method == "POST":
        type_, charset = content_type(request.headers.get("content-type", ""))
        if type_ == UPDATE:
            raise RefusedError(403, _UPDATES)
        if type_ not in {FORM, QUERY}:
            raise RefusedError(415, f"Send a query as {FORM} or {QUERY}. 请求体格式不受支持")
        if charset != CHARSET:
            raise RefusedError(415, f"Send a query as {CHARSET}, not as {charset}. 请以 UTF-8 发送查询")
        body = await _body(request)
        fields += _fields(body) if type_ == FORM else [("query", _decoded(body))]
    return _question(fields, request.headers.get("accept", ""))


def content_type(header: str) -> tuple[str, str]:
    """Give media type and charset of a request's body, in lower case; without a charset it is UTF-8.

    >>> content_type('Application/SPARQL-Query; Charset="GBK"'), content_type("text/plain")
    (('application/sparql-query', 'gbk'), ('text/plain', 'utf-8'))
    """
    type_, *parameters = (part.strip().lower() for part in header.split(";"))
    given = dict(part.partition("=")[::2] for part in parameters)
    return type_, given.get("charset", CHARSET).strip('"')


def _question(fields: list[tuple[str, str]], accept: str) -> Question:
    def given(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in fields if key == name)

    if given("update"):
        raise RefusedError(403, _UPDATES)
    queries = given("query")
    if len(queries) != 1:
        raise RefusedError(400, f"Give one parameter query; here are {len(queries)}. 需要一个 query")
    # What is empty would be read as an update that does nothing.
    if not queries[0].strip():
        raise RefusedError(400, "The query is empty. 查询为空")
    return Question(queries[0], given("default-graph-uri"), given("named-graph-uri"), accept)


def _fields(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000
        )
    except ValueError as error:
        raise RefusedError(400, "The parameters are not URL-encoded UTF-8. 参数编码有误") from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, "The query is not UTF-8. 查询不是 UTF-8") from error


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            raise RefusedError(413, f"The query is longer than {LONGEST} bytes. 查询过长")
    return bytes(body)
