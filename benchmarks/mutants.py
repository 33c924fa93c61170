"""Draw mutants with the operators of cosmic-ray. 生成变异体.

    python benchmarks/mutants.py benchmarks/mutation.toml > mutants.jsonl

Runs in an environment that holds cosmic-ray and nothing else: `make mutation` makes one. Of every place that
an operator changes one change is drawn, of these places so many as `most` says. Left out is what changes no
behaviour: decorators, annotations, options of dataclasses.
"""

from __future__ import annotations

import ast
import json
import random
import sys
import tomllib
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast  # type: ignore[import-not-found]
from cosmic_ray.mutating import mutate_code  # type: ignore[import-not-found]
from cosmic_ray.plugins import get_operator, operator_names  # type: ignore[import-not-found]


class _Bare(ast.NodeTransformer):
    """Take decorators and annotations away."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.decorator_list, node.returns = [], None
        for argument in (*node.args.args, *node.args.posonlyargs, *node.args.kwonlyargs):
            argument.annotation = None
        return self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.decorator_list = []
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = ast.Constant(None)
        return self.generic_visit(node)


def _behaviour(source: str) -> str:
    """Give what a source does, without what only tells its types. Raises SyntaxError."""
    return ast.dump(_Bare().visit(ast.parse(source)))


def mutants(source: str, draw: random.Random, most: int) -> list[tuple[str, str]]:
    """Give mutated sources with their operators, one of every place, at most so many."""
    whole, tree = _behaviour(source), get_ast(source)
    places: dict[tuple[tuple[int, int], tuple[int, int]], list[tuple[str, int]]] = {}
    for name in sorted(operator_names()):
        operator = get_operator(name)
        made = operator() if not operator.arguments() else None
        if made is None:
            continue
        found = [place for node in ast_nodes(tree) for place in made.mutation_positions(node)]
        for occurrence, (start, end) in enumerate(found):
            places.setdefault((start, end), []).append((name, occurrence))
    drawn: list[tuple[str, str]] = []
    for place in draw.sample(sorted(places), len(places)):
        name, occurrence = draw.choice(places[place])
        mutated = mutate_code(source, get_operator(name)(), occurrence)
        if mutated is not None and _differs(mutated, whole):
            drawn.append((name, mutated))
        if len(drawn) == most:
            break
    return drawn


def _differs(mutated: str, whole: str) -> bool:
    try:
        return _behaviour(mutated) != whole
    except SyntaxError:
        return False


def main(config: Path) -> None:
    """Print the drawn mutants of all modules, one JSON a line."""
    table = tomllib.loads(config.read_text(encoding="utf-8"))
    for group in (value for value in table.values() if isinstance(value, dict)):
        for module in group["modules"]:
            draw = random.Random(f"{table['seed']} {module}")
            for operator, source in mutants(Path(module).read_text(encoding="utf-8"), draw, table["most"]):
                sys.stdout.write(
                    json.dumps({"module": module, "operator": operator, "source": source}) + "\n"
                )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
