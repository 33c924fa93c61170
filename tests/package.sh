#!/bin/sh
# make package: the wheel comes out the same twice, and wheel and sdist both build a graph in an empty environment
# of every Python from 3.11 on that is there. 打包：可复现，且在空环境中可用。
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The date of the last commit, so that no clock gets into the archives.
SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct)
export SOURCE_DATE_EPOCH PIP_DISABLE_PIP_VERSION_CHECK=1

"$root/.venv/bin/python" -m venv "$work/tool"
"$work/tool/bin/pip" install --quiet 'build>=1.2,<2'
for turn in 1 2; do
    git -C "$root" archive --prefix="source$turn/" HEAD | tar -x -C "$work"
    "$work/tool/bin/python" -m build --outdir "$work/dist$turn" "$work/source$turn" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
done
cmp "$work"/dist1/*.whl "$work"/dist2/*.whl
echo "wheel: the same twice ($(sha256sum "$work"/dist1/*.whl | cut -c1-16)…)"

tried=0
for python in python3.11 python3.12 python3.13 python3.14; do
    $python -c 'import venv, ensurepip' 2>/dev/null || continue
    for kind in whl tar.gz; do
        rm -rf "$work/env" "$work/out"
        $python -m venv "$work/env"
        "$work/env/bin/pip" install --quiet "$work"/dist1/*."$kind"
        (cd "$work" && env/bin/guitu build "$work/source1/examples/articles" -o out >/dev/null && env/bin/guitu validate out >/dev/null)
        echo "$($python --version), $kind: builds and validates examples/articles"
        tried=$((tried + 1))
    done
done
[ "$tried" -gt 0 ] || { echo "no Python from 3.11 on with venv is on the PATH" >&2; exit 1; }
