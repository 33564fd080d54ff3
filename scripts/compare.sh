#!/bin/sh
# Compares what two builds of the program say: scripts/compare.sh OLD NEW [FOLDER…]
# Both are run over every capture in captures/ and, where it is there, ../shared/corpus (or over the folders named), in all views, as
# text and as JSON, on all cores. Sums up which outputs differ, and which fields of JSON records, in how many records of how many
# captures, with one of them; the first differing lines of each output go to artifacts/compare.txt, or to the file $DETAILS. Fails where
# anything differs. OLD may be built in a worktree: git worktree add ../old TAG, and there dotnet build src/TcpSniff.Cli -c Release.
set -eu
export NO_COLOR=1 LC_ALL=C.UTF-8

# Views and formats; FORMS=connections:json names fewer.
forms=${FORMS:-summary:text connections:text timeline:text segments:text findings:text
  summary:json connections:json segments:json findings:json connections:zeek}

# One program on one capture in one form; what it says on stderr and its exit code belong to the answer.
say() {
  program=$1 out=$2
  shift 2
  code=0
  timeout 300 "$program" "$@" >"$out" 2>"$out.errors" </dev/null || code=$?
  printf 'exit %s\n' "$code" >>"$out.errors"
}

# All forms of one capture, in a process of its own: --one OLD NEW WORK CAPTURE
if [ "${1:-}" = --one ]; then
  old=$2 new=$3 all=$4 capture=$5
  work=$(mktemp -d "$all/XXXXXX")
  for form in $forms; do
    view=${form%:*} format=${form#*:}
    say "$old" "$work/old" analyze "$capture" --view "$view" --format "$format"
    say "$new" "$work/new" analyze "$capture" --view "$view" --format "$format"
    printf x >>"$all/compared.$$"
    if cmp -s "$work/old" "$work/new" && cmp -s "$work/old.errors" "$work/new.errors"; then continue; fi

    printf '%s as %s\n' "$view" "$format" >>"$all/differing.$$"
    cmp -s "$work/old.errors" "$work/new.errors" || printf '%s\t(errors, exit code)\tchanged\t\t\t\t%s\n' "$view" "$capture" >>"$all/fields.$$"
    { printf '%s as %s of the %s view:\n' "$capture" "$format" "$view"
      diff "$work/old" "$work/new" | head -n "${LINES_SHOWN:-6}" | cut -c 1-400
      diff "$work/old.errors" "$work/new.errors" | head -n "${LINES_SHOWN:-6}" | cut -c 1-400; } >>"$all/details.$$"
    if [ "$format" = json ]; then
      awk -f "${0%.sh}.awk" "$work/old" "$work/new" | sed "s|^|$view\t|; s|\$|\t$capture|" >>"$all/fields.$$"
    fi
  done
  rm -rf "$work"
  exit 0
fi

root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
[ $# -ge 2 ] || { printf 'usage: %s OLD NEW [FOLDER...]\n' "$0" >&2; exit 2; }
old=$1 new=$2
shift 2
"$old" --version >/dev/null && "$new" --version >/dev/null || { printf '%s: both must be programs that run\n' "$0" >&2; exit 2; }
if [ $# -eq 0 ]; then
  set -- "$root/captures"
  if [ -d "$root/../shared/corpus/files" ]; then set -- "$@" "$root/../shared/corpus/files"; fi
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
find "$@" -type f \( -name '*.pcap' -o -name '*.pcapng' -o -name '*.cap' -o -name '*.gz' \) -print0 | sort -z |
  xargs -0 -r -n 1 -P "$(getconf _NPROCESSORS_ONLN)" sh "$root/scripts/compare.sh" --one "$old" "$new" "$work"

compared=$(cat "$work"/compared.* 2>/dev/null | wc -c)
differing=$(cat "$work"/differing.* 2>/dev/null | wc -l)
printf '%s outputs compared, %s differ\n' "$compared" "$differing"
[ "$compared" -gt 0 ] || exit 1
[ "$differing" -gt 0 ] || exit 0

details=${DETAILS:-$root/artifacts/compare.txt}
mkdir -p "$(dirname -- "$details")"
cat "$work"/details.* >"$details"
printf '\ncaptures  output\n'
cat "$work"/differing.* | sort | uniq -c | sort -rn | sed 's/^ *\([0-9]*\) /\1\t/' | awk -F '\t' '{ printf "%8d  %s\n", $1, $2 }'
printf '\n records  captures  view         field: what, and one of them\n'
cat "$work"/fields.* 2>/dev/null | awk -F '\t' '
  function short(text) { return length(text) > 60 ? substr(text, 1, 60) "…" : text }
  {
    kind = $1 "\t" $2 "\t" $3
    records[kind]++
    if (!((kind, $7) in known)) { known[kind, $7] = 1; captures[kind]++ }
    if (!(kind in one)) { n = split($7, path, "/"); one[kind] = $4 " of " path[n] ($5 $6 == "" ? "" : ": " short($5) " → " short($6)) }
  }
  END { for (kind in records) { split(kind, part, "\t"); printf "%8d  %8d  %-11s  %s %s, %s\n", records[kind], captures[kind], part[1], part[2], part[3], one[kind] } }' | sort -k 3,3 -k 1,1nr
printf '\nthe lines that differ: %s\n' "$details"
exit 1
