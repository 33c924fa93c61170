"""`guitu validate`: what is wrong with a graph, in words. 校验."""

from __future__ import annotations

from pathlib import Path

from graph.checking import Fault, check
from graph.folder import GRAPH
from guitu import folder
from guitu.console import progress, show
from guitu.errors import GuituError
from ontology import load


def validate(out: Path) -> None:
    """Print what is wrong with the graph in a folder, or one line when nothing is.

    Raises GuituError with the number of faults when there are any.
    """
    lines, texts = folder.load_raw(out)
    with progress("Checking 校验") as watch:
        faults = tuple(check(lines, texts, load(), watch))
    for fault in faults:
        show(headline(fault), "bold")
        sentence = fault.evidence.exact if fault.evidence else ""
        for line in filter(None, (fault.about, sentence, fault.node)):
            show(f"  {line}")
    if faults:
        raise GuituError(f"{out}: {len(faults)} faults 处问题")
    show(f"{out}: sound 校验通过; {len(texts)} articles 篇文章, {len(lines)} quads 条四元组")


def headline(fault: Fault) -> str:
    """Give the line that says where and what.

    >>> from loaders.values import Evidence
    >>> headline(Fault("a.txt", "urn:e", "甲市", Evidence(0, 2, "甲市"), "名称不符", "wrong name", ("乙",)))
    'a.txt [0:2]: 名称不符 wrong name; found 现有: 乙'
    """
    place = f" [{fault.evidence.start}:{fault.evidence.end}]" if fault.evidence else ""
    found = f"; found 现有: {' | '.join(fault.found)}" if fault.found else ""
    return f"{fault.source or f'{GRAPH} (default graph 默认图)'}{place}: {fault.zh} {fault.en}{found}"
