"""What the articles hold and who acts in them. 概览与主要行动者."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from exports.report.charts import Bar, bars
from exports.report.model import Material, Row, Section, ends, sources, table
from graph.records import ArticleData, Stated

BODIES = ("Enterprise", "Organization", "Place", "MetropolitanArea")
PEOPLE = ("Official", "Person")
"""Top classes of what acts; projects, plans, corridors, meetings and industries are acted upon."""
ABOUT_PLACES = frozenset({"administrativePartOf", "connects", "locatedIn"})
"""Relations that tell where something lies, not that somebody acts."""
CHARTED = 12


def overview(material: Material) -> Section:
    """Tell which articles there are, what they name and what they say."""
    found = material.records
    spoken = Counter(one.article for one in found.statements)
    dated = sorted(found.articles.values(), key=lambda data: (not data["date"], data["date"], data["source"]))
    rows = (
        Row((data["date"], _title(material, data), data["publisher"], str(spoken[data["id"]])))
        for data in dated
    )
    relations = Counter(material.relation(one.statement.predicate) for one in material.statements)
    classes = Counter(map(material.top_kind, found.entities))
    charts = _counted(material, "relations", relations), _counted(material, "classes", classes)
    shown = table("articles", ("date", "title_of", "publisher", "statements"), rows, ["statements"])
    figures = (
        ("key_articles", str(len(found.articles))),
        ("key_entities", f"{len(found.entities):,}"),
        ("key_statements", f"{len(material.statements):,}"),
    )
    return Section("overview", charts=charts, tables=(shown,), figures=figures)


def _title(material: Material, data: ArticleData) -> str:
    title = data["title"] or data["source"]
    return material.words.say("reprint", title=title) if data["id"] in material.reprints else title


def _counted(material: Material, key: str, counts: Counter[str]) -> Markup:
    drawn = [Bar(name, n, str(n)) for name, n in counts.most_common(CHARTED) if name]
    description = "; ".join(f"{bar.name} {bar.text}" for bar in drawn)
    return bars(key, material.words.say(f"{key}_chart"), description, drawn)


def actors(material: Material) -> Section:
    """Tell who is said to do most: companies, organizations, people and places by their statements."""
    doing: dict[str, list[Stated]] = defaultdict(list)
    for one in material.statements:
        if one.statement.predicate not in ABOUT_PLACES:
            for end in ends(one):
                if material.top(end) in BODIES + PEOPLE:
                    doing[end].append(one)
    ranked = sorted(doing, key=lambda id_: (-len(doing[id_]), material.label(id_), id_))
    rows = (_actor(material, id_, doing[id_]) for id_ in ranked)
    return Section(
        "actors",
        charts=(_most(material, "bodies", BODIES, doing), _most(material, "people", PEOPLE, doing)),
        tables=(
            table(
                "actors",
                ("name", "kind", "statements", "articles", "mostly"),
                rows,
                ["statements", "articles"],
                shown=20,
            ),
        ),
        remarks=("actors_remark",),
    )


def _most(material: Material, key: str, tops: Sequence[str], doing: Mapping[str, Sequence[Stated]]) -> Markup:
    stated = sorted(
        (material.label(id_), len(all_)) for id_, all_ in doing.items() if material.top(id_) in tops
    )
    return _counted(material, key, Counter(dict(stated)))


def _actor(material: Material, id_: str, stated: Sequence[Stated]) -> Row:
    relations = Counter(one.statement.predicate for one in stated).most_common(3)
    mostly = material.words.say("comma").join(f"{material.relation(name)} {n}" for name, n in relations)
    articles = len({one.article for one in stated})
    cells = material.label(id_), material.kind(id_), str(len(stated)), str(articles), mostly
    # The first sentence of each of its main relations: all of them would be half of the articles.
    firsts = (next(one for one in stated if one.statement.predicate == name) for name, _ in relations)
    return Row(cells, sources(firsts))
