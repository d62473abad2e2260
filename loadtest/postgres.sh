# shellcheck shell=bash disable=SC2034 # what is set here is read by the scripts that source it
# Sourced: makes a PostgreSQL of its own in a folder that is removed at the end, and compiles the load generator.
# Sets: here, root, jar, folder, pg_port, pg_postmaster, pg_clients, classes.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/.." && pwd)
jar=${RELIEF_JAR:-$root/target/relief.jar}
classes=$here/target/classes

say() { printf '%s\n' "$*" >&2; }
fail() { say "$0: $*"; exit 1; }

# As root PostgreSQL refuses to start: then everything of it belongs to another user.
as_postgres() {
  if (( EUID != 0 )); then
    "$@"
  elif id -u postgres > /dev/null 2>&1; then
    setpriv --reuid=postgres --regid="$(id -g postgres)" --clear-groups -- "$@"
  else
    setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups -- "$@"
  fi
}

server_binaries() {
  local newest
  newest=$(find /usr/lib/postgresql -maxdepth 3 -path '*/bin/postgres' 2> /dev/null | sort -V | tail -n 1)
  if [[ -n $newest && ${embedded:-no} == no ]]; then
    dirname "$newest"
  else
    mkdir "$folder/pg"
    unzip -p "$jar" 'postgres-linux-*.txz' | tar -xJ -C "$folder/pg"
    chmod -R go+rX "$folder/pg"
    printf '%s\n' "$folder/pg/bin"
  fi
}

stop_all() {
  local status=$?
  [[ -n ${pg_postmaster:-} ]] && kill -INT "$pg_postmaster" 2> /dev/null && wait_gone "$pg_postmaster"
  if [[ -n ${folder:-} ]]; then
    if (( status == 0 )); then rm -rf "$folder"; else say "what was written is kept in $folder"; fi
  fi
  exit "$status"
}

wait_gone() {
  local tries
  for (( tries = 0; tries < 100; tries++ )); do
    kill -0 "$1" 2> /dev/null || return 0
    sleep 0.1
  done
}

free_port() {
  local port
  for (( port = 25432 + RANDOM % 2000; ; port++ )); do
    (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || { printf '%s\n' "$port"; return; }
  done
}

start_postgres() {
  [[ -f $jar ]] || fail "$jar is missing: run mvn package first"
  pg_clients=$(dirname "$(command -v pgbench || fail 'pgbench is missing: install postgresql-contrib')")
  folder=$(mktemp -d "${TMPDIR:-/var/tmp}/relief-load.XXXXXX")
  trap stop_all EXIT
  [[ $(stat -f -c %T "$folder") != tmpfs ]] || fail "$folder lies in memory: set TMPDIR to a folder on a disk"
  chmod 755 "$folder"
  local binaries data=$folder/postgresql
  binaries=$(server_binaries)
  pg_port=$(free_port)
  mkdir "$data"
  (( EUID != 0 )) || chown "$(as_postgres id -u)" "$data"
  as_postgres "$binaries/initdb" -D "$data" -U relief -A trust -E UTF8 --locale=C > "$folder/initdb.log"
  as_postgres "$binaries/pg_ctl" -D "$data" -w -l "$data/server.log" start -o "-p $pg_port -k '' \
    -c listen_addresses=127.0.0.1 -c fsync=on -c synchronous_commit=on -c full_page_writes=on \
    -c shared_buffers=256MB -c max_wal_size=4GB -c max_connections=200" > "$folder/pg_ctl.log"
  pg_postmaster=$(head -n 1 "$data/postmaster.pid")
  pg_version=$("$binaries/postgres" --version | grep -o '[0-9.]*' | head -n 1)
}

compile() {
  mkdir -p "$classes"
  javac -encoding UTF-8 --release 17 -Xlint:all -Werror -d "$classes" "$here"/src/main/java/relief/load/*.java
}

# What the numbers belong to.
title() {
  printf '%s, %s, commit %s, PostgreSQL %s, %d cores of %s' "$1" "$(date -u '+%Y-%m-%d %H:%M UTC')" \
    "$(git -C "$root" rev-parse --short HEAD 2> /dev/null || echo unknown)" "$pg_version" "$(nproc)" \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
}
