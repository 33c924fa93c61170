"""docs/security.md names the test of every promise: each must be there. 安全文档与测试对应。"""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

NAMED = sorted(
    set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "docs/security.md").read_text("utf-8")))
)


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_every_promise_has_its_test(file: str, test: str) -> None:
    """A promise whose test was renamed or removed is a promise that nobody keeps."""
    assert f"\ndef {test}(" in (ROOT / file).read_text("utf-8")


def test_promises_are_found() -> None:
    """Else the table above could be empty and every promise kept."""
    assert len(NAMED) > 20
