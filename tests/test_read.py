"""Reading: which bytes are which text, which paths give which articles, and what a user is told otherwise."""

from __future__ import annotations

import codecs
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import jieba
import pytest

from loaders.decode import UndecodableError, decode
from loaders.sources import read
from loaders.values import Article, Problem

PLAN = "临川市发展和改革委员会印发《临川都市圈规划》，\r\n力争到2030年，地区生产总值达到3000亿元。\n"
ENCODINGS = ["utf-8", "gb18030", "utf-16-le", "utf-16-be"]


# ---------------------------------------------------------------- bytes → text


@pytest.mark.parametrize("encoding", [*ENCODINGS, "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "text",
    [
        PLAN,
        "市",
        "规划",
        "每年",
        "洛阳",
        "GDP 8000\n",
        "CBD、GDP与5G",
        "第１２３条",
        "國家發展改革委員會",
        "𬭊合金与䶮字",
        "——",
        "\n\n　规划",
        "2021年10月13日",
        "Café 与 naïve，规划",
    ],
)
def test_every_encoding_gives_the_same_text(text: str, encoding: str) -> None:
    """A wrong guess would turn a whole article into rare characters without a word."""
    assert decode(text.encode(encoding)) == text


def test_big_endian_mark_is_left_out() -> None:
    """A byte-order mark in the text would shift every offset by one."""
    assert decode(codecs.BOM_UTF16_BE + PLAN.encode("utf-16-be")) == PLAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("学校", "gb18030"), ("农业学院", "gb18030"), ("同时统一实施", "gb18030"), ("café", "utf-8")],
)
def test_gbk_that_is_also_valid_utf8(text: str, encoding: str) -> None:
    """Valid UTF-8 is no proof: these bytes fit both encodings, like 4,257 words of jieba's dictionary."""
    data = text.encode(encoding)
    assert data.decode("utf-8")
    assert data.decode("gb18030")
    assert decode(data) == text


def _dictionary_words() -> Iterator[str]:
    with jieba.get_dict_file() as file:
        for line in islice(file, 0, None, 41):
            yield line.decode("utf-8").split()[0]


