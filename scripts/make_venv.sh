#!/bin/sh
# Make the virtual environment named by the first argument, with the newest suitable Python.
set -eu
folder=$1

suitable() {
  "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2])' 2>/dev/null
}

python=
bare=
for name in ${PYTHON:-} python3.13 python3.12 python3.11 python3; do
  if ! command -v "$name" >/dev/null || ! suitable "$name"; then continue; fi
  if "$name" -c 'import venv, ensurepip' 2>/dev/null; then
    python=$name
    break
  fi
  bare=$name
done

if [ -z "$python" ] && [ -n "$bare" ]; then
  echo "$bare cannot make a virtual environment; on Debian or Ubuntu, get it with: apt-get install python3-venv" >&2
  exit 1
fi
if [ -z "$python" ]; then
  echo "Nocturne needs Python 3.11 or newer with venv, and none was found; on Debian or Ubuntu: apt-get install python3-venv" >&2
  exit 1
fi

echo "Making $folder with $("$python" --version) ..."
"$python" -m venv --clear "$folder"
