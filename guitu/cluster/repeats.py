"""Articles in any shards that tell the same news: `loaders.reprints` as grouped operations. 跨分片的转载.

Texts with an equal band meet; each pair is brought to the first text, with it to the second, and compared
there; the first of a component is told of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from graph.reprints import dates, reprint_lines
from guitu.cluster.components import LABELS, PAIRS, components, linked
from guitu.cluster.exchange import LINES, Bench, Files, Row, Spread, regrouped
from guitu.repeating import UNDATED
from loaders.reprints import SAME, bands, grouped, pairs, runs, share

BANDS, TEXTS, DATES = "bands", "texts", "dates"
"""Channels: ids by band, texts by id, dates by id."""

_FIRST, _SECOND, _MEMBERS = "first", "second", "members"
_TEXT, _DATE = "text", "date"


def news(lines: Iterable[str], texts: Mapping[str, str]) -> Iterator[Row]:
    """Give the bands, the texts and the dates of a shard's articles.

    >>> {channel for channel, _, _ in news([], {"1": "郑州市召开会议，部署工作。"})} == {BANDS, TEXTS}
    True
    """
    for name, text in texts.items():
        yield TEXTS, name, [_TEXT, text]
        found = runs(text)
        if len(found):
            yield from ((BANDS, f"{n} {band.hex()}", name) for n, band in enumerate(bands(found)))
    yield from ((DATES, name, [_DATE, date]) for name, (date,) in dates(lines).items())


def reprints(spread: Spread, bench: Bench, given: Files, base: str) -> Sequence[str]:
    """Give the files of the lines that say whose news articles tell."""
    met = regrouped(spread, bench, "met", _met, given[BANDS])
    if not met[_FIRST]:
        return ()
    first = regrouped(spread, bench, "first", _first, [*met[_FIRST], *given[TEXTS]])
    alike = regrouped(spread, bench, "alike", _alike, [*first[_SECOND], *given[TEXTS]])
    labels = components(spread, bench, "news", alike[PAIRS])
    members = regrouped(spread, bench, "members", _members, [*labels[LABELS], *given[DATES]])
    return regrouped(spread, bench, "reprints", partial(_told, base), members[_MEMBERS])[LINES]


def _met(_band: str, values: list[Any]) -> Iterator[Row]:
    return ((_FIRST, first, second) for first, second in pairs(values))


def _first(name: str, values: list[Any]) -> Iterator[Row]:
    others = [value for value in values if isinstance(value, str)]
    text = next((value[1] for value in values if not isinstance(value, str)), "")
    return ((_SECOND, other, [name, text]) for other in others)


def _alike(name: str, values: list[Any]) -> Iterator[Row]:
    own = next(text for kind, text in values if kind == _TEXT)
    others = [(other, text) for other, text in values if other != _TEXT]
    if others:
        found = runs(own)
        for other, text in others:
            if share(runs(text), found) >= SAME:
                yield from linked(other, name)


def _members(name: str, values: list[Any]) -> Iterator[Row]:
    label = next((value for value in values if isinstance(value, str)), None)
    if label is not None:
        # Of several dates of one text the first counts, as in `graph.reprints.dates`.
        date = min((value[1] for value in values if not isinstance(value, str)), default=UNDATED)
        yield _MEMBERS, label, [name, date]


def _told(base: str, label: str, values: list[Any]) -> Iterator[Row]:
    order = {name: (date,) for name, date in values}
    all_ = ((label, name) for name in order if name != label)
    firsts = grouped(all_, lambda _one, _other: True, order)
    return ((LINES, "", line) for line in reprint_lines(firsts, base))
