# shellcheck shell=bash
# Sourced: reads the options of a tool and runs it on a PostgreSQL of its own.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/.." && pwd)

say() { printf '%s\n' "$*" >&2; }
fail() { say "$0: $*"; exit 1; }

# shellcheck source-path=SCRIPTDIR source=postgres.sh
source "$here/postgres.sh"

# Overwrites the defaults in the associative array `options` by what the command line says.
read_options() {
  while (( $# > 0 )); do
    local name=${1#--}
    if [[ $1 == --embedded ]]; then
      embedded=yes
      shift
    elif [[ $1 == --* && -n ${options[$name]+known} ]]; then
      (( $# > 1 )) || fail "$1 needs a value"
      options[$name]=$2
      shift 2
    else
      fail "unknown option $1"
    fi
  done
}

# What the numbers belong to.
title() {
  printf '%s, %s, commit %s, PostgreSQL %s, %d cores of %s' "$1" "$(date -u '+%Y-%m-%d %H:%M UTC')" \
    "$(git -C "$root" rev-parse --short HEAD 2> /dev/null || echo unknown)" "$pg_version" "$(nproc)" \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
}

# run_load NAME HEAP TITLE: compiles the tools, starts PostgreSQL, and runs the class of that name with all options.
run_load() {
  local name=$1 heap=$2 what=$3 classes=$here/target/classes arguments=() option
  for option in "${!options[@]}"; do
    arguments+=("--$option" "${options[$option]}")
  done
  mkdir -p "$classes"
  javac -encoding UTF-8 --release 17 -Xlint:all -Werror -d "$classes" "$here"/src/main/java/relief/load/*.java
  start_postgres
  java "-Xmx$heap" -XX:+UseSerialGC -cp "$classes" "relief.load.${name^}" --title "$(title "$name: $what")" \
    --result "$here/results/$name-$(date -u +%Y-%m-%dT%H%M).txt" --jar "$jar" --folder "$folder" \
    --pg-port "$pg_port" --pg-data "$pg_data" --pg-clients "$pg_clients" "${arguments[@]}"
}
