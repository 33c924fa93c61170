"""The report: its sums are those of the articles, every row leads to its sentence, nothing in it runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import guitu as library
from exports.report import LANGUAGES, report
from exports.report.doubts import contradictions
from exports.report.investments import investments
from exports.report.model import Material, Section
from exports.report.money import priced
from exports.report.overview import overview
from exports.report.people import appointments, leaders
from exports.report.targets import targets
from exports.report.words import words
from graph.dataset import Build, collect
from graph.reprints import reprint_lines
from guitu.building import BuildOptions
from loaders.values import Article, Entity, Extraction, Problem, Statement
from ontology import load
from tests import samples
from tests.conftest import Guitu

ROOT = Path(__file__).parents[1]
HERE = ROOT / "exports" / "report"

TEXT = (
    "青砚重工投资30亿元建设甲坪产业园。其中一期投资8亿元建设铸造车间。产业园落户新安县。"
    "乙川钢铁投资2.2亿美元建设乙川冷轧厂。全市集中开工行动总投资500亿元。另据介绍，甲坪产业园投资额达28亿元。"
)
FIRM, MILL = samples.entity("Enterprise", "青砚重工"), samples.entity("Enterprise", "乙川钢铁")
PARK, SHOP = samples.entity("IndustrialPark", "甲坪产业园"), samples.entity("Project", "铸造车间")
PLANT = samples.entity("Project", "乙川冷轧厂")
DRIVE = samples.entity("Campaign", "集中开工行动")
COUNTY = samples.entity("County", "新安县", code="410323", parent="410300")
ENTITIES = (FIRM, MILL, PARK, SHOP, PLANT, DRIVE, COUNTY)


def said(
    subject: Entity, predicate: str, object_: Entity | str, sentence: str, text: str = TEXT, **qualifiers: str
) -> Statement:
    """Make a statement of an article whose text is `text`."""
    literal = isinstance(object_, str)
    return Statement(
        subject.id,
        predicate,
        object_ if isinstance(object_, str) else object_.id,
        literal,
        tuple(sorted(qualifiers.items())),
        samples.evidence(text, sentence),
        (),
        "sample",
        0.9,
    )


def yuan(written: str, sum_: str) -> Mapping[str, str]:
    return {"amount": written, "amountCNY": sum_}


MONEY = Extraction(
    replace(Article.of("money.txt", TEXT), date="2023-05-01"),
    ENTITIES,
    (
        said(FIRM, "investsIn", PARK, "青砚重工投资30亿元建设甲坪产业园", **yuan("30亿元", "3000000000")),
        said(PARK, "hasInvestment", "30亿元", "青砚重工投资30亿元建设甲坪产业园", amountCNY="3000000000"),
        said(PARK, "hasInvestment", "28亿元", "甲坪产业园投资额达28亿元", amountCNY="2800000000"),
        said(FIRM, "investsIn", SHOP, "其中一期投资8亿元建设铸造车间", **yuan("8亿元", "800000000")),
        said(PARK, "locatedIn", COUNTY, "产业园落户新安县"),
        said(MILL, "investsIn", PLANT, "乙川钢铁投资2.2亿美元建设乙川冷轧厂", amount="2.2亿美元"),
        said(DRIVE, "hasInvestment", "500亿元", "集中开工行动总投资500亿元", amountCNY="50000000000"),
    ),
)
BUILD = collect([MONEY, samples.plan(), samples.investment(), samples.hostile()], load())


def material(*articles: Extraction, language: str = "zh") -> Material:
    return Material(collect(articles, load()), words(language))


def cells(section: Section, key: str) -> list[tuple[str, ...]]:
    (table,) = (table for table in section.tables if table.key == key)
    return [row.cells for row in table.rows]


def test_a_thing_counts_once_and_parts_are_not_added() -> None:
    """A sum that counts a project twice, or a phase beside its whole, would mislead whoever quotes it."""
    section = investments(material(MONEY))
    assert cells(section, "by_place") == [("洛阳市", "1", "30.00")]
    assert cells(section, "by_company") == [("青砚重工", "1", "30.00")]
    left_out = {one.thing: one.left_out for one in priced(material(MONEY))}
    assert left_out == {PARK.id: "", SHOP.id: "phase", PLANT.id: "not_yuan", DRIVE.id: "programme"}
    assert ("铸造车间", "", "青砚重工", "8亿元", "(8.00)", "分期，含于总额") in cells(section, "projects")


def test_sums_in_english_are_million_yuan() -> None:
    assert cells(investments(material(MONEY, language="en")), "by_place") == [("洛阳市", "1", "3,000.00")]
    assert words("en").money(Decimal("3e9")) == "3,000 million yuan"


def test_every_amount_tells_its_exact_yuan() -> None:
    """What is shortened for reading must be there in full for whoever copies it."""
    page = report(collect([MONEY], load()))
    assert '<data value="3000000000">30.00</data>' in page


def test_leaders_are_told_with_post_and_standing() -> None:
    rows = cells(leaders(material(samples.plan())), "leaders")
    assert ("洛阳市", "郜望舒", "", "主官", "2021-10-14") in rows
    assert ("洛阳市", "郜望舒", "市长", "代理", "2021-10-14") in rows


def test_posts_of_one_change_stand_in_one_row() -> None:
    text = "任命郜望舒为洛阳市人民政府副市长、秘书长。"
    office = samples.entity("GovernmentOrgan", "洛阳市人民政府")
    both = tuple(
        said(samples.MAYOR, "appointedTo", office, text, text, post=post, dateValue="2021-10-13")
        for post in ("副市长", "秘书长")
    )
    article = Extraction(Article.of("posts.txt", text), (samples.MAYOR, office), both)
    rows = cells(appointments(material(article)), "appointments")
    assert rows == [("2021-10-13", "洛阳市人民政府", "郜望舒", "任命", "副市长、秘书长")]


def test_changes_without_a_day_come_last_with_their_words() -> None:
    """An article without a date says 30日: the words are better than nothing, and no day of the calendar."""
    text = "30日，任命郜望舒为洛阳市人民政府秘书长。"
    office = samples.entity("GovernmentOrgan", "洛阳市人民政府")
    told = said(samples.MAYOR, "appointedTo", office, text, text, post="秘书长", date="30日")
    undated = Extraction(Article.of("posts.txt", text), (samples.MAYOR, office), (told,))
    other = "免去郜望舒洛阳市人民政府顾问职务。"
    gone = said(samples.MAYOR, "removedFrom", office, other, other, post="顾问")
    dated = Extraction(
        replace(Article.of("gone.txt", other), date="2023-01-05"), (samples.MAYOR, office), (gone,)
    )
    days = [row[0] for row in cells(appointments(material(undated, dated)), "appointments")]
    assert days == ["2023-01-05 报道", "30日"]


def test_two_readings_of_one_figure_are_one_row() -> None:
    """预计全市地区生产总值 and 地区生产总值 of one sentence are one target."""
    text = "预计全市地区生产总值达到900亿元。"
    when = {"year": "今年", "yearValue": "2024"}
    figures = tuple(
        said(samples.LUOYANG, "hasTarget", "900亿元", text, text, indicator=name, kind="target", **when)
        for name in ("预计全市地区生产总值", "地区生产总值")
    )
    article = replace(Article.of("gdp.txt", text), date="2024-01-20")
    rows = cells(targets(material(Extraction(article, (samples.LUOYANG,), figures))), "targets")
    assert rows == [("洛阳市", "地区生产总值", "2024 (今年)", "900亿元", "目标")]


def test_one_indicator_is_followed_over_the_years() -> None:
    """What was reached and what is aimed at stand in one row, the earlier year first."""
    text = "去年地区生产总值完成900亿元，力争2027年达到1200亿元。"
    figures = tuple(
        said(samples.LUOYANG, "hasTarget", figure, text, text, indicator="地区生产总值", unit="亿元", **rest)
        for figure, rest in (
            ("1200亿元", {"year": "2027年", "yearValue": "2027", "kind": "target"}),
            ("900亿元", {"year": "去年", "yearValue": "2023", "kind": "actual"}),
        )
    )
    article = replace(Article.of("gdp.txt", text), date="2024-01-20")
    (row,) = cells(targets(material(Extraction(article, (samples.LUOYANG,), figures))), "courses")
    assert row == ("洛阳市", "地区生产总值", "2023：900亿元（实际） → 2027：1200亿元（目标）")


def test_what_cannot_all_be_right_stands_in_one_row() -> None:
    other = "据悉，甲坪产业园总投资32亿元。"
    article = Extraction(
        Article.of("other.txt", other),
        (PARK,),
        (said(PARK, "hasInvestment", "32亿元", other, other, amountCNY="3200000000"),),
    )
    (row,) = cells(contradictions(material(MONEY, article)), "contradictions")
    assert row[:2] == ("甲坪产业园", "投资额")
    assert set(row[2].split("；")) == {"30亿元（2023-05-01）", "28亿元（2023-05-01）", "32亿元"}


def test_two_heads_of_one_place_are_told() -> None:
    other = "洛阳市市长乙守仁出席。"
    rival = samples.entity("Official", "乙守仁")
    article = Extraction(
        Article.of("rival.txt", other),
        (rival, samples.LUOYANG),
        (said(rival, "leads", samples.LUOYANG, other, other, post="市长"),),
    )
    first = "洛阳市市长甲守义讲话。"
    mayor = samples.entity("Official", "甲守义")
    earlier = Extraction(
        replace(Article.of("first.txt", first), date="2021-01-01"),
        (mayor, samples.LUOYANG),
        (said(mayor, "leads", samples.LUOYANG, first, first, post="市长"),),
    )
    (row,) = cells(contradictions(material(article, earlier)), "contradictions")
    assert row[:2] == ("洛阳市", "市长")
    assert set(row[2].split("；")) == {"甲守义（2021-01-01）", "乙守仁"}


def test_a_reprint_counts_once() -> None:
    """The same news in two papers must not make a sum twice as large or an actor twice as active."""
    again = replace(MONEY, article=Article.of("again.txt", TEXT + "（转载）"))
    both = collect([MONEY, again], load())
    marked = reprint_lines({again.article.id: MONEY.article.id})
    once = Material(Build(tuple(sorted((*both.quads, *marked))), both.texts), words("zh"))
    assert cells(investments(once), "by_place") == [("洛阳市", "1", "30.00")]
    assert len(once.statements) == len(MONEY.statements)
    assert [row[1] for row in cells(overview(once), "articles")] == ["money.txt", "again.txt（转载）"]


def test_a_sum_of_many_amounts_names_the_first_and_counts_the_others() -> None:
    """Hundreds of numbers in a row would hide the figure they are for."""
    texts = [f"青砚重工投资{n}亿元建设第{n}厂。产业园落户新安县。" for n in range(1, 13)]
    articles = []
    for n, text in enumerate(texts, 1):
        plant = samples.entity("Project", f"第{n}厂")
        money = yuan(f"{n}亿元", f"{n}00000000")
        invests = said(FIRM, "investsIn", plant, text.split("。")[0], text, **money)
        articles.append(Extraction(Article.of(f"{n}.txt", text), (FIRM, plant), (invests,)))
    page = report(collect(articles, load()))
    (row,) = re.findall(r"<tr><td class=\"company\">.*?</tr>", page)
    assert row.count('class="cite"') == 9
    assert "+3" in row
    assert "78.00" in row


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_graph_is_a_report_too(language: str) -> None:
    """A folder without investments or leaders must say so, not fail."""
    page = report(Build((), {}), language=language)
    none = words(language).say("none_found")
    assert page.count(none) == 7
    assert "<svg viewBox" not in page


def test_both_languages_have_the_same_words() -> None:
    """A word that one language lacks would stop the report in it."""
    every = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
    assert list(every["zh"]) == list(every["en"])
    code = "".join(
        path.read_text(encoding="utf-8") for path in HERE.iterdir() if path.suffix in {".py", ".html"}
    )
    built = {f"{key}_chart" for key in ("relations", "classes", "bodies", "people", "by_place", "by_company")}
    assert [key for key in every["zh"] if f'"{key}"' not in code and key not in built] == []


def test_the_same_bytes_in_every_process() -> None:
    code = "from tests.test_report import BUILD, report; import hashlib; "
    code += "print(hashlib.sha256(report(BUILD).encode()).hexdigest())"
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_what_articles_say_is_never_markup() -> None:
    page = report(BUILD, [Problem(samples.HOSTILE, samples.HOSTILE, samples.HOSTILE)], title=samples.HOSTILE)
    assert "<script" not in page
    assert "<img" not in page
    assert not re.findall(r"""(?:src|action)\s*=|href\s*=\s*["'](?!#)|@import|url\((?!#)""", _markup(page))
    assert "default-src 'none'" in page


