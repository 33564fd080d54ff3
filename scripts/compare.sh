#!/bin/sh
# Compares what two builds of the program say: scripts/compare.sh OLD NEW [FOLDER…]
# Both are run over every capture in captures/ and, where it is there, ../shared/corpus (or over the folders named), in all views, as
# text and as JSON, on all cores. Shows the first differing lines of each output that differs; fails where there is one.
set -eu
export NO_COLOR=1 LC_ALL=C.UTF-8

# One program on one capture in one form; what it says on stderr and its exit code belong to the answer.
say() {
  program=$1 out=$2
  shift 2
  code=0
  timeout 300 "$program" "$@" >"$out" 2>&1 </dev/null || code=$?
  printf 'exit %s\n' "$code" >>"$out"
}

# All forms of one capture, in a process of its own: --one OLD NEW WORK CAPTURE
if [ "${1:-}" = --one ]; then
  old=$2 new=$3 capture=$5
  work=$(mktemp -d "$4/XXXXXX")
  for form in summary:text connections:text timeline:text segments:text findings:text \
    summary:json connections:json segments:json findings:json connections:zeek; do
    view=${form%:*} format=${form#*:}
    say "$old" "$work/old" analyze "$capture" --view "$view" --format "$format"
    say "$new" "$work/new" analyze "$capture" --view "$view" --format "$format"
    printf x >>"$4/compared.$$"
    if ! cmp -s "$work/old" "$work/new"; then
      printf x >>"$4/differing.$$"
      { printf '%s as %s of the %s view:\n' "$capture" "$format" "$view"
        diff "$work/old" "$work/new" | head -n "${LINES_SHOWN:-6}" | cut -c 1-400; } >"$work/shown"
      cat "$work/shown"
    fi
  done
  rm -rf "$work"
  exit 0
fi

root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
[ $# -ge 2 ] || { printf 'usage: %s OLD NEW [FOLDER...]\n' "$0" >&2; exit 2; }
old=$1 new=$2
shift 2
if [ $# -eq 0 ]; then
  set -- "$root/captures"
  if [ -d "$root/../shared/corpus/files" ]; then set -- "$@" "$root/../shared/corpus/files"; fi
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
find "$@" -type f \( -name '*.pcap' -o -name '*.pcapng' -o -name '*.cap' -o -name '*.gz' \) -print0 | sort -z |
  xargs -0 -r -n 1 -P "$(getconf _NPROCESSORS_ONLN)" sh "$0" --one "$old" "$new" "$work"

compared=$(cat "$work"/compared.* 2>/dev/null | wc -c)
differing=$(cat "$work"/differing.* 2>/dev/null | wc -c)
printf '%s outputs compared, %s differ\n' "$compared" "$differing"
[ "$compared" -gt 0 ] && [ "$differing" -eq 0 ]
