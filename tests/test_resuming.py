"""A build that is stopped loses nothing: the next one goes on and gives the same bytes."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

import guitu
from guitu import handle
from guitu.building import BuildOptions
from guitu.folder import PARTIAL
from guitu.updating import key, maker, packed, unpacked
from loaders.sources import read
from loaders.values import Article, Region
from tests.conftest import ROOT

COUNT = 60
TEXT = "洛阳都市圈包括洛阳市、济源市。郑州市市长林知远第{}次到济源市调研，总投资{}亿元的产业园开工。"

HEARING = (
    "import signal; from guitu.__main__ import main;"
    "signal.signal(signal.SIGINT, signal.default_int_handler); main()"
)
"""The command line. Tests run in the background may ignore Ctrl-C, and their children with them."""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """One JSONL file of many articles, a bad line among them."""
    rows = [
        json.dumps({"title": f"第{i}次调研", "text": TEXT.format(i, i)}, ensure_ascii=False)
        for i in range(COUNT)
    ]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join([*rows, "{"]), encoding="utf-8")
    return path


class Stop(KeyboardInterrupt):
    """Ctrl-C, at a certain article."""


def _stopped_at(number: int) -> handle.Watch:
    seen: list[str] = []

    def watch(source: str) -> None:
        seen.append(source)
        if len(seen) == number:
            raise Stop

    return watch


def test_the_next_build_goes_on(news: Path, tmp_path: Path) -> None:
    """Hours of reading must not be lost, and the result must not show that it was stopped, twice."""
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    for number in (25, 15):
        with pytest.raises(Stop):
            guitu.build(news, out=out, watch=_stopped_at(number))
    done = guitu.build(news, out=out).done
    assert done is not None
    assert done.kept >= 38
    guitu.build(news).save(fresh)
    assert not (out / PARTIAL).exists()
    for name in ("graph.nq", "graph.ttl", "problems.csv"):
        assert (out / name).read_bytes() == (fresh / name).read_bytes()


@pytest.mark.parametrize("rest", [b"", b"\x1f\x8b rubbish", None])
def test_what_was_cut_off_is_read_again(rest: bytes | None, news: Path, tmp_path: Path) -> None:
    """A power cut leaves a torn file: it costs a build from the beginning, and nothing else."""
    out = tmp_path / "out"
    with pytest.raises(Stop):
        guitu.build(news, out=out, watch=_stopped_at(50))
    [part] = (out / PARTIAL).iterdir()
    data = part.read_bytes()
    part.write_bytes(data[: len(data) // 2] if rest is None else rest)
    done = guitu.build(news, out=out).done
    assert done is not None
    assert (done.kept, len(done.problems)) == (0, 1)


def test_what_is_kept_belongs_to_one_way_of_reading(news: Path) -> None:
    """Quads of other code, options or metadata would be a mix that no build gives."""
    article = next(one for one in read([str(news)]) if isinstance(one, Article))
    names = {key(article, maker(options)) for options in (BuildOptions(), BuildOptions(home="洛阳市"))}
    assert len(names) == 2
    assert key(article, "") != key(Article.of(article.source, article.text), "")


def test_what_is_kept_of_an_article_is_all_of_it() -> None:
    """An article read again from the folder must not lose the boxes of its page, or who told its title."""
    region = Region(0, 2, 3, (0.1, 0.25, 0.5, 0.75))
    article = replace(
        Article.of("报.pdf#page=3", "甲乙"),
        title="甲",
        origins=(("title", "file"),),
        regions=(region,),
        dropped="广告",
    )
    assert unpacked(packed(article), article.source, article.text) == article


def test_control_c(news: Path, tmp_path: Path) -> None:
    """The real signal to the real command: one line, what was understood stays."""
    out = tmp_path / "out"
    command = [sys.executable, "-X", "utf8", "-c", HEARING, "build", str(news), "-o", str(out)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as run:
        while run.poll() is None and not list(out.glob(f"{PARTIAL}/*")):
            time.sleep(0.02)
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "run the same command again" in said.decode()
    assert "Traceback" not in said.decode()
