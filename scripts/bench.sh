#!/bin/sh
# Reads captures of many connections with tcpdump, tcptrace (where they are) and tcpsniff, one after the other on the same machine, and
# prints a Markdown table of the best of several runs: scripts/bench.sh [RUNS]. Takes 8 GB of disk in $TMPDIR and as much memory for tcptrace.
set -eu

root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/scripts/setup.sh"
find_dotnet
prepare_sdk
runs=${1:-5}
"$dotnet" build "$root/tests/TcpSniff.Benchmarks" -c Release -nologo -v quiet -clp:ErrorsOnly </dev/null
generate=$root/artifacts/bin/TcpSniff.Benchmarks/release/TcpSniff.Benchmarks
"$root/tcpsniff" --version >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM
log=$folder/time

# The shortest wall time of several runs, and the most memory of any: "SECONDS s, MB MB"; nothing where the program is not there.
best() {
  command -v "$1" >/dev/null || { printf -- '–'; return; }
  : >"$log"
  run=0
  while [ "$run" -lt "$runs" ]; do
    /usr/bin/time -a -o "$log" -f '%e %M' "$@" >/dev/null 2>&1 || :
    run=$((run + 1))
  done
  grep -v '^Command' "$log" | awk 'NR == 1 || $1 < best { best = $1 } $2 > most { most = $2 } END { printf "%.2f s, %d MB", best, most / 1024 }'
}

printf '| capture | connections | tcpdump -w /dev/null | tcptrace -n | tcpsniff, 1 worker | tcpsniff, 2 workers |\n|---|---|---|---|---|---|\n'
while read -r name packets concurrent rounds loss; do
  file=$folder/$name.pcap
  made=$("$generate" traffic "$packets" "$concurrent" "$rounds" "$loss" "$file")
  cat "$file" >/dev/null
  printf '| %s: %s at a time | %s | %s | %s | %s | %s |\n' "$name" "$concurrent" "$made" \
    "$(best tcpdump -r "$file" -w /dev/null)" "$(best tcptrace -n "$file")" \
    "$(best "$root/tcpsniff" analyze --workers 1 --view summary "$file")" "$(best "$root/tcpsniff" analyze --workers 2 --view summary "$file")"
  rm -f "$file"
done <<CAPTURES
few 3000000 200 2 2
long 3000000 2000 12 2
many 3000000 20000 1 2
short 1000000 20000 0 0
flood 1000000 1000 -1 0
CAPTURES