def _markup(page: str) -> str:
    """Give the tags and the style of a page, without what stands between them."""
    style = page[page.index("<style>") : page.index("</style>")]
    return style + "".join(re.sub(r'="[^"]*&[^"]*"', "", tag) for tag in re.findall(r"<[a-z][^<>]*>", page))


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_leads_to_its_sentence(browser: Browser, demo: Path, tmp_path: Path, language: str) -> None:
    """A figure without its sentence is a claim of ours, not of the article."""
    graph = library.open(demo)
    file = tmp_path / "report.html"
    graph.to_report(file, language=language)
    page, faults = _open(browser, file)
    assert page.locator("html").get_attribute("lang") == {"zh": "zh-CN", "en": "en"}[language]
    missing = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
        ".filter(id => !document.getElementById(id))"
    )
    assert missing == []
    silent = page.evaluate(
        "[...document.querySelectorAll('tbody tr')].filter(row => !row.querySelector('a.cite'))"
        ".map(row => row.closest('table').className)"
    )
    assert set(silent) <= {"articles", "measures", "problems"}
    texts = dict(graph.content.texts)
    for note in page.locator(".notes li").all()[:20]:
        start, end = re.findall(r"\[(\d+)–(\d+)\]$", note.locator("cite").inner_text())[0]
        exact = note.locator("q").text_content()
        assert any(text[int(start) : int(end)] == exact for text in texts.values())
    assert faults == []
    page.close()


