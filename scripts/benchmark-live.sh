#!/bin/sh
# Captures the same flood with either decoder and with tcpdump: scripts/benchmark-live.sh [PACKETS A SECOND]
# Ten seconds each, over a virtual cable in a network namespace of its own; needs Linux, root and ip(8). Prints a Markdown table.
set -eu

root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/scripts/setup.sh"
find_dotnet
prepare_sdk
"$dotnet" build "$root/tests/TcpSniff.Benchmarks" -c Release -nologo -v quiet -clp:ErrorsOnly </dev/null
exec unshare -n sh -euc '
  ip link add near type veth peer name far
  sysctl -qw net.ipv6.conf.near.disable_ipv6=1 net.ipv6.conf.far.disable_ipv6=1 || :
  ip link set near up
  ip link set far up
  exec "$@"' sh "$root/artifacts/bin/TcpSniff.Benchmarks/release/TcpSniff.Benchmarks" live "${1:-250000}"
