"""The declarations: what must be there, what loading refuses, and that the generated files follow them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

import ontology
from graph.ontology_files import files, write
from ontology import OntologyError, load

ROOT = Path(__file__).parents[1]
DECLARED = Path(ontology.__file__).parent

TOPS = {
    *("Place", "MetropolitanArea", "Corridor", "Organization", "Enterprise", "Official"),
    *("Person", "Project", "Plan", "Meeting", "Industry"),
}
FINER = {
    "Place": ("Province", "City", "County", "Township", "Community", "FunctionalZone", "GeographicRegion"),
    "MetropolitanArea": ("UrbanAgglomeration",),
    "Corridor": (
        *("Railway", "Expressway", "Road", "IndustrialBelt", "CooperationBelt", "InnovationCorridor"),
        *("EcologicalCorridor", "Waterway", "Pipeline"),
    ),
    "Organization": (
        *("PartyOrgan", "GovernmentOrgan", "LegislativeOrgan", "JudicialOrgan", "ResearchInstitute"),
        *("University", "Hospital"),
    ),
    "Project": ("IndustrialPark", "Facility"),
    "Plan": ("Regulation", "Strategy", "Campaign"),
}
PROVENANCE = {"Article", "Evidence", "Statement"}
RELATIONS = {
    *("holdsPost", "leads", "appointedTo", "removedFrom", "investsIn", "hasInvestment"),
    *(
        "partOfMetropolitanArea",
        "locatedIn",
        "administrativePartOf",
        "connects",
        "suppliesTo",
        "subsidiaryOf",
    ),
    *("shareholderOf", "establishedBy", "develops", "includesProject", "hasTarget", "attended", "visited"),
    *("metWith", "issuedBy", "heldAt", "cooperatesWith"),
}
QUALIFIERS = {
    *("post", "amount", "date", "product", "role", "indicator", "year", "kind", "status"),
    *("amountCNY", "dateValue", "value", "unit"),
}


def test_public_classes_are_declared() -> None:
    """A query written against the public vocabulary would find nothing if a class went missing or moved."""
    loaded = load()
    assert set(loaded.tops) >= TOPS
    assert loaded.classes.keys() >= PROVENANCE
    assert {name: loaded.top(name) for names in FINER.values() for name in names} == {
        name: top for top, names in FINER.items() for name in names
    }


def test_public_relations_and_qualifiers_are_declared() -> None:
    """A query written against the public vocabulary would find nothing if a relation were renamed."""
    loaded = load()
    assert loaded.relations.keys() >= RELATIONS
    assert loaded.qualifiers.keys() >= QUALIFIERS
    assert [name for name in sorted(RELATIONS) if loaded.relations[name].literal] == [
        "hasInvestment",
        "hasTarget",
    ]


@pytest.mark.parametrize("kind", ["classes", "relations", "qualifiers"])
@pytest.mark.parametrize("language", ["label_zh", "label_en"])
def test_labels_are_unique(kind: str, language: str) -> None:
    """A legend with the same word twice could not be read."""
    labels = [getattr(value, language) for value in getattr(load(), kind).values()]
    assert len(set(labels)) == len(labels)


def test_every_name_and_relation_has_examples() -> None:
    """A class or relation nobody shows an example of cannot be checked by running it."""
    loaded = load()
    assert not [c.name for c in loaded.classes.values() if c.suffixes and not c.examples]
    assert not [r.name for r in loaded.relations.values() if not (r.examples and r.counterexamples)]


def test_finer_classes_inherit_colour_and_shape() -> None:
    """A finer class without a colour would be drawn in the drawing library's own."""
    loaded = load()
    for name in loaded.classes:
        top = loaded.classes[loaded.top(name)]
        assert (loaded.classes[name].color, loaded.classes[name].shape) == (top.color, top.shape)


# Colours: linear sRGB, CIE L*a*b* (D65), and the matrices of full protanopia and deuteranopia of
# Machado, Oliveira & Fernandes 2009 (https://doi.org/10.1109/TVCG.2009.113), table 1.
XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)
SIGHTS = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
}
Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]


def linear(color: str) -> Vector:
    r, g, b = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return expand(r), expand(g), expand(b)