@pytest.mark.browser
def test_charts_can_be_read_without_seeing_them(browser: Browser, demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    library.open(demo).to_report(file)
    page, _ = _open(browser, file)
    charts = page.locator("figure svg[role=img]")
    assert charts.count() >= 8
    for chart in charts.all():
        named = (chart.get_attribute("aria-labelledby") or "").split()
        assert all((page.locator(f"#{id_}").text_content() or "").strip() for id_ in named)
    assert (
        page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size")
        == page.locator("[id]").count()
    )
    page.close()


@pytest.mark.browser
def test_hostile_texts_run_nothing_and_break_nothing(browser: Browser, tmp_path: Path) -> None:
    """Names with markup, right-to-left marks and ten thousand characters, in every place of the page."""
    long = samples.entity("Enterprise", "长" * 10_000)
    strange = Extraction(
        Article.of("long.txt", TEXT + "长"),
        (long, PARK),
        (said(long, "investsIn", PARK, "青砚重工投资30亿元", **yuan("30亿元", "3000000000")),),
    )
    build = collect([samples.hostile(), strange], load())
    file = tmp_path / "report.html"
    problems = [Problem(samples.HOSTILE, samples.HOSTILE, samples.HOSTILE)]
    file.write_text(report(build, problems, title=samples.HOSTILE), encoding="utf-8")
    page, faults = _open(browser, file)
    assert page.locator("script, img, iframe, object").count() == 0
    assert page.locator("h1").text_content() == samples.HOSTILE.replace("\x07", "\ufffd") or samples.HOSTILE
    assert page.locator("tbody tr").count() > 5
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert faults == []
    page.close()


def _open(browser: Browser, file: Path) -> tuple[Page, list[str]]:
    """Open a file without network; what the page complains of, asks for or pops up is in the list."""
    page = browser.new_page(viewport={"width": 1200, "height": 900}, offline=True)
    faults: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(file.as_uri())
    assert requests == [file.as_uri()]
    return page, faults


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small graph."""
    return library.Graph(BUILD, BuildOptions()).save(tmp_path_factory.mktemp("small") / "out")


@pytest.mark.browser
def test_command_writes_page_and_pdf(guitu: Guitu, small: Path, tmp_path: Path, browser: Browser) -> None:
    assert browser.is_connected()
    done = guitu("report", small, "-o", tmp_path / "plans.html", "--title", "三月要览", "--pdf")
    assert done.stdout.split() == [str(tmp_path / "plans.html"), str(tmp_path / "plans.pdf")]
    assert "<h1>三月要览</h1>" in (tmp_path / "plans.html").read_text(encoding="utf-8")
    assert (tmp_path / "plans.pdf").read_bytes().startswith(b"%PDF-")


def test_without_a_browser_the_page_is_there_and_one_line_says_what_to_do(
    small: Path, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "guitu", "report", small, "-o", tmp_path / "r.html", "--pdf"],
        cwd=ROOT,
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert (tmp_path / "r.html").exists()
