# shellcheck shell=bash disable=SC2034 # what is set here is read by the scripts that source it
# Sourced by load.sh: makes a PostgreSQL of its own in a folder that is removed at the end.
# Sets: jar, folder, pg_port, pg_data, pg_clients, pg_version.

jar=${RELIEF_JAR:-$root/target/relief.jar}

# As root PostgreSQL refuses to start: then everything of it belongs to another user.
choose_owner() {
  as_owner=()
  (( EUID == 0 )) || return 0
  local owner=nobody
  ! id -u postgres > /dev/null 2>&1 || owner=postgres
  as_owner=(setpriv "--reuid=$owner" "--regid=$(id -g "$owner")" --clear-groups --)
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

# Whatever a run has made of it: a PostgreSQL that was started anew has another process, one that is held up must go on.
stop_postgres() {
  local postmaster children=()
  postmaster=$(head -n 1 "$pg_data/postmaster.pid" 2> /dev/null) || return 0
  # The list has no line break at its end, for which read fails although it has read.
  read -ra children 2> /dev/null < "/proc/$postmaster/task/$postmaster/children" || true
  kill -CONT "$postmaster" "${children[@]}" 2> /dev/null || true
  kill -INT "$postmaster" 2> /dev/null && wait_gone "$postmaster"
}

stop_all() {
  local status=$?
  [[ -z ${pg_data:-} ]] || stop_postgres
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

# Leaves in the folder the command that starts this PostgreSQL, for who has to start it again.
write_start() {
  printf '#!/usr/bin/env bash\nexec %s\n' "$(printf '%q ' "${as_owner[@]}" "$1/pg_ctl" -D "$pg_data" -w -t 120 \
    -l "$pg_data/server.log" start -o "-p $pg_port -k '' -c listen_addresses=127.0.0.1 -c fsync=on \
    -c synchronous_commit=on -c full_page_writes=on -c shared_buffers=256MB -c max_wal_size=4GB \
    -c max_connections=200")" > "$folder/start-postgres"
  chmod 755 "$folder/start-postgres"
}

start_postgres() {
  [[ -f $jar ]] || fail "$jar is missing: run mvn package first"
  pg_clients=$(dirname "$(command -v pgbench || fail 'pgbench is missing: install postgresql-contrib')")
  folder=$(mktemp -d "${TMPDIR:-/var/tmp}/relief-load.XXXXXX")
  trap stop_all EXIT
  [[ $(stat -f -c %T "$folder") != tmpfs ]] || fail "$folder lies in memory: set TMPDIR to a folder on a disk"
  chmod 755 "$folder"
  local binaries
  binaries=$(server_binaries)
  choose_owner
  pg_port=$(free_port)
  pg_data=$folder/postgresql
  mkdir "$pg_data"
  (( EUID != 0 )) || chown "$("${as_owner[@]}" id -u)" "$pg_data"
  "${as_owner[@]}" "$binaries/initdb" -D "$pg_data" -U relief -A trust -E UTF8 --locale=C > "$folder/initdb.log"
  write_start "$binaries"
  "$folder/start-postgres" > "$folder/pg_ctl.log"
  pg_version=$("$binaries/postgres" --version | grep -o '[0-9.]*' | head -n 1)
}
