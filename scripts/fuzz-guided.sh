#!/bin/sh
# Fuzzing that is led by what code an input reaches: scripts/fuzz-guided.sh [MINUTES [TARGET…]]. Each target, or those that are named, takes inputs of
# AFL++ for so many minutes (10). Needs AFL++ (Debian: afl++), which is installed as root; the tool that prepares the program's libraries
# (SharpFuzz.CommandLine) comes from the package source. Crashes stay in artifacts/fuzz-guided/TARGET/default/crashes: a byte, then a file; this prints
# how many there are, and exits with 1 where there is one.
set -eu

root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/scripts/setup.sh"
find_dotnet
prepare_sdk
cd "$root"
minutes=${1:-10}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- files packed decoders tracker follow annotate where filters chat
place=$root/artifacts/fuzz-guided
mkdir -p "$place"

if ! command -v afl-fuzz >/dev/null 2>&1; then
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1 || fail "this needs AFL++. To install it: sudo apt-get install afl++"
  say "installing AFL++"
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends afl++ >"$place/afl.log" 2>&1 </dev/null || fail "AFL++ could not be installed, see $place/afl.log"
fi

"$dotnet" build tests/TcpSniff.Fuzz -c Release -nologo -v quiet -clp:ErrorsOnly -p:RunAnalyzers=false </dev/null
[ -x "$place/tool/sharpfuzz" ] || "$dotnet" tool install SharpFuzz.CommandLine --version 2.3.0 --tool-path "$place/tool" >"$place/tool.log" 2>&1 </dev/null ||
  fail "the tool could not be installed, see $place/tool.log"
rm -rf "$place/program"
cp -r artifacts/bin/TcpSniff.Fuzz/release "$place/program"
DOTNET_ROOT=$(dirname -- "$(readlink -f -- "$(command -v "$dotnet")")")
export DOTNET_ROOT
for library in TcpSniff.Core TcpSniff.Chat TcpSniff.Data TcpSniff.Web TcpSniff.Live; do
  "$place/tool/sharpfuzz" "$place/program/$library.dll" >>"$place/tool.log" 2>&1 || fail "$library could not be prepared, see $place/tool.log"
done

# A missing core pattern or a governor of the processor's clock is no reason not to begin; the limit of memory is not for a runtime that reserves more.
export AFL_SKIP_BIN_CHECK=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_SKIP_CPUFREQ=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1 DOTNET_gcServer=0
found=0
for target in "$@"; do
  rm -rf "${place:?}/$target"
  "$dotnet" artifacts/bin/TcpSniff.Fuzz/release/TcpSniff.Fuzz.dll --seeds "$target" "$place/$target/seeds"
  afl-fuzz -i "$place/$target/seeds" -o "$place/$target" -t 20000 -m none -V "$((minutes * 60))" -- \
    "$dotnet" "$place/program/TcpSniff.Fuzz.dll" --guided "$target" >"$place/$target.log" 2>&1 </dev/null || fail "AFL++ stopped, see $place/$target.log"
  stats=$place/$target/default/fuzzer_stats
  crashes=$(find "$place/$target/default/crashes" "$place/$target/default/hangs" -name 'id:*' | wc -l)
  found=$((found + crashes))
  printf '%-12s %s inputs, %s paths, %s of the code map, %s crashes and hangs\n' "$target" \
    "$(sed -n 's/^execs_done *: //p' "$stats")" "$(sed -n 's/^corpus_count *: //p' "$stats")" "$(sed -n 's/^bitmap_cvg *: //p' "$stats")" "$crashes"
done
[ "$found" -eq 0 ]
