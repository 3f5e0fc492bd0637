#!/bin/sh
# Print the newest Python from 3.MINOR to 3.13 that can make a virtual environment:
#   scripts/find_python.sh MINOR
# Exit with 1 where there is none, and print its name all the same if it only lacks venv (exit 2).
set -eu
least=$1

suitable() {
  "$1" -c "import sys; sys.exit(not (3, $least) <= sys.version_info[:2])" 2>/dev/null
}

bare=
for name in ${PYTHON:-} python3.13 python3.12 python3.11 python3; do
  if ! command -v "$name" >/dev/null || ! suitable "$name"; then continue; fi
  if "$name" -c 'import venv, ensurepip' 2>/dev/null; then
    echo "$name"
    exit 0
  fi
  bare=$name
done
if [ -z "$bare" ]; then exit 1; fi
echo "$bare"
exit 2
