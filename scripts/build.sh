# Sourced by ./tcpsniff and ./test.sh, which set $root: the program that the launcher runs, built at most once per change.
# Plain POSIX sh. Nothing here writes to standard output, which belongs to the program.

# The last build: the program in program/, how to start it in start, the moment before it was built in stamp, logs.
place=$root/artifacts/launcher

# One file of native code, and nothing for debuggers.
native_code='-p:PublishAot=true -p:AllowedReferenceRelatedFileExtensions=none'

# Whether there is a build and no source is newer. Directories count too: a deleted file changes its directory.
is_built() {
  [ -e "$place/stamp" ] &&
    [ -z "$(find "$root/src" "$root/captures" "$root/scripts/build.sh" "$root/Directory.Build.props" "$root/Directory.Packages.props" \
      "$root/global.json" -newer "$place/stamp" -print 2>/dev/null | head -n 1)" ]
}

# Runs the program in place of this shell: itself rather than dotnet, so that it can be given rights of its own (setcap).
start_program() {
  dotnet_root='' dotnet_file=''
  . "$place/start"
  program=$place/program/tcpsniff
  # Native code needs no runtime; the programs beside it do.
  if [ -n "$dotnet_root" ]; then export DOTNET_ROOT="$dotnet_root"; fi
  if [ -n "$dotnet_file" ]; then exec "$dotnet_file" "$program.dll" "$@"; fi
  exec "$program" "$@"
}

# Builds unless another launch just did. Two launches at once wait for each other where flock(1) exists. Needs setup.sh, and $dotnet.
build() {
  # A checkout that belongs to somebody else is left alone: the build goes to a directory of one's own, one for each checkout.
  if ! mkdir -p "$place" 2>/dev/null || [ ! -w "$place" ]; then
    place=$(cache_directory)/$(printf '%s' "$root" | cksum | cut -d ' ' -f 1)
    if is_built; then return; fi
  fi

  prepare_sdk
  mkdir -p "$place"
  ensure_libpcap "$place"
  (
    if command -v flock >/dev/null 2>&1; then flock -w 900 9; fi
    if is_built; then exit 0; fi
    # Stamped with the moment before the build: a source saved during it is newer.
    : >"$place/stamp.new"
    build_program
    write_start
    # Put in place whole: what runs now keeps the file that it was started from.
    rm -rf "$place/last"
    if [ -e "$place/program" ]; then mv "$place/program" "$place/last"; fi
    mv "$place/next" "$place/program"
    mv "$place/start.new" "$place/start"
    mv "$place/stamp.new" "$place/stamp"
    rm -rf "$place/last"
  ) 9>"$place/lock"
}

# The best code that this machine can make: native, else the runtime's with native code beside it (ReadyToRun), else without.
build_program() {
  rm -rf "$place/next"
  system=$(own_system)
  if links_native_code; then
    say "building native code (once; again only when sources change) ..."
    kind=native
    publish TcpSniff.Cli "$place/next" -r "$system" $native_code -p:IlcInstructionSet=native && return
    stop_at_source_errors
    mv "$log" "$place/native.log"
    say "native code could not be built ($place/native.log); building ReadyToRun code instead ..."
  else
    say "building ReadyToRun code, for want of a C compiler and linker (once; again only when sources change) ..."
  fi

  kind=ready-to-run
  publish TcpSniff.Cli "$place/next" -r "$system" --no-self-contained -p:PublishReadyToRun=true && return
  stop_at_source_errors
  mv "$log" "$place/ready-to-run.log"
  say "ReadyToRun code could not be built either ($place/ready-to-run.log); building without ..."
  kind=plain
  publish TcpSniff.Cli "$place/next" || stop
}

# Whether a command line needs the programs tcpsniff-NAME beside the main one, for what cannot be compiled ahead of time. Their
# libraries are a hundred megabytes that most people never need: they are fetched for those who do.
needs_helpers() {
  for word in "$@"; do
    case $word in query | join | mcp | parquet | --format=parquet) return 0 ;; esac
  done
  return 1
}

