#!/bin/sh
# make sbom: what `pip install guitu` brings, with versions and licences, as CycloneDX JSON. 软件物料清单。
#   sh docs/sbom.sh FILE
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PIP_DISABLE_PIP_VERSION_CHECK=1
# Two environments, so that the tool is not listed as part of what it lists.
"$root/.venv/bin/python" -m venv "$work/tool"
"$work/tool/bin/pip" install --quiet 'cyclonedx-bom>=7,<8'
"$root/.venv/bin/python" -m venv "$work/guitu"
"$work/guitu/bin/pip" install --quiet "$root"
"$work/guitu/bin/pip" uninstall --quiet --yes pip setuptools
"$work/tool/bin/cyclonedx-py" environment --output-reproducible --short-PURLs --pyproject "$root/pyproject.toml" -o "$1" "$work/guitu/bin/python"
echo "$1: $(grep -c '"bom-ref"' "$1") components"
