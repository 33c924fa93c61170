"""Pieces of scanned pages beside their sentences. 网页中的扫描片段。"""

from __future__ import annotations

import base64
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import guitu
from guitu.clipping import add_clips
from guitu.errors import GuituError
from guitu.formats import Drawing, render
from loaders.readers.clipping import clips
from tests.documents import tarred, zipped
from tests.pages.press import Sheet
from tests.pages.printing import picture, printed, scanned

SHEET = Sheet(420, 150)
SHEET.text("青岚科技有限公司投资12.8亿元建设洛阳市轴承产", 30, 40, 14)
SHEET.text("业园项目。", 30, 62, 14)


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    """Give a folder with one page, as a PDF and as a picture."""
    (tmp_path / "plan.pdf").write_bytes(printed([SHEET]))
    (tmp_path / "plan.png").write_bytes(picture(scanned(SHEET)))
    return tmp_path


def _shade(data: bytes) -> tuple[int, int, float]:
    image = Image.open(BytesIO(data))
    return image.width, image.height, float(np.asarray(image.convert("L")).min())


@pytest.mark.parametrize("name", ["plan.pdf", "plan.png"])
def test_a_piece_shows_what_is_printed_there(scans: Path, name: str) -> None:
    """A piece beside the words would let a reader doubt what is right."""
    words, white = (1, (0.07, 0.26, 0.5, 0.36)), (1, (0.07, 0.7, 0.5, 0.8))
    inked, blank = (_shade(data) for data in clips(scans / name, [words, white]))
    assert inked[2] < 100
    assert blank[2] > 180
    assert inked[0] > 4 * inked[1]


@pytest.mark.parametrize("form", ["pack.zip", "pack.tar", "pack.tar.gz", "outer.zip/in.tar"])
def test_a_piece_is_cut_out_of_an_archive(scans: Path, form: str) -> None:
    """Scans of a year come as one archive; nobody unpacks it only to see the evidence."""
    outer, _, inner = form.partition("/")
    data = {f"2021/{name}": (scans / name).read_bytes() for name in ("plan.pdf", "plan.png")}
    packed = zipped(data) if outer == "pack.zip" else tarred(data, "w:gz" if form.endswith("gz") else "w")
    (scans / outer).write_bytes(zipped({inner: packed}) if inner else packed)
    words = [(1, (0.07, 0.26, 0.5, 0.36))]
    for name in ("plan.pdf", "plan.png"):
        assert clips(scans / form / "2021" / name, words) == clips(scans / name, words)
    with pytest.raises(FileNotFoundError):
        clips(scans / form / "2020" / "plan.pdf", words)


def test_scans_in_an_archive_are_read_and_shown(scans: Path, tmp_path: Path) -> None:
    """An archive of nothing but pictures holds pages: where else could they be named?"""
    folder = tmp_path / "packed"
    folder.mkdir()
    (folder / "scans.zip").write_bytes(zipped({"plan.png": (scans / "plan.png").read_bytes()}))
    drawing = Drawing(guitu.build(folder / "scans.zip").content)
    assert add_clips(drawing, "html", folder) == ()
    assert drawing.network.graph["clips"]


def test_the_page_has_the_piece_of_every_sentence(scans: Path) -> None:
    """Whoever reads a statement wants to see it on the page it comes from."""
    content = guitu.build(scans / "plan.pdf").content
    drawing = Drawing(content)
    assert add_clips(drawing, "html", scans) == ()
    page = render(drawing, "html")[""]
    assert isinstance(page, str)
    (uri, *_) = (part.split('"')[0] for part in page.split('"data:image/webp;base64,')[1:])
    assert _shade(base64.b64decode(uri))[2] < 100


def test_a_scan_that_is_gone_is_told(scans: Path, tmp_path: Path) -> None:
    """A page without its pieces, and no word why, looks like a fault."""
    drawing = Drawing(guitu.build(scans / "plan.pdf").content)
    assert add_clips(drawing, "html", tmp_path / "elsewhere") == ("plan.pdf",)
    with pytest.raises(GuituError, match="-f html"):
        add_clips(drawing, "ttl", scans)
