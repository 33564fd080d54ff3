#!/bin/sh
# One task of the work on a large capture, for any scheduler: step.sh map|reduce|join JOB [INDEX]. JOB is a folder that all machines see and
# that submit.sh prepared. A task may be run again at any time and on any machine: what is whole is left alone, what is not is made again,
# also where the task before it that should have made it did not. The last lines of its output say what went wrong.
set -eu

step=$1 job=$2 index=${3:-0}
program=$(cat "$job/program") parts=$(cat "$job/parts") mappers=$(cat "$job/mappers") by=$(cat "$job/by")

name() { printf 'part-%04d' "$1"; }

# Deals the packets, and writes parts $1 to $2. A damaged capture (exit code 3) was dealt up to the damage.
split() {
  whole=yes
  for number in $(seq "$1" "$2"); do [ -e "$job/split/$(name "$number").pcapng" ] || whole=no; done
  if [ "$whole" = yes ]; then return; fi
  first=$1 last=$2
  set --
  while IFS= read -r file; do set -- "$@" "$file"; done <"$job/files"
  code=0
  "$program" split "$@" -o "$job/split" --parts "$parts" --by "$by" --only "$first-$last" || code=$?
  [ "$code" -eq 0 ] || [ "$code" -eq 3 ]
}

# Analyses part $1, knowing nothing of the others.
analyse() {
  if [ -e "$job/tables/$(name "$1")/part.sums" ]; then return; fi
  wanted=$(name "$1")
  split "$1" "$1"
  "$program" analyze "$job/split/$wanted.pcapng" --format parquet -o "$job/tables/$wanted"
}

case $step in
  map)
    first=$((index * parts / mappers)) last=$(((index + 1) * parts / mappers - 1))
    if [ "$first" -le "$last" ]; then split "$first" "$last"; fi
    ;;
  reduce) analyse "$index" ;;
  join)
    for missing in $(seq 0 $((parts - 1))); do analyse "$missing"; done
    set --
    for number in $(seq 0 $((parts - 1))); do set -- "$@" "$job/tables/$(name "$number")"; done
    "$program" join "$@" -o "$job/joined"
    ;;
  *)
    echo 'usage: step.sh map|reduce|join JOB [INDEX]' >&2
    exit 2
    ;;
esac
