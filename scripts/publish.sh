#!/bin/sh
# Makes the program for machines without an SDK, in artifacts/publish: scripts/publish.sh [SYSTEM…]
# This machine's own system (linux-x64, say) gets native code: one file, beside it the recordings that demo and lab fall back on.
# Native code cannot be made for other systems: they get a folder with the runtime in it. Without arguments: this one, and the
# usual ones of Windows and macOS.
set -eu

root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/scripts/setup.sh"
. "$root/scripts/build.sh"
place=$root/artifacts/publish

find_dotnet
prepare_sdk
mkdir -p "$place"
own=$(own_system)
if [ $# -eq 0 ]; then set -- "$own" win-x64 osx-arm64 osx-x64; fi

missing=0
for system in "$@"; do
  folder=$place/tcpsniff-$system
  if [ "$system" = "$own" ]; then
    links_native_code || fail "native code needs a C compiler and linker. Try: $(install_command compiler)"
    publish TcpSniff.Cli "$folder" -r "$system" $native_code || stop
  elif ! publish TcpSniff.Cli "$folder" -r "$system" --self-contained -p:PublishReadyToRun=true; then
    say "$system: not published, see $log (is the runtime of that system in your package source?)"
    missing=1
    continue
  fi

  build_helpers "$folder" -r "$system" --self-contained || say "$system: without what query and parquet need, see $log"
  printf '%s\n' "$folder"
done
exit "$missing"
