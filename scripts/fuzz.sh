#!/bin/sh
# Gives the program what strangers might: scripts/fuzz.sh [MINUTES [TARGET…]]. Each target, or those that are named, takes changed inputs for
# so many minutes (10); FUZZ_SEED is the first of the seeds that the inputs are made from. What is found is made small and kept in
# artifacts/fuzz: a text file for tests/TcpSniff.Fuzz.Tests/Found, and a capture. Exit code 1 where there is something.
set -eu

root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/scripts/setup.sh"
find_dotnet
prepare_sdk
cd "$root"
minutes=${1:-10}
[ $# -eq 0 ] || shift
"$dotnet" build tests/TcpSniff.Fuzz -c Release -nologo -v quiet -clp:ErrorsOnly -p:RunAnalyzers=false </dev/null
# A file that is more than a process may take is a finding too.
ulimit -v 16000000 2>/dev/null || true
DOTNET_gcServer=0 exec "$dotnet" artifacts/bin/TcpSniff.Fuzz/release/TcpSniff.Fuzz.dll --minutes "$minutes" --seed "${FUZZ_SEED:-1}" "$@"
