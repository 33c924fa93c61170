"""The declarations as Markdown tables for people, Chinese beside English. 由声明生成文档表格."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ontology.schema import EntityClass, Ontology, Option, Qualifier, Relation

HEAD = """# The ontology 本体

Generated from `ontology/` by `python -m graph.ontology_files docs`: change the TOML files, not this page.
本页由声明文件生成，请修改 `ontology/` 下的 TOML 文件后重新生成。

All names are in `gt:` = `https://w3id.org/guitu/ontology#`.
The same [in OWL](ontology/guitu.owl.ttl), [as SHACL shapes](ontology/guitu.shapes.ttl) and, made from OWL by
[pyLODE](https://github.com/RDFLib/pyLODE), [as a page](ontology/guitu.html) with a section for every term.
"""


def document(ontology: Ontology) -> str:
    """Write the page: tables of classes, relations and qualifiers.

    >>> from ontology import load
    >>> "| `Expressway` | 高速公路 | Expressway |" in document(load())
    True
    """
    return "\n".join(
        [
            HEAD,
            "## Classes 类\n",
            *_table(("Class 类", "中文", "English", "Meaning 含义", "Aligned with 对应"), _classes(ontology)),
            "",
            "## Relations 关系\n",
            *_table(
                ("Relation 关系", "中文", "From → to 主语 → 宾语", "Meaning 含义", "Qualifiers 限定词"),
                _relations(ontology),
            ),
            "",
            "## Qualifiers of statements 限定词\n",
            *_table(
                ("Qualifier 限定词", "中文", "English", "Meaning 含义", "Values 取值"), _qualifiers(ontology)
            ),
            "",
        ]
    )


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    cells = list(head)
    yield _row(cells)
    yield _row("---" for _ in cells)
    yield from map(_row, rows)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _codes(names: Iterable[str]) -> str:
    return " ".join(f"`{name}`" for name in names)


def _classes(ontology: Ontology) -> Iterator[tuple[str, ...]]:
    """Each top class, then its finer ones, then the classes of provenance."""
    for top in (*ontology.tops, *(c.name for c in ontology.classes.values() if c.kind == "provenance")):
        for value in sorted(ontology.classes.values(), key=lambda c: (c.parent, c.name)):
            if ontology.top(value.name) == top:
                yield _class(value)


def _class(value: EntityClass) -> tuple[str, ...]:
    name = f"`{value.name}`" if value.parent else f"**`{value.name}`**"
    meaning = f"{value.comment_zh} {value.comment_en}"
    return name, value.label_zh, value.label_en, meaning, _codes((*value.align, *value.close))


def _relations(ontology: Ontology) -> Iterator[tuple[str, ...]]:
    for value in ontology.relations.values():
        yield (
            f"`{value.name}`",
            value.label_zh,
            _ends(value),
            f"{value.comment_zh} {value.comment_en}",
            _codes(value.qualifiers),
        )


def _ends(value: Relation) -> str:
    arrow = "↔" if value.symmetric else "→"
    return f"{_codes(value.domain)} {arrow} {_codes(value.range) or 'literal 文本'}"


def _qualifiers(ontology: Ontology) -> Iterator[tuple[str, ...]]:
    for value in ontology.qualifiers.values():
        meaning = f"{value.comment_zh} {value.comment_en}"
        yield f"`{value.name}`", value.label_zh, value.label_en, meaning, _values(value)


def _values(value: Qualifier) -> str:
    return ", ".join(map(_option, value.options)) or f"`xsd:{value.datatype}`"


def _option(option: Option) -> str:
    return f"`{option.code}` {option.label_zh}"
