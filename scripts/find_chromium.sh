#!/bin/sh
# Print the path of a Chromium that starts; install one where there is none. The first argument is
# the Python whose Playwright may fetch its own. With BROWSER=0 print nothing.
set -eu
python=$1

say() { echo "$*" >&2; }

starts() { [ -n "$1" ] && [ -x "$1" ] && "$1" --version >/dev/null 2>&1; }

found() {
  if starts "$1"; then
    echo "$1"
    exit 0
  fi
}

on_path() {
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    found "$(command -v "$name" || true)"
  done
}

of_playwright() {
  found "$("$python" - <<'END'
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
END
)"
}

if [ "${BROWSER:-1}" = 0 ]; then
  say "BROWSER=0: the tests in a browser are LEFT OUT."
  exit 0
fi

# What drives the browser is a program of its own, which wants one library more than a bare Debian has.
driver() {
  "$python" -c 'from playwright._impl._driver import compute_driver_executable as it; print(it()[0])'
}

drives() { "$(driver)" --version >/dev/null 2>&1; }

if ! drives; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing the library that Playwright's driver needs ..."
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
      --no-install-recommends libatomic1; } >&2 || true
  fi
  if ! drives; then
    say "------------------------------------------------------------------------"
    say "NO BROWSER TESTS: Playwright's driver does not start; it says:"
    "$(driver)" --version >&2 || true
    say "Install what it lacks (on Debian: libatomic1), or: make test BROWSER=0"
    say "------------------------------------------------------------------------"
    exit 1
  fi
fi

found "${CHROME_PATH:-}"
on_path
of_playwright

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  say "No Chromium found; installing Debian's ..."
  if apt-get update -qq >&2 &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      chromium fonts-dejavu-core >&2; then
    on_path
  fi
fi

say "No Chromium found; fetching Playwright's own ..."
"$python" -m playwright install chromium >&2 || true
of_playwright

say "------------------------------------------------------------------------"
say "NO CHROMIUM: none was found and none could be installed, so the tests in"
say "a browser cannot run. Install chromium, or name one with CHROME_PATH, or"
say "leave those tests out on purpose with: make test BROWSER=0"
say "------------------------------------------------------------------------"
exit 1
