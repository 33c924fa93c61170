"""The ledger of a build on disk: what every article said, and what depends on all of them. 账本.

A graph of many articles does not fit into memory, and when one of them changes hardly anything of it does. A
ledger is an SQLite file beside the store, named like it, that holds the readings of all articles (packed) and
what is compared across them: names and their forms, judgements, what each article contributes to the default
graph. Putting a reading in notes what it touches; `renewed` computes that again and nothing else, and writes
the next `graph.nq`. The result is that of a graph made in memory, line for line.
See docs/decisions/0016-ledger.md.
"""
