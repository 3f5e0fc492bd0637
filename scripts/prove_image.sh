#!/bin/sh
# Go through the steps of the Dockerfile without Docker: only the files it copies, an environment of
# its own, an empty shell environment, another user where possible, a read-only application.
# Prints "proved" at the end, or stops at the first step that fails.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/nocturne-image.XXXXXX")
server=

finish() {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; fi
  chmod -R u+w "$work"
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

step() { echo "== $*"; }

step "copy what the image copies"
mkdir "$work/app" "$work/data"
sed -n 's/^COPY \([^-].*\) [^ ]*$/\1/p' "$root/Dockerfile" | tr ' ' '\n' | while read -r path; do
  mkdir -p "$work/app/$(dirname "$path")"
  cp -R "$root/$path" "$work/app/$path"
done
find "$work/app" -name __pycache__ -prune -exec rm -r {} +

step "install the locked requirements"
# The system's own Python first: one in a home folder is out of reach for another user.
PYTHON=${PYTHON:-/usr/bin/python3} "$root/scripts/make_venv.sh" "$work/venv"
python=$work/venv/bin/python
"$python" -m pip install --quiet --no-cache-dir --disable-pip-version-check \
  --require-hashes -r "$work/app/requirements/base.txt" -r "$work/app/requirements/postgres.txt"

port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cd "$work/app"

how=
as_image() {
  $how env -i PATH="$work/venv/bin:/usr/bin:/bin" PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    HOST=127.0.0.1 PORT="$port" STATIC_DIR="$work/app/staticfiles" \
    SITE_URL=https://nocturne.example.org TRUST_PROXY=1 WEB_CONCURRENCY=1 "$@"
}

step "collect the static files"
as_image DATA_DIR="$work/build" python manage.py prepare
rm -r "$work/build"

# From here on nothing but the data may be written to, and not as root.
chmod -R a+rX,a-w "$work/app"
chmod 755 "$work"
runner=
if [ "$(id -u)" = 0 ]; then
  runner="setpriv --reuid=nobody --regid=nogroup --clear-groups"
  # shellcheck disable=SC2086 # the runner is several words or none
  if as_image $runner python -c 'import django' 2>/dev/null; then
    chown nobody "$work/data"
  else
    echo "(as root: this Python is out of reach for another user)"
    runner=
  fi
fi

step "prepare the database ${runner:+as nobody}"
# shellcheck disable=SC2086
as_image DATA_DIR="$work/data" $runner python manage.py prepare

step "serve"
# With exec, the process that is stopped at the end is the server and not a shell around it.
how="exec"
# shellcheck disable=SC2086
as_image DATA_DIR="$work/data" $runner gunicorn -c config/gunicorn.conf.py &
server=$!
how=
tries=0
# shellcheck disable=SC2086
until as_image $runner python -m config.probe; do
  kill -0 "$server"
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || { echo "the health check never answered" >&2; exit 1; }
  sleep 0.5
done

step "ask for the first page as a proxy would"
as_image PORT="$port" python - <<'END'
import os
from http.client import HTTPConnection

http = HTTPConnection("127.0.0.1", int(os.environ["PORT"]), timeout=10)
http.request("GET", "/", headers={"Host": "nocturne.example.org", "X-Forwarded-Proto": "https"})
answer = http.getresponse()
assert answer.status == 200, answer.status
assert b"<h1" in answer.read()
END
echo "proved"
