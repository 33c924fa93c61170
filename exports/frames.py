"""The tables of a build as data frames of pandas. 数据框."""

from __future__ import annotations

import pandas as pd

from exports.rows import TABLES, Tables


def frame(tables: Tables, name: str) -> pd.DataFrame:
    """Give a table of `exports.rows` as a data frame; days become datetime64. Raises KeyError for no table.

    >>> from graph.dataset import Build
    >>> frame(Tables(Build((), {})), "members").columns[:2].tolist()
    ['place', 'area']
    """
    columns = TABLES[name].columns(tables.ontology)
    data = pd.DataFrame(TABLES[name].rows(tables), columns=list(columns))
    for column, type_ in columns.items():
        if type_ == "date":
            data[column] = pd.to_datetime(data[column])
    return data