@pytest.mark.parametrize(("encoding", "share"), [("utf-8", 1), ("gb18030", 1), ("utf-16-le", 0.999)])
def test_short_lines_of_real_words(encoding: str, share: float) -> None:
    """Eight thousand lines of four dictionary words: short files are where guessing goes wrong."""
    words = list(_dictionary_words())
    lines = ["，".join(words[index : index + 4]) for index in range(len(words) - 4)]
    right = sum(decode(line.encode(encoding)) == line for line in lines)
    assert len(lines) > 8_000
    assert right >= share * len(lines)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "a ZIP, DOCX or XLSX file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x00" * 64, "binary"),
        (b"abc\x00def", "binary"),
        (b"\x01\x02\x03\x04 text", "binary"),
        ("國家發展改革委員會關於區域規劃的通知".encode("big5"), "neither UTF-8, GB18030 nor UTF-16"),
        ("规划".encode() + b"\xff\xff", "neither UTF-8, GB18030 nor UTF-16"),
        (codecs.BOM_UTF8 + b"\xff\xff", "byte-order mark says UTF-8"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00\x00", "byte-order mark says UTF-16-LE"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, reason: str) -> None:
    """Rubbish decoded without complaint would become rubbish in the graph."""
    with pytest.raises(UndecodableError, match=reason):
        decode(data)


def test_a_bad_byte_is_placed() -> None:
    """Without the line a user cannot find the one byte that is wrong."""
    with pytest.raises(UndecodableError, match=r"line 3: byte 0xff"):
        decode("一\n二\n三".encode() + b"\xff\xff\n" + "四".encode())


# ---------------------------------------------------------------- paths → articles


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Three readable articles, a hidden one, one of another kind."""
    folder = tmp_path / "news"
    for name, text in {
        "b.txt": "乙市规划。",
        "a.md": "甲市规划。",
        "2021/a.md": "丙市规划。",
        ".hidden.txt": "隐藏。",
        ".git/c.txt": "隐藏。",
        "style.css": "p {}",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _sources(*paths: str | Path) -> list[str]:
    return [found.source for found in read(map(str, paths)) if isinstance(found, Article)]


def _problems(*paths: str | Path) -> list[Problem]:
    return [found for found in read(map(str, paths)) if isinstance(found, Problem)]


def test_a_folder_is_read_in_a_stable_order_without_hidden_files(news: Path) -> None:
    """Another order would make another file of the same articles."""
    assert _sources(news) == ["a.md", "b.txt", "2021/a.md"]
    assert not _problems(news)


def test_offsets_are_of_the_text_as_read(tmp_path: Path) -> None:
    """Were line ends normalised, evidence would no longer lie where it says."""
    (tmp_path / "a.txt").write_bytes(codecs.BOM_UTF8 + "规\r\n划\r".encode())
    [article] = read([str(tmp_path)])
    assert isinstance(article, Article)
    assert article.text == "规\r\n划\r"


def test_a_single_file_keeps_its_name(news: Path) -> None:
    """The folder on the user's machine is nobody's business, and the name is what people know it by."""
    assert _sources(news / "b.txt") == ["b.txt"]


def test_files_of_one_name_stay_apart(news: Path) -> None:
    """Two sources of one name could not be told apart in the graph."""
    assert _sources(news / "a.md", news / "2021" / "a.md") == ["a.md", "2021/a.md"]
    assert _sources(news / "2021", news / "a.md") == ["2021/a.md", "a.md"]


def test_a_wrong_path_does_not_rename_the_others(news: Path, tmp_path: Path) -> None:
    """A slip in one path must not change what the other articles are called."""
    assert _sources(news, tmp_path.parent / "nothing") == _sources(news)


def test_a_file_is_read_once(news: Path) -> None:
    """Overlapping paths would count an article twice."""
    assert _sources(news / "b.txt", news, news / "*.txt") == ["b.txt", "a.md", "2021/a.md"]


def test_patterns(news: Path) -> None:
    """A shell without ** passes the pattern on; it must mean the same here."""
    assert _sources(news / "*.txt") == ["b.txt"]
    assert _sources(news / "**" / "a.md") == ["2021/a.md", "a.md"]
    [problem] = _problems(news / "*.xyz")
    assert "No file matches" in problem.reason


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    """Names with brackets are common in downloads."""
    (tmp_path / "规划[1].txt").write_text("规划。", encoding="utf-8")
    assert _sources(tmp_path / "规划[1].txt") == ["规划[1].txt"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", " \n　\n".encode(), "empty"),
        ("mark.txt", codecs.BOM_UTF8, "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n", "damaged or cut off"),
        ("plan.pdf", b"%PDF-1.7", "damaged or no PDF"),
        ("page.html", b"<p>", "No article is found in the page"),
        ("plan.epub", b"PK", ".epub files are not read yet"),
    ],
)
def test_a_bad_file_is_named_and_the_rest_is_read(news: Path, name: str, data: bytes, reason: str) -> None:
    """One bad file must neither stop the others nor vanish in silence."""
    (news / name).write_bytes(data)
    [problem] = _problems(news)
    assert problem.source == name
    assert reason in problem.reason
    assert problem.advice
    assert len(_sources(news)) == 3


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    """Each gives one line, and none a traceback."""
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "empty").mkdir()
    problems = _problems(
        tmp_path / "loop.txt",
        tmp_path / "gone.txt",
        tmp_path / "empty",
        tmp_path / "none",
        "x" * 5000,
        "a\0b",
    )
    assert [problem.reason.split(":")[0] for problem in problems] == [
        "It is a link that leads back to itself",
        "There is no such file or folder",
        "There is no file to read in the folder",
        "There is no such file or folder",
        "There is no such file or folder",
        "There is no such file or folder",
    ]


def test_a_link_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    """A folder from elsewhere could have a reader's own files copied into a graph."""
    secret, news = tmp_path / "secret.txt", tmp_path / "news"
    secret.write_text("甲坪县召开会议。", encoding="utf-8")
    (news / "more").mkdir(parents=True)
    (news / "a.txt").write_text("乙湾县召开会议。", encoding="utf-8")
    (news / "out.txt").symlink_to(secret)
    (news / "in.txt").symlink_to(news / "a.txt")
    (news / "more" / "up.txt").symlink_to(news / "a.txt")
    (news / "folder").symlink_to(tmp_path)
    assert [problem.reason for problem in _problems(news)] == ["It is a link out of the folder"]
    assert _sources(news) == ["a.txt", "in.txt", "more/up.txt"]
    assert _sources(news / "out.txt") == ["out.txt"]


def test_a_pipe_in_a_folder_does_not_hang(tmp_path: Path) -> None:
    """Opening a named pipe that nobody writes to waits for ever."""
    os.mkfifo(tmp_path / "pipe.txt")
    [problem] = _problems(tmp_path)
    assert "no ordinary file" in problem.reason


@contextmanager
def _unprivileged() -> Iterator[None]:
    """Root may read everything, so let another user ask."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_what_may_not_be_read_is_named_and_the_rest_is_read() -> None:
    """A folder of another user must not end the run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "good.txt").write_text("规划。", encoding="utf-8")
        (folder / "secret.txt").write_text("规划。", encoding="utf-8")
        (folder / "closed").mkdir()
        (folder / "secret.txt").chmod(0)
        (folder / "closed").chmod(0)
        with _unprivileged():
            found = list(read([name]))
        (folder / "closed").chmod(0o700)
    assert [item.source for item in found] == ["good.txt", "secret.txt", "closed"]
    assert [isinstance(item, Problem) for item in found] == [False, True, True]


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """A file name in another encoding or with a line break must not reach a graph or a terminal as it is."""
    (tmp_path / os.fsdecode(b"\xb9\xe6\xbb\xae\n.txt")).write_text("规划。", encoding="utf-8")
    [source] = _sources(tmp_path)
    assert source.isprintable()
    source.encode("utf-8")


def test_standard_input(news: Path) -> None:
    """`curl … | guitu build -` is how a single article is tried."""
    program = "import sys; from loaders.sources import read; print([a.source + a.text for a in read(['-'])])"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        input=(news / "b.txt").read_bytes().decode().encode("gb18030"),
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == "['stdin乙市规划。']\n"
