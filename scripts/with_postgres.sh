#!/bin/sh
# Run a command against a PostgreSQL server that is made for it and thrown away afterwards:
#   scripts/with_postgres.sh COMMAND [ARGUMENT ...]
# The command finds the server in DATABASE_URL. The packaged cluster, if any, is left alone.
set -eu

say() { echo "$*" >&2; }

find_programs() {
  find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -t/ -k5 -V | tail -n 1
}

programs=$(find_programs)
if [ -z "$programs" ] && command -v initdb >/dev/null; then
  programs=$(dirname "$(command -v initdb)")
fi
if [ -z "$programs" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  say "No PostgreSQL found; installing Debian's, without a cluster of its own ..."
  mkdir -p /etc/postgresql-common
  if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
  fi
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o Dpkg::Options::=--force-confold postgresql >&2
  programs=$(find_programs)
fi
if [ -z "$programs" ]; then
  say "No PostgreSQL server was found; on Debian or Ubuntu: apt-get install postgresql"
  exit 1
fi

# The server refuses to run as root.
as_owner() { "$@"; }
if [ "$(id -u)" = 0 ]; then
  as_owner() { runuser -u postgres -- "$@"; }
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/nocturne-postgres.XXXXXX")
if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi

finish() {
  (cd "$folder" && as_owner "$programs/pg_ctl" -D "$folder/data" -m immediate -s stop) || true
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

cd "$folder"
as_owner "$programs/initdb" -D "$folder/data" -U nocturne -A trust -E UTF8 --locale=C.UTF-8 \
  --no-sync >"$folder/initdb.log" || { cat "$folder/initdb.log" >&2; exit 1; }

# Another process may take a free port before the server does: try a few.
started=
for attempt in 1 2 3 4 5; do
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  # What a test database loses in a power cut is of no matter, and not syncing is much faster.
  if as_owner "$programs/pg_ctl" -D "$folder/data" -l "$folder/data/server.log" -s -w -t 60 \
    -o "-p $port -k $folder -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off \
        -c synchronous_commit=off -c max_connections=200" start; then
    started=yes
    break
  fi
  say "The server did not start on port $port (attempt $attempt)."
done
if [ -z "$started" ]; then
  cat "$folder/data/server.log" >&2
  exit 1
fi
as_owner "$programs/createdb" -h 127.0.0.1 -p "$port" -U nocturne nocturne
cd - >/dev/null

version=$("$programs/postgres" --version)
say "$version on port $port"
DATABASE_URL="postgres://nocturne@127.0.0.1:$port/nocturne" "$@"
