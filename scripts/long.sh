#!/bin/sh
# The tests whose packets are made by chance, with a million of them instead of a hundred thousand: scripts/long.sh [PACKETS]
set -eu

root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/scripts/setup.sh"
find_dotnet
prepare_sdk
cd "$root"
export TCPSNIFF_MUTANTS="${1:-1000000}"

for tests in Core:MutatedCaptureTests Live:MutationTests; do
  project=TcpSniff.${tests%%:*}.Tests
  "$dotnet" build "tests/$project" -c Debug -nologo -v quiet -clp:ErrorsOnly </dev/null
  "$root/artifacts/bin/$project/debug/$project" --no-ansi --no-progress --filter-class "*${tests##*:}"
done
