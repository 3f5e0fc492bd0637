#!/bin/sh
# Make the virtual environment named by the first argument, with the newest suitable Python.
set -eu
folder=$1
get_it="on Debian or Ubuntu, get it with: apt-get install python3-venv"

found=0
python=$("$(dirname "$0")/find_python.sh" 11) || found=$?
if [ "$found" = 2 ]; then
  echo "$python cannot make a virtual environment; $get_it" >&2
  exit 1
fi
if [ "$found" != 0 ]; then
  echo "Nocturne needs Python 3.11 or newer with venv, and none was found; $get_it" >&2
  exit 1
fi

echo "Making $folder with $("$python" --version) ..."
"$python" -m venv --clear "$folder"
