"""The shapes a build must have, as SHACL Core. 由声明生成 SHACL 形状.

They hold for the graph of one article and for the default graph; in a union of articles' graphs an entity may
have a label from each, so leave `gt:EntityShape` out there. A relation's shape targets the predicate itself
and goes back over `rdf:predicate` to its statements, so that a fault names the statement. Standard: https://www.w3.org/TR/shacl/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from rdflib import BNode, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SH, SKOS, XSD

from graph.describe import Triple, iri, texts, turtle
from graph.shacl_knowledge import knowledge
from graph.shape import (
    COUNT,
    FILLED,
    ONE,
    SHARE,
    SOME,
    STRING,
    ZH,
    Facets,
    constraint,
    node_shape,
    of_class,
    one_of,
    part,
)
from ontology import PREFIXES, Ontology, Qualifier, Relation

ADMIN_CODE = r"^\d{6}(\d{3}){0,2}$"
"""GB/T 2260 has six digits; nine and twelve are townships and villages, which continue it (GB/T 10114)."""


def shapes(ontology: Ontology) -> str:
    """Write the shapes as Turtle.

    >>> from ontology import load
    >>> "gt:StatementShape a sh:NodeShape" in shapes(load())
    True
    """
    parts = (
        _entity(ontology),
        *(_finer(top, ontology) for top in ontology.tops),
        _place(),
        _article(),
        _evidence(),
        _statement(ontology),
        *(_relation(value) for value in ontology.relations.values()),
        *(_qualifier(value, ontology) for value in ontology.qualifiers.values()),
        knowledge(ontology),
    )
    return turtle(chain.from_iterable(parts), {**PREFIXES, "sh": str(SH)})


def _entity(ontology: Ontology) -> Iterator[Triple]:
    """Whatever an article mentions: one label, and a top class."""
    typed = ((SH.targetClass, iri(f"gt:{top}")) for top in ontology.tops)
    yield from node_shape("Entity", (SH.targetObjectsOf, iri("schema:mentions")), *typed)
    label = "实体须有且只有一个名称", "an entity has one label"
    yield from constraint("Entity", RDFS.label, *label, (*ONE, *ZH))
    yield from constraint("Entity", SKOS.altLabel, "别名须为中文文本", "other names are Chinese texts", ZH)
    yield from texts(iri("gt:EntityShape"), SH.message, "实体须有顶层类", "an entity has a top class")
    yield from of_class(iri("gt:EntityShape"), ontology.tops)


def _finer(top: str, ontology: Ontology) -> Iterator[Triple]:
    """A finer class comes with its top class written out, so that no query needs a reasoner."""
    finer = [name for name in ontology.classes if name != top and ontology.is_a(name, top)]
    if finer:
        yield from node_shape(top, *((SH.targetClass, iri(f"gt:{name}")) for name in finer))
        facets = ((SH.hasValue, iri(f"gt:{top}")),)
        yield from constraint(
            top, RDF.type, f"缺少顶层类 {top}", f"its top class gt:{top} is missing", facets
        )


def _place() -> Iterator[Triple]:
    path = iri("gt:adminCode")
    yield from node_shape("AdminCode", (SH.targetSubjectsOf, path))
    yield iri("gt:AdminCodeShape"), SH["class"], iri("gt:Place")
    yield from texts(
        iri("gt:AdminCodeShape"), SH.message, "只有地点有行政区划代码", "only a place has such a code"
    )
    facets = (*STRING, (SH.pattern, Literal(ADMIN_CODE)))
    yield from constraint("AdminCode", path, "行政区划代码有误", "not a code of GB/T 2260", facets)


def _article() -> Iterator[Triple]:
    yield from node_shape("Article", (SH.targetClass, iri("gt:Article")))
    source = "文章须有来源文件名", "an article names its source file"
    yield from constraint("Article", DCTERMS.source, *source, (*SOME, *FILLED))
    published = "发布日期须为公历日期", "a date of publication is a calendar date"
    yield from constraint("Article", iri("schema:datePublished"), *published, ((SH.datatype, XSD.date),))


def _evidence() -> Iterator[Triple]:
    yield from node_shape("Evidence", (SH.targetClass, iri("gt:Evidence")))
    yield iri("gt:EvidenceShape"), SH.nodeKind, SH.IRI
    yield iri("gt:EvidenceShape"), SH.pattern, Literal(r"#char=\d+,\d+$")
    name = "证据的 IRI 须以 #char=起,止 结尾", "the IRI of evidence ends with #char=start,end"
    yield from texts(iri("gt:EvidenceShape"), SH.message, *name)
    exact = "证据须有且只有一段原文", "evidence quotes one passage"
    yield from constraint("Evidence", iri("oa:exact"), *exact, (*ONE, *FILLED))
    start = "起点须为整数且小于终点", "evidence starts at one place before its end"
    yield from constraint("Evidence", iri("oa:start"), *start, (*ONE, *COUNT, (SH.lessThan, iri("oa:end"))))
    yield from constraint(
        "Evidence", iri("oa:end"), "终点须为整数", "evidence ends at one place", (*ONE, *COUNT)
    )
    source = "证据须出自一篇文章", "evidence comes from one article"
    yield from constraint("Evidence", iri("oa:hasSource"), *source, (*ONE, (SH["class"], iri("gt:Article"))))


def _statement(ontology: Ontology) -> Iterator[Triple]:
    evidence: Facets = ((SH["class"], iri("gt:Evidence")),)
    yield from node_shape("Statement", (SH.targetClass, iri("gt:Statement")))
    subject = "陈述须有且只有一个主语", "a statement has one subject"
    yield from constraint("Statement", RDF.subject, *subject, (*ONE, (SH.nodeKind, SH.IRI)))
    predicate = "陈述须有且只有一个已声明的谓词", "a statement has one declared predicate"
    yield from constraint("Statement", RDF.predicate, *predicate, ONE)
    relations = [iri(f"gt:{name}") for name in ontology.relations]
    yield from one_of(part("Statement", RDF.predicate), relations)
    yield from constraint(
        "Statement", RDF.object, "陈述须有且只有一个宾语", "a statement has one object", ONE
    )
    found = "陈述须有证据", "a statement has evidence"
    yield from constraint("Statement", iri("gt:evidence"), *found, (*SOME, *evidence))
    context = "上下文须为证据", "context is evidence"
    yield from constraint("Statement", iri("gt:context"), *context, evidence)
    rule = "陈述须写明规则", "a statement names its rule"
    yield from constraint("Statement", iri("gt:rule"), *rule, (*SOME, *FILLED))
    confidence = "置信度须在 0 与 1 之间", "confidence is a decimal from 0 to 1"
    yield from constraint("Statement", iri("gt:confidence"), *confidence, (*SOME, *SHARE))


def _relation(relation: Relation) -> Iterator[Triple]:
    """The ends of a relation's statements: of its domain, and of its range or a literal."""
    shape, predicate = iri(f"gt:{relation.name}Shape"), iri(f"gt:{relation.name}")
    back, statements = BNode(f"{relation.name}.back"), BNode(f"{relation.name}.statements")
    yield from node_shape(relation.name, (SH.targetNode, predicate))
    yield shape, SH.property, statements
    yield statements, SH.path, back
    yield back, SH.inversePath, RDF.predicate
    for path, classes in ((RDF.subject, relation.domain), (RDF.object, relation.range)):
        end = part(relation.name, path)
        yield statements, SH.property, end
        yield end, SH.path, path
        yield from _end_message(end, relation, path, classes)
        if classes:
            yield from of_class(end, classes)
        else:
            yield from ((end, facet, value) for facet, value in FILLED)


