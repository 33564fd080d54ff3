#!/bin/sh
# The tests whose packets are made by chance, with many more of them: scripts/long.sh [PACKETS [EXCHANGES]]. A million packets instead of a
# hundred thousand, and a hundred thousand exchanges between two model endpoints instead of two thousand; what contradicts itself is kept
# as a capture in artifacts/exchanges. Then ten minutes of 7,500 connections a second over loopback, and a minute of 50,000 forged packets a
# second beside a chat, for which it has to be root.
set -eu

root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/scripts/setup.sh"
find_dotnet
prepare_sdk
cd "$root"
export TCPSNIFF_MUTANTS="${1:-1000000}"
export TCPSNIFF_EXCHANGES="${2:-100000}"

export TCPSNIFF_FLOOD_SECONDS=600
export TCPSNIFF_FORGED_SECONDS=60
./tcpsniff --version

for tests in Core:MutatedCaptureTests Core:ExchangeTests Live:MutationTests Cli:FloodTests Cli:ForgedFloodTests; do
  project=TcpSniff.${tests%%:*}.Tests
  "$dotnet" build "tests/$project" -c Debug -nologo -v quiet -clp:ErrorsOnly </dev/null
  "$root/artifacts/bin/$project/debug/$project" --no-ansi --no-progress --filter-class "*.${tests##*:}"
done
