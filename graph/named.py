"""Questions with names: the files of `graph/queries/`, checked, and asked about something. 命名查询.

A file is one SELECT below a header of `# key: value` lines:

    # zh: 某地由谁主政
    # en: Leaders of a place
    # answers: Who heads the place and its organs, and which sentence says so.
    # parameter: place Place 洛阳市
    # option: post text 市长

A parameter has a name, a type and an example; an option may be left out and is then "". Types are classes of
the ontology joined by `|` (a name of such an entity, short forms too), `entity` (a name of anything),
`article` (a file name), `date`, `text`, or a qualifier that lists its values (`status`).

A parameter that stands for things of the graph has a line `VALUES (?place) { (UNDEF) }`, where they are
listed: engines begin there instead of reading every name. `?place_organs` lists the place and its organs,
`?corrections` the graph in which users strike statements. Other parameters are projected: pyoxigraph binds
only what is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import rdflib
from rdflib.query import Result

from graph.binding import (
    PLAIN_TYPES,
    Parameter,
    ParameterError,
    corrections,
    filled,
    listed_in,
    organs,
    things,
    value,
)
from graph.terms import PREFIXES
from ontology import Ontology, load

__all__ = ["NamedQuery", "Parameter", "ParameterError", "QueryFileError", "ask", "find", "named", "parse"]

_HEADER = re.compile(r"# (\w+): (.*\S)")
_PARAMETER = re.compile(r"([a-z_]+) (\S+) (\S.*)")
_TITLES = ("zh", "en", "answers")
CORRECTIONS, ORGANS = "corrections", "_organs"


class QueryFileError(ValueError):
    """A query file that cannot be used. The message is one line: the file, what is wrong."""


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
    bound = [one.name for one in parameters if not one.things]
    unused = [name for name in bound if not re.search(rf"\?{name}\b", projection)]
    _need(not unused, file, f"the parameters {unused} are not in its SELECT")
    unlisted = [
        one.name for one in parameters if one.things and not listed_in(sparql) & {one.name, one.name + ORGANS}
    ]
    _need(not unlisted, file, f"the parameters {unlisted} have no line as VALUES (?place) {{ (UNDEF) }}")
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

    `given` are the values of its parameters as a person writes them. Names are looked up and the things that
    go by them listed, values are bound as terms: no text of theirs is written into the query. Raises
    ParameterError for a value that is missing, unknown or not of the parameter's type.
    """
    _check(query, given)
    wanted = listed_in(query.sparql)
    lists = {one.name: things(dataset, one, given[one.name]) for one in query.parameters if one.things}
    lists |= {
        f"{name}{ORGANS}": organs(dataset, found)
        for name, found in lists.items()
        if f"{name}{ORGANS}" in wanted
    }
    bound = {
        one.name: value(one, given[one.name]) if given.get(one.name) else rdflib.Literal("")
        for one in query.parameters
        if not one.things
    }
    sparql = filled(query.sparql, {**lists, CORRECTIONS: (corrections(dataset),)})
    result = dataset.query(sparql, initNs=dict(PREFIXES), initBindings=bound)
    answer = Result("SELECT")
    answer.vars = [name for name in result.vars or () if str(name) not in bound]
    answer.bindings = [
        {name: term for name in answer.vars if (term := row.get(name)) is not None} for row in result.bindings
    ]
    return answer


def _check(query: NamedQuery, given: Mapping[str, str]) -> None:
    known = [parameter.name for parameter in query.parameters]
    for name in given:
        if name not in known:
            raise ParameterError(f"{query.name} takes no parameter {name!r}; for example: {query.example}")
    for parameter in query.parameters:
        if not given.get(parameter.name) and not parameter.optional:
            raise ParameterError(
                f"{query.name} needs {parameter.name} ({parameter.type}); for example: {query.example}"
            )