def expand(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def times(matrix: Matrix, vector: Vector) -> Vector:
    x, y, z = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z


def lab(color: str, sight: Matrix) -> Vector:
    seen = times(sight, linear(color))
    clipped = (min(max(seen[0], 0), 1), min(max(seen[1], 0), 1), min(max(seen[2], 0), 1))
    shares = (value / white for value, white in zip(times(XYZ, clipped), WHITE, strict=True))
    x, y, z = (share ** (1 / 3) if share > 216 / 24389 else share * 841 / 108 + 4 / 29 for share in shares)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_colours_stand_out_from_white() -> None:
    """A node paler than 3:1 against the page is lost (WCAG 2.1, 1.4.11)."""
    for top in load().tops:
        luminance = times(XYZ, linear(load().classes[top].color))[1]
        assert 1.05 / (luminance + 0.05) >= 3, top


@pytest.mark.parametrize("sight", SIGHTS)
def test_colours_stay_apart(sight: str) -> None:
    """Two classes whose colours look alike to somebody could not be told apart in the legend."""
    colors = {top: load().classes[top].color for top in load().tops}
    for a, b in combinations(colors, 2):
        pairs = zip(lab(colors[a], SIGHTS[sight]), lab(colors[b], SIGHTS[sight]), strict=True)
        assert sum((x - y) ** 2 for x, y in pairs) ** 0.5 >= 20, (a, b)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A copy of the real declarations to break."""
    for kind in ("classes", "relations", "qualifiers"):
        shutil.copytree(DECLARED / kind, tmp_path / kind)
    yield tmp_path
    load.cache_clear()


RULE = """
[[rules]]
name = "{}"
pattern = "{}"
confidence = {}
subject = "before:Corridor"
object = "before:Place"
"""
BROKEN = [
    # file, text to replace ("" appends), new text, what the message must say beside the file
    ("classes/Railway", 'parent = "Corridor"', 'parent = "Korridor"', ("Korridor", "did you mean Corridor?")),
    (
        "classes/Corridor",
        'name = "Corridor"',
        'name = "Corridor"\nparent = "Railway"',
        ("lead back", "take one parent"),
    ),
    ("classes/Railway", 'name = "Railway"', 'name = "Rail"', ("'Rail'", "rename the file")),
    ("classes/Railway", "zh = ", "zh = 3 #", ("'zh'", "is not a text")),
    ("classes/Railway", 'zh = "铁路"', 'zh = " "', ("[label] zh is empty", "write it")),
    ("classes/Road", 'zh = "道路"', 'zh = "铁路"', ("Railway", "choose another")),
    ("classes/Railway", "suffixes = [", 'suffixes = ["高铁",', ("'高铁'", "stands twice", "remove it")),
    ("classes/Railway", "suffixes = [", 'suffixes = ["医院",', ("'医院'", "Hospital", "keep it in one")),
    ("classes/Railway", "weak = [", 'weak = ["马路",', ("'马路'", "weak", "add it there")),
    ("classes/Railway", "[[examples]]", "[[example]]", ("unknown key 'example'", "examples")),
    ("classes/Railway", '"京雄高铁"', '"京广高铁"', ("'京广高铁'", "does not stand in its text")),
    ("classes/Place", "#4499cc", "blue", ("'blue'", "#rrggbb")),
    ("classes/Place", '"dot"', '"blob"', ("'blob'", "triangleDown")),
    ("classes/Place", "schema:Place", "sch:Place", ("'sch:Place'", "skos")),
    ("classes/Article", '"provenance"', '"source"', ("'source'", "provenance")),
    ("classes/Place", '[label]\nzh = "地点"', '[label]\nchinese = "地点"', ("'zh' is missing", "add it")),
    ("classes/Place", "[label]", "[label", ("not TOML", "mend it")),
    ("relations/connects", 'domain = ["Corridor"]', 'domain = ["Line"]', ("'Line'", "domain", "declare it")),
    ("relations/connects", 'range = ["Place"]', 'range = ["Spot"]', ("'Spot'", "range", "declare it")),
    ("relations/connects", 'range = ["Place"]', 'range = ["Article"]', ("'Article'", "range")),
    ("relations/connects", 'range = ["Place"]', "", ("range or literal", "give one")),
    ("relations/connects", 'domain = ["Corridor"]', "domain = []", ("domain is empty", "name at least one")),
    (
        "relations/connects",
        'range = ["Place"]',
        'range = ["Place"]\nsymmetric = true',
        ("symmetric", "equal"),
    ),
    ("relations/suppliesTo", 'qualifiers = ["product"]', 'qualifiers = ["goods"]', ("'goods'", "declare it")),
    ("relations/suppliesTo", "{ product =", "{ role =", ("'role'", "qualifiers", "add it there")),
    (
        "relations/suppliesTo",
        '"砺峰重型装备有限公司", { product',
        "{ product",
        ("not a statement", '["subject"'),
    ),
    ("relations/connects", "", RULE.format("Connects 1", "x", 0.5), ("'Connects 1'", "kebab-case")),
    ("relations/connects", "", RULE.format("x-joins", " ", 0.5), ("'x-joins'", "empty pattern", "write one")),
    ("relations/connects", "", RULE.format("x-joins", "x", 1.5), ("1.5", "from 0 to 1")),
    ("relations/connects", "", 2 * RULE.format("x-joins", "x", 0.5), ("'x-joins'", "rename one")),
    ("relations/connects", "", '\n[[rules]]\nname = "x"\n', ("'pattern' is missing", "add it")),
    ("relations/holdsPost", "[[counterexamples]]", "[[examples]]", ("expects", "list its statements")),
    ("qualifiers/year", '"string"', '"text"', ("'text'", "gYear")),
    ("qualifiers/amountCNY", 'twin_of = "amount"', 'twin_of = "sum"', ("'sum'", "declare it")),
    ("qualifiers/kind", 'code = "target"', 'code = ""', ("empty code", "write it")),
    ("qualifiers/kind", 'zh = "数值性质"', "", ("'zh' is missing", "add it")),
]


@pytest.mark.parametrize(("file", "old", "new", "words"), BROKEN)
def test_broken_declaration_is_refused(
    folder: Path, file: str, old: str, new: str, words: tuple[str, ...]
) -> None:
    """A mistake in a declaration must stop the load with one line: which file, what is wrong, what to do."""
    path = folder / f"{file}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
    with pytest.raises(OntologyError) as caught:
        load(folder)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    assert [word for word in words if word not in message] == []


def test_rules_need_examples(folder: Path) -> None:
    """A rule without an example would never be run by a test."""
    path = folder / "relations/connects.toml"
    declared = path.read_text(encoding="utf-8").split("[[examples]]")[0]
    path.write_text(declared + RULE.format("x-joins", "x", 0.5), encoding="utf-8")
    with pytest.raises(OntologyError, match="has rules but no example"):
        load(folder)


def test_suffixes_need_examples(folder: Path) -> None:
    """A suffix without an example and a counterexample would never be run by a test."""
    path = folder / "classes/Railway.toml"
    path.write_text(path.read_text(encoding="utf-8").split("[[counterexamples]]")[0], encoding="utf-8")
    with pytest.raises(OntologyError, match="no counterexample"):
        load(folder)


def test_file_in_another_encoding_is_refused(folder: Path) -> None:
    """An editor that saves in GB18030 must be told so, not shown a traceback."""
    path = folder / "classes/Railway.toml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    with pytest.raises(OntologyError, match="save it as UTF-8"):
        load(folder)


def test_folder_without_declarations_is_refused(tmp_path: Path) -> None:
    """A wrong path must not give an empty ontology."""
    with pytest.raises(OntologyError, match="no declaration"):
        load(tmp_path)


def test_new_class_is_one_file(folder: Path) -> None:
    """A second list anywhere would make the new class unknown."""
    text = (folder / "classes/Waterway.toml").read_text(encoding="utf-8")
    for old, new in (("Waterway", "Canal"), ("水道", "运渠"), ("干渠", "明渠")):
        text = text.replace(f'"{old}"', f'"{new}"')
    (folder / "classes/Canal.toml").write_text(text, encoding="utf-8")
    loaded = load(folder)
    assert loaded.top("Canal") == "Corridor"
    assert all("Canal" in text for text in files(loaded).values())


@pytest.mark.parametrize("name", files(load()))
def test_generated_files_are_up_to_date(name: str, tmp_path: Path) -> None:
    """Stale OWL, shapes or tables would tell users of classes that are not there."""
    write(tmp_path, load())
    remedy = "run: python -m graph.ontology_files docs"
    assert (tmp_path / name).read_bytes() == (ROOT / "docs" / name).read_bytes(), remedy


def test_the_page_for_people_is_up_to_date(tmp_path: Path) -> None:
    """The page by pyLODE tells of every class and property, and of none that is gone. It is made offline."""
    script, page = ROOT / "docs" / "ontology" / "make.py", tmp_path / "page.html"
    offline = "import runpy, socket, sys; socket.socket.connect = None; sys.argv = sys.argv[1:]; "
    run = [
        sys.executable,
        "-c",
        f"{offline}runpy.run_path(sys.argv[0], run_name='__main__')",
        str(script),
        str(page),
    ]
    done = subprocess.run(run, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    made = page.read_text(encoding="utf-8")
    declared = load()
    for name in (*declared.classes, *declared.relations, *declared.qualifiers):
        assert f"https://w3id.org/guitu/ontology#{name}<" in made, name
    kept = script.with_name("guitu.html").read_text(encoding="utf-8")
    # Members of a union come in any order.
    assert sorted(kept.splitlines()) == sorted(made.splitlines()), "run: python docs/ontology/make.py"
