#!/bin/sh
# Gives the tests a browser with Chinese fonts, and Node with the packages of tests/js. Never fails: a test that lacks
# its tool says so itself (skipped by hand, an error in CI).
cd "$(dirname "$0")" || exit 1

wanted=""
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || wanted="chromium"
fc-list :lang=zh 2>/dev/null | grep -q . || wanted="$wanted fonts-noto-cjk"
command -v npm >/dev/null || wanted="$wanted nodejs npm"

if [ -n "$wanted" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing$(printf ' %s' $wanted) for the browser tests …"
        export DEBIAN_FRONTEND=noninteractive
        # shellcheck disable=SC2086
        { apt-get update -qq && apt-get install -y -qq --no-install-recommends $wanted; } >/dev/null ||
            echo "apt-get could not install: $wanted" >&2
    else
        echo "For the browser and Gephi tests install: $wanted" >&2
    fi
fi

if [ -f js/package.json ] && command -v npm >/dev/null && [ ! js/node_modules/.package-lock.json -nt js/package.json ]; then
    (cd js && npm ci --no-audit --no-fund --silent) || echo "npm ci failed in tests/js" >&2
fi
exit 0