# Whether this build of the main program has them.
has_helpers() { [ -e "$place/program/helpers/stamp" ]; }

# Builds them for the main program as it is; one that somebody else built is left alone.
ensure_helpers() {
  if has_helpers || [ ! -w "$place" ]; then return; fi
  . "$root/scripts/setup.sh"
  find_dotnet
  prepare_sdk
  (
    if command -v flock >/dev/null 2>&1; then flock -w 900 9; fi
    if has_helpers; then exit 0; fi
    say "building what this command needs besides (once; again only when sources change) ..."
    build_helpers "$place/program" || stop
    : >"$place/program/helpers/stamp"
  ) 9>"$place/lock"
}

# Puts them into folder $1, with the options that follow: each in a folder of its own, and a link to it beside the main one. Windows
# has no such links: there all lie beside each other.
build_helpers() {
  folder=$1
  shift
  for file in $(cd "$root" && grep -ls '<AssemblyName>tcpsniff-' src/*/*.csproj); do
    helper=$(sed -n 's/.*<AssemblyName>\(tcpsniff-[a-z]*\)<.*/\1/p' "$root/$file")
    publish "$(basename -- "$file" .csproj)" "$folder/helpers/$helper" "$@" || return
    if [ -e "$folder/tcpsniff.exe" ]; then
      cp -Rn "$folder/helpers/$helper/." "$folder"
      rm -rf "$folder/helpers"
    else
      ln -sf "helpers/$helper/$helper" "$folder/$helper"
      # It calls the main program by the name beside it.
      ln -sf ../../tcpsniff "$folder/helpers/$helper/tcpsniff"
    fi
  done
}

# What the SDK calls this system: linux-x64, osx-arm64, …
own_system() {
  "$dotnet" msbuild "$root/src/TcpSniff.Cli" -getProperty:NETCoreSdkPortableRuntimeIdentifier 2>/dev/null </dev/null 9>&- || :
}

# Publishes project $1 into folder $2, with the options that follow. What it said is in $log.
publish() {
  log=$place/$1.log
  project=$root/src/$1
  output=$2
  shift 2
  rm -rf "$output"
  # Style and documentation are for those who change it. The lock is not handed on: build servers outlive the build.
  "$dotnet" publish "$project" -c Release --artifacts-path "$place/build" -o "$output" "$@" \
    -p:CopyOutputSymbolsToPublishDirectory=false -p:GenerateDocumentationFile=false -p:RunAnalyzers=false -nologo -v quiet -clp:NoSummary >"$log" 2>&1 </dev/null 9>&-
}

# Whether there is a C compiler with all it takes to make a program: clang or gcc, as the SDK looks for them.
links_native_code() {
  for compiler in clang gcc; do
    if command -v "$compiler" >/dev/null 2>&1 && printf 'int main(void) { return 0; }\n' | "$compiler" -x c -o /dev/null - 2>/dev/null; then
      return 0
    fi
  done
  return 1
}

# Source that does not compile does not compile into anything else either.
stop_at_source_errors() { if grep -qE 'error (CS|CA|IDE)[0-9]' "$log"; then stop; fi; }

stop() {
  grep -E 'error|warning' "$log" | sort -u | head -n 20 >&2
  fail "the build failed; all of it is in $log"
}

write_start() {
  sdk=$(dirname -- "$(readlink -f -- "$dotnet" 2>/dev/null || printf '%s' "$dotnet")")
  {
    printf 'kind=%s\n' "$kind"
    if [ -d "$sdk/shared/Microsoft.NETCore.App" ]; then
      printf 'dotnet_root=%s\n' "$(quoted "$sdk")"
    elif [ "$kind" != native ]; then
      printf 'dotnet_file=%s\n' "$(quoted "$dotnet")"
    fi
  } >"$place/start.new"
}

# A word as the shell reads it.
quoted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }
