#!/bin/sh
# Sets up what is missing, builds everything, runs every test. The last line sums up: N passed, N failed, N skipped.
# Arguments name the test projects to run, as in ./test.sh Core Cli; without any, all.
set -eu

root=$(cd -- "$(dirname -- "$0")" && pwd -P)
. "$root/scripts/setup.sh"
. "$root/scripts/build.sh"
. "$root/scripts/browser.sh"
cd "$root"
artifacts=$root/artifacts

find_dotnet
prepare_sdk
build
"$dotnet" build TcpSniff.sln -c Debug -nologo -v quiet -clp:ErrorsOnly </dev/null

passed=0 failed=0 skipped=0
if [ $# -eq 0 ]; then
  # The browser's tests are not in the solution: they need what not every machine has. Where CI is set, nothing is skipped.
  set -- $(cd tests && printf '%s\n' TcpSniff.*.Tests | sed 's/^TcpSniff\.\(.*\)\.Tests$/\1/' | grep -v '^Browser$')
  if ensure_browser "$artifacts"; then
    set -- "$@" Browser
  elif [ -n "${CI:-}" ]; then
    fail 'the tests in a browser could not be set up, and CI skips nothing'
  else
    skipped=1
    printf 'Browser  skipped: no browser\n'
  fi
fi

case " $* " in *' Browser '*)
  ensure_browser "$artifacts"
  "$dotnet" build tests/TcpSniff.Browser.Tests -c Debug -nologo -v quiet -clp:ErrorsOnly </dev/null
  ;;
esac

# The number behind a word of the test platform's summary.
count() { sed -n "s/^ *$1: \([0-9][0-9]*\).*/\1/p" "$log" | tail -n 1; }

for name in "$@"; do
  log=$artifacts/test-$name.log
  code=0
  within 480 "$artifacts/bin/TcpSniff.$name.Tests/debug/TcpSniff.$name.Tests" --no-ansi --no-progress >"$log" 2>&1 </dev/null || code=$?
  bad=$(count failed)
  # A run that crashed, hung or never began has no failed test to show for it.
  if [ "$code" -ne 0 ] && [ "${bad:-0}" -eq 0 ]; then bad=1; fi
  if [ "$code" -ne 0 ]; then
    cat "$log"
    printf 'tests of %s failed with exit code %s\n' "$name" "$code"
  fi
  good=$(count succeeded)
  left=$(count skipped)
  printf '%-8s %s passed, %s failed, %s skipped\n' "$name" "${good:-0}" "${bad:-0}" "${left:-0}"
  passed=$((passed + ${good:-0})) failed=$((failed + ${bad:-0})) skipped=$((skipped + ${left:-0}))
done

printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]
