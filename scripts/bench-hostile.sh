#!/bin/sh
# What captures cost that were made to be slow: scripts/bench-hostile.sh [PACKETS]. Prints the processor's time for each packet, less what a
# capture of four takes, and how many times that is what a packet of a plain download costs, for each view with one worker. A million packets
# unless said otherwise; a fiftieth of them where they have 64 KB, measured by plain ones of 64 KB. TCPSNIFF is the program, ./tcpsniff as a rule.
set -eu

root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/scripts/setup.sh"
find_dotnet
prepare_sdk
cd "$root"
packets=${1:-1000000}
program=${TCPSNIFF:-./tcpsniff}
"$dotnet" build tests/TcpSniff.Fuzz -c Release -nologo -v quiet -clp:ErrorsOnly -p:RunAnalyzers=false </dev/null
$program --version >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM

# Seconds of the processor, and kilobytes, of showing a capture in a view.
measure() {
  case $2 in
    follow) set -- follow "$1" 0 --as raw ;;
    *) set -- analyze "$1" --view "$2" --workers 1 ;;
  esac
  /usr/bin/time -o "$folder/time" -f '%U %S %M' $program "$@" >/dev/null 2>&1 || :
  tail -n 1 "$folder/time" | awk '{ print $1 + $2, $3 }'
}

make() {
  "$dotnet" artifacts/bin/TcpSniff.Fuzz/release/TcpSniff.Fuzz.dll --slow "$1" "$2" "$folder/$3.pcapng"
}

printf '| capture | packets | summary | segments | timeline | follow | memory at most |\n|---|---:|---:|---:|---:|---:|---:|\n'
for kind in plain plain-64k holes holes-sack reversed shuffled one-byte unanswered overlapping again fragments fragments-reversed syns reused; do
  count=$packets plain=plain
  case $kind in
    plain-64k | overlapping) count=$((packets / 50)) plain=plain-64k ;;
  esac
  make "$kind" "$count" slow
  make "$kind" 4 four
  row="| $kind | $count" memory=0
  for view in summary segments timeline follow; do
    four=$(measure "$folder/four.pcapng" "$view")
    slow=$(measure "$folder/slow.pcapng" "$view")
    each=$(echo "$slow $four" | awk -v n="$count" '{ each = ($1 - $3) * 1000000 / n; printf "%.3f", (each > 0.001 ? each : 0.001) }')
    [ "$kind" != "$plain" ] || echo "$each" >"$folder/$plain.$view"
    row="$row | $(echo "$each $(cat "$folder/$plain.$view")" | awk '{ printf "%.2f µs, %.1f ×", $1, $1 / $2 }')"
    memory=$(echo "$slow $memory" | awk '{ print ($2 > $3 ? $2 : $3) }')
  done
  echo "$row | $((memory / 1024)) MB |"
done
