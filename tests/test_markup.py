"""Texts pasted with the markup of a web page are read as the page shows them. 带网页标记的文本。"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import Article, extract
from loaders.blanks import INVISIBLE
from loaders.markup import unmarked

SHOWN = [
    # what was pasted, and the lines that it shows
    ("<p>甲市</p><p>乙市</p>", ["甲市", "乙市"]),
    ("<P ALIGN=center>甲市<BR/>乙市</P>", ["甲市", "乙市"]),
    ("<span>甲</span><b>市</b></p>", ["甲市"]),
    ("<style>p {color: red}</style><p>甲市</p><script>f('<p>')</script>", ["甲市"]),
    ("<!-- <p>乙市</p> --><p>甲市</p>", ["甲市"]),
    ('<p title="a>b">甲市</p>', ['b">甲市']),
    ("<p>&ldquo;甲市&rdquo;&#8212;乙市&amp;丙市&nowhere;</p>", ["“甲市”—乙市&丙市&nowhere;"]),
    ("投资<5亿元，3>2，&ldquo;", ["投资<5亿元，3>2，&ldquo;"]),
    ("见<附件>和<a>。", ["见<附件>和<a>。"]),
]
PIECES = st.sampled_from(
    ["<p>", "</p>", "<b", ">", "<!--", "-->", "&ldquo;", "&", "甲市", "。", "\n", "<br/>"]
)


@pytest.mark.parametrize(("text", "lines"), SHOWN)
def test_markup_is_what_it_shows(text: str, lines: list[str]) -> None:
    """If this fails, tags stand within names and sentences, or text that is no markup is lost."""
    shown = unmarked(text).translate(dict.fromkeys(map(ord, INVISIBLE)))
    assert [line.strip() for line in shown.splitlines() if line.strip()] == lines


@given(st.lists(PIECES).map("".join))
def test_every_character_keeps_its_place(text: str) -> None:
    """Else evidence is cut out of the text a few characters away."""
    shown = unmarked(text)
    assert len(shown) == len(text)
    assert all(new in (old, "\n", " ", "“", *INVISIBLE) for new, old in zip(shown, text, strict=True))


def test_evidence_is_as_pasted() -> None:
    """Else a quotation could not be found in the file that it is from."""
    text = "<p>郑州市市长<b>林知远</b>主持会议。</p>"
    [leads] = [s for s in extract(Article.of("a.txt", text)).statements if s.predicate == "leads"]
    assert leads.evidence.exact == text[leads.evidence.start : leads.evidence.end]
    assert "林知远" in leads.evidence.exact
