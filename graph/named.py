"""Questions with names: the files of `graph/queries/`, checked, and asked about something. 命名查询.

A file is one SELECT below a header of `# key: value` lines:

    # zh: 某地由谁主政
    # en: Leaders of a place
    # answers: Who heads the place and its organs, and which sentence says so.
    # parameter: place Place 洛阳市
    # option: post text 市长

A parameter has a name, a type and an example; an option may be left out and is then "". Types are classes of
the ontology joined by `|` (a name of such an entity, short forms too), `entity` (a name of anything),
`article` (a file name), `date`, `text`, or a qualifier that lists its values (`status`). A query projects its
parameters too: pyoxigraph binds only what is projected.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import rdflib
from rdflib.namespace import XSD
from rdflib.query import Result

from graph.terms import PREFIXES
from ontology import Ontology, load

PLAIN_TYPES = ("article", "date", "entity", "text")

_HEADER = re.compile(r"# (\w+): (.*\S)")
_PARAMETER = re.compile(r"([a-z_]+) (\S+) (\S.*)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TITLES = ("zh", "en", "answers")
_CLASSES = "SELECT DISTINCT ?class ?name { ?thing rdfs:label|skos:altLabel ?name ; a ?class }"
_ALIKE = (
    "SELECT DISTINCT ?label ?part { ?thing rdfs:label ?label . FILTER(CONTAINS(STR(?label), ?part)) } "
    "ORDER BY STRLEN(STR(?label)) STR(?label) LIMIT 5"
)
_SOURCES = "SELECT DISTINCT ?file { GRAPH ?g { ?g dcterms:source ?file } } ORDER BY ?file LIMIT 3"
_SOURCE = "SELECT ?file { GRAPH ?g { ?g dcterms:source ?file } } LIMIT 1"


class QueryFileError(ValueError):
    """A query file that cannot be used. The message is one line: the file, what is wrong."""


class ParameterError(ValueError):
    """A value that a query cannot take, or one that it misses. The message is one line with an example."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query is asked about. `type` is one of the types of the module's description."""

    name: str
    type: str
    example: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One question: its name, titles in Chinese and English, what it answers, its parameters, its SPARQL."""

    name: str
    zh: str
    en: str
    answers: str
    parameters: tuple[Parameter, ...]
    sparql: str

    @property
    def example(self) -> str:
        """The options of the command line that ask it.

        >>> NamedQuery("plans", "", "", "", (Parameter("of", "Plan", "某 规划"),), "").example
        "--name plans -p 'of=某 规划'"
        """
        given = (f"{one.name}={one.example}" for one in self.parameters)
        return " ".join((f"--name {self.name}", *(f"-p {_quoted(text)}" for text in given)))


def _quoted(text: str) -> str:
    return f"'{text}'" if " " in text else text


@cache
def named() -> Mapping[str, NamedQuery]:
    """Give all named queries by name, in order. Raises QueryFileError for a file that cannot be used.

    >>> named()["leaders"].en
    'Leaders of a place'
    """
    found = sorted(path.name for path in files("graph").joinpath("queries").iterdir())
    texts = {name: files("graph").joinpath("queries", name).read_text(encoding="utf-8") for name in found}
    return MappingProxyType(
        {query.name: query for name, text in texts.items() for query in [parse(name, text, load())]}
    )


def parse(file: str, text: str, ontology: Ontology) -> NamedQuery:
    """Read a query file. Raises QueryFileError.

    >>> parse("x.rq", "SELECT * {}", load())
    Traceback (most recent call last):
    graph.named.QueryFileError: x.rq: the header lacks zh, en, answers
    """
    lines = text.splitlines()
    head = [line for line in lines if line.startswith("# ")]
    pairs = [match.groups() for line in head if (match := _HEADER.fullmatch(line))]
    titles = {key: value for key, value in pairs if key in _TITLES}
    lacking = ", ".join(key for key in _TITLES if key not in titles)
    strange = {key for key, _ in pairs}.difference(_TITLES, ("parameter", "option"))
    _need(not lacking, file, f"the header lacks {lacking}")
    _need(
        not strange and len(pairs) == len(head), file, f"header lines are '# key: value'; {strange or head}"
    )
    parameters = tuple(
        _parameter(file, value, ontology, optional=key == "option")
        for key, value in pairs
        if key not in titles
    )
    sparql = "\n".join(line for line in lines if not line.startswith("# ")) + "\n"
    projection = sparql.partition("{")[0]
    unused = [one.name for one in parameters if not re.search(rf"\?{one.name}\b", projection)]
    _need(not unused, file, f"the parameters {unused} are not in its SELECT")
    return NamedQuery(file.removesuffix(".rq"), **titles, parameters=parameters, sparql=sparql)


def _parameter(file: str, value: str, ontology: Ontology, *, optional: bool) -> Parameter:
    match = _PARAMETER.fullmatch(value)
    if match is None:
        raise QueryFileError(f"{file}: {value!r} is not a name, a type and an example")
    name, type_, example = match.groups()
    options = type_ in ontology.qualifiers and ontology.qualifiers[type_].options
    known = type_ in PLAIN_TYPES or options or all(one in ontology.classes for one in type_.split("|"))
    _need(bool(known), file, f"{type_} is no type of a parameter")
    _need(not optional or type_ == "text" or bool(options), file, f"{name}: only text can be left out")
    return Parameter(name, type_, example, optional)


def _need(condition: bool, file: str, otherwise: str) -> None:
    if not condition:
        raise QueryFileError(f"{file}: {otherwise}")


def find(name: str) -> NamedQuery:
    """Give a query by its name. Raises ParameterError with all names when there is none.

    >>> find("leaders").parameters[0].name
    'place'
    """
    if name not in named():
        raise ParameterError(f"{name}: no named query; take one of {', '.join(named())}")
    return named()[name]


def ask(dataset: rdflib.Dataset, query: NamedQuery, given: Mapping[str, str]) -> Result:
    """Ask a named query of a dataset: a SELECT result whose rows are in order.

    `given` are the values of its parameters as a person writes them. They are bound as terms, never written
    into the query. Raises ParameterError for a value that is missing, unknown or not of the parameter's type.
    """
    bound = bind(dataset, query, given)
    result = dataset.query(query.sparql, initNs=dict(PREFIXES), initBindings=bound)
    own = {parameter.name for parameter in query.parameters}
    answer = Result("SELECT")
    answer.vars = [name for name in result.vars or () if str(name) not in own]
    answer.bindings = [
        {name: term for name in answer.vars if (term := row.get(name)) is not None} for row in result.bindings
    ]
    return answer


def bind(
    dataset: rdflib.Dataset, query: NamedQuery, given: Mapping[str, str]
) -> dict[str, rdflib.term.Identifier]:
    """Give the term of each parameter of a query. Raises ParameterError."""
    known = [parameter.name for parameter in query.parameters]
    for name in given:
        if name not in known:
            raise ParameterError(f"{query.name} takes no parameter {name!r}; for example: {query.example}")
    for parameter in query.parameters:
        if not given.get(parameter.name) and not parameter.optional:
            raise ParameterError(
                f"{query.name} needs {parameter.name} ({parameter.type}); for example: {query.example}"
            )
    return {
        one.name: _term(dataset, one, given[one.name]) if given.get(one.name) else rdflib.Literal("")
        for one in query.parameters
    }


def _term(dataset: rdflib.Dataset, parameter: Parameter, text: str) -> rdflib.Literal:
    if parameter.type == "text":
        return rdflib.Literal(text)
    if parameter.type == "date":
        return rdflib.Literal(_day(parameter, text), datatype=XSD.date)
    if parameter.type == "article":
        return _source(dataset, parameter, text)
    if parameter.type in load().qualifiers:
        return rdflib.Literal(_option(parameter, text))
    return _name(dataset, parameter, text)


def _day(parameter: Parameter, text: str) -> str:
    try:
        return dt.date.fromisoformat(text if _DAY.fullmatch(text) else "").isoformat()
    except ValueError:
        raise _wrong(parameter, text, "no day of the calendar as YYYY-MM-DD") from None


def _option(parameter: Parameter, text: str) -> str:
    options = load().qualifiers[parameter.type].options
    for option in options:
        if text in (option.code, option.label_zh, option.label_en):
            return option.code
    listed = ", ".join(f"{option.code} {option.label_zh}" for option in options)
    raise _wrong(parameter, text, f"none of {listed}")


def _source(dataset: rdflib.Dataset, parameter: Parameter, text: str) -> rdflib.Literal:
    file = rdflib.Literal(text)
    if _rows(dataset, _SOURCE, file=file):
        return file
    some = ", ".join(row["file"] for row in _rows(dataset, _SOURCES))
    raise _wrong(parameter, text, f"no article of the graph (which has {some or 'none'})")


def _name(dataset: rdflib.Dataset, parameter: Parameter, text: str) -> rdflib.Literal:
    name = rdflib.Literal(text, lang="zh")
    gt = PREFIXES["gt"]
    classes = {row["class"].removeprefix(gt) for row in _rows(dataset, _CLASSES, name=name)}
    wanted = set(parameter.type.split("|"))
    if not classes:
        alike = " / ".join(row["label"] for row in _rows(dataset, _ALIKE, part=rdflib.Literal(text)))
        hint = f"; did you mean {alike}?" if alike else ""
        raise _wrong(parameter, text, f"nothing in the graph is called so{hint}")
    if parameter.type != "entity" and not wanted & classes:
        raise _wrong(parameter, text, f"in the graph that is {', '.join(sorted(classes))}")
    return name


def _wrong(parameter: Parameter, text: str, why: str) -> ParameterError:
    shown = text if text.isprintable() else repr(text)
    return ParameterError(
        f"{parameter.name}={shown}: {why}; {parameter.name} is {parameter.type}, "
        f"for example: -p {parameter.name}={parameter.example}"
    )


def _rows(dataset: rdflib.Dataset, sparql: str, **bound: rdflib.term.Identifier) -> list[dict[str, str]]:
    result = dataset.query(sparql, initNs=dict(PREFIXES), initBindings=bound)
    return [{str(name): str(term) for name, term in row.items()} for row in result.bindings]
