#!/bin/sh
# make mutation: mutants of the extraction and quad modules as they were committed, each tried by the tests. 变异测试。
# What was tried is kept in out/mutation: delete it to begin anew.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
kept=$root/out/mutation
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$kept"
"$root/.venv/bin/python" -m venv "$work/tool"
"$work/tool/bin/pip" install --quiet 'cosmic-ray>=8.3,<9'
git -C "$root" archive HEAD | tar -x -C "$work" --one-top-level=tree
cd "$work/tree"
"$work/tool/bin/python" benchmarks/mutants.py benchmarks/mutation.toml >"$kept/mutants.jsonl"
"$root/.venv/bin/python" -m benchmarks.mutation benchmarks/mutation.toml "$kept/mutants.jsonl" "$kept/results.jsonl"