def _end_message(end: BNode, relation: Relation, path: URIRef, classes: Sequence[str]) -> Iterator[Triple]:
    zh, en = ("主语", "subject") if path == RDF.subject else ("宾语", "object")
    wanted = " / ".join(f"gt:{name}" for name in classes)
    zh = f"{relation.name} 的{zh}须为 {wanted or '文本'}"
    yield from texts(end, SH.message, zh, f"the {en} of {relation.name} is to be {wanted or 'a text'}")


def _qualifier(qualifier: Qualifier, ontology: Ontology) -> Iterator[Triple]:
    """A qualifier stands on statements whose relation declares it, in its datatype or as one of its codes."""
    name, path = qualifier.name, iri(f"gt:{qualifier.name}")
    yield from node_shape(name, (SH.targetSubjectsOf, path))
    users = [iri(f"gt:{r.name}") for r in ontology.relations.values() if name in r.qualifiers]
    zh, en = f"该谓词不带限定词 {name}", f"its predicate does not take the qualifier {name}"
    yield from constraint(name, RDF.predicate, zh, en, SOME)
    yield from one_of(part(name, RDF.predicate), users)
    form = ((SH.datatype, XSD[qualifier.datatype]),)
    zh, en = f"{name} 的值须为 xsd:{qualifier.datatype}", f"{name} is an xsd:{qualifier.datatype}"
    if qualifier.options:
        codes = ", ".join(option.code for option in qualifier.options)
        zh, en = f"{name} 的值须为 {codes} 之一", f"{name} is one of {codes}"
        yield from one_of(part(name, path), [Literal(option.code) for option in qualifier.options])
    yield from constraint(name, path, zh, en, form)
