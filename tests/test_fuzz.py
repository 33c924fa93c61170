"""Whatever is fed, nothing crashes and nothing false comes out; `make fuzz` tries more. 模糊测试。"""

from __future__ import annotations

import contextlib
import io
from functools import partial

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from graph.binding import Parameter, ParameterError, filled, value
from graph.named import named
from loaders import Article, read_closely
from loaders.corrections import CorrectionsError, parse_corrections
from loaders.lexicon import LexiconError, parse_lexicon
from loaders.mention import POST
from loaders.readers import Document, read_document
from loaders.sentences import sentences
from loaders.values import Problem
from tests.documents import renderings
from tests.test_extract import TEXTS

RENDERED = renderings()
SLOW_TO_START = (".png", ".jpg", ".tif")
"""Formats whose reader takes seconds: `tests/test_scan.py` has its own table of broken ones."""


def _read(name: str, data: bytes) -> list[Article | Problem]:
    return list(read_document(Document(name, partial(io.BytesIO, data), len(data))))


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A document of one format, cut, overwritten or with something put in, perhaps under another's name."""
    name = draw(st.sampled_from(sorted(n for n in RENDERED if not n.endswith(SLOW_TO_START))))
    data = bytearray(RENDERED[name])
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        put = draw(st.binary(max_size=8))
        gone = draw(st.sampled_from([0, 1, len(put), 64, len(data)]))
        data[at : at + gone] = put
    other = draw(st.sampled_from([name, name, name, *RENDERED]))
    return (name if other.endswith(SLOW_TO_START) else other), bytes(data)


@given(damaged())
def test_damaged_documents(document: tuple[str, bytes]) -> None:
    """One broken download must not end a build, nor pass in silence: it gives articles or a problem."""
    found = _read(*document)
    assert found
    for one in found:
        if isinstance(one, Problem):
            assert one.reason
            assert one.advice
            assert "\n" not in one.reason
        else:
            assert one.text.strip()


@given(TEXTS)
def test_what_is_found_in_a_text_lies_in_it(text: str) -> None:
    """A mention or sentence beside its text would prove a statement by words that nobody wrote."""
    reading = read_closely(Article.of("a.txt", text))
    flow = reading.page.flow
    end = 0
    for mention in reading.mentions:
        assert 0 <= mention.start < mention.end <= len(flow.folded)
        assert mention.start >= end or mention.type == POST
        end = max(end, mention.end)
        for part in mention.parts:
            assert 0 <= part.start <= part.end <= len(flow.folded)
    last = 0
    for sentence in sentences(reading.page):
        assert last <= sentence.start < sentence.end <= len(flow.folded)
        last = sentence.end


HEADS = ["[[same]]", "[[different]]", "[[wrong]]", "[[missing]]", "author", "reason", "subject", "name"]
MARKS = ["=", "'", '"', "\n", " ", "[", "]", "{", "}", "#", "'''", "\\"]
PIECES = [*HEADS, *MARKS, "洛阳市", "City", "leads", "0.5", "type"]


@given(
    st.one_of(
        st.binary(max_size=80),
        st.lists(st.sampled_from(PIECES), max_size=30).map(lambda p: "".join(p).encode()),
    )
)
def test_corrections_of_any_bytes(data: bytes) -> None:
    """A slip in a user's file is told with its line, never as a fault of Guitu."""
    with contextlib.suppress(CorrectionsError):
        _, problems = parse_corrections(data, "c.toml")
        assert all("c.toml" in problem.source for problem in problems)


@given(
    st.one_of(
        st.text(max_size=80), st.lists(st.sampled_from([*PIECES, "\t", "\r"]), max_size=30).map("".join)
    )
)
def test_lexicons_of_any_text(text: str) -> None:
    """A slip in a user's list is told with its line, never as a fault of Guitu."""
    with contextlib.suppress(LexiconError):
        _, problems = parse_lexicon(text, "l.tsv")
        assert all("l.tsv" in problem.source for problem in problems)


_ASKED = {p for query in named().values() for p in query.parameters}
PARAMETERS = sorted(_ASKED, key=lambda p: (p.type, p.name))
INJECTED = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from(['"', "'", "}", "{", "<", ">", "\\", "UNION", "SERVICE", "2020-01-01", "#", "\n"])
    ).map("".join),
)


@given(st.sampled_from(PARAMETERS), INJECTED)
def test_a_value_is_bound_and_never_pasted(parameter: Parameter, text: str) -> None:
    """A value that could close its quotes would turn a question into another one."""
    try:
        term = value(parameter, text)
    except (ParameterError, KeyError):
        return
    assert isinstance(term, rdflib.Literal)
    asked = filled("SELECT * { VALUES (?a) { (UNDEF) } }", {"a": [rdflib.URIRef("urn:a")]})
    rows = rdflib.Graph().query(asked, initBindings={"text": term})
    assert [str(row[0]) for row in rows] == ["urn:a"]  # type: ignore[index]


@pytest.mark.parametrize("name", sorted(RENDERED))
@given(cut=st.integers(0, 10_000))
def test_a_document_cut_off(name: str, cut: int) -> None:
    """A download that broke off is told, or what came of it is read; it never ends the build."""
    if not name.endswith(SLOW_TO_START):
        assert _read(name, RENDERED[name][: cut % (len(RENDERED[name]) + 1)])
