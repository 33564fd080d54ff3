# Sourced by ./tcpsniff before it builds, ./test.sh, .ci/run and scripts/: what a fresh machine needs. $root is the checkout.
# Plain POSIX sh. Nothing here writes to standard output, which belongs to the program.

say() { printf 'tcpsniff: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# A command that must not last longer than so many seconds, where timeout(1) exists.
within() {
  seconds=$1
  shift
  if command -v timeout >/dev/null 2>&1; then timeout "$seconds" "$@"; else "$@"; fi
}

# A directory of this user's own for what cannot be kept in the checkout.
cache_directory() {
  base=${XDG_CACHE_HOME:-${HOME:-}/.cache}
  if mkdir -p "$base/tcpsniff" 2>/dev/null && [ -w "$base/tcpsniff" ]; then
    printf '%s\n' "$base/tcpsniff"
    return
  fi

  # No home that can be written: a private directory under /tmp, never one that somebody else put there.
  base=${TMPDIR:-/tmp}/tcpsniff-$(id -u)
  mkdir -m 700 "$base" 2>/dev/null || { [ -d "$base" ] && [ -O "$base" ] && [ ! -L "$base" ]; } ||
    fail "no directory to build in: neither $root nor ${XDG_CACHE_HOME:-your home} nor $base can be written; set XDG_CACHE_HOME"
  printf '%s\n' "$base"
}

find_dotnet() {
  for dotnet in "$(command -v dotnet || true)" "${DOTNET_ROOT:-}/dotnet" "${HOME:-}/.dotnet/dotnet" \
    /usr/lib/dotnet/dotnet /usr/share/dotnet/dotnet /usr/local/share/dotnet/dotnet; do
    if [ -x "$dotnet" ]; then return; fi
  done
  fail "needs the .NET 10 SDK, which is not installed. Get it from https://dot.net/download, or: $(install_command dotnet)"
}

# Readies the SDK for building: checks its version and gives it places it can write to.
prepare_sdk() {
  export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
  if [ ! -w "${HOME:-/nonexistent}" ]; then
    cache=$(cache_directory)
    export DOTNET_CLI_HOME="${DOTNET_CLI_HOME:-$cache}" NUGET_PACKAGES="${NUGET_PACKAGES:-$cache/packages}"
  fi
  "$dotnet" --list-sdks 2>/dev/null | grep -q '^10\.' ||
    fail "needs the .NET 10 SDK, and $dotnet has none. Get it from https://dot.net/download, or: $(install_command dotnet)"
}

has_libpcap() {
  [ "$(uname -s)" != Linux ] && return 0
  for library in /usr/lib/libpcap.so* /usr/lib/*/libpcap.so* /usr/lib64/libpcap.so* /lib/libpcap.so* /lib/*/libpcap.so* \
    /lib64/libpcap.so* /usr/local/lib/libpcap.so*; do
    if [ -e "$library" ]; then return 0; fi
  done
  return 1
}

# The command that installs a package on this system; the packages are named by what they are here.
install_command() {
  if command -v apt-get >/dev/null 2>&1; then
    case $1 in dotnet) package=dotnet-sdk-10.0 ;; compiler) package=build-essential ;; *) package=libpcap0.8 ;; esac
    printf 'apt-get install -y %s\n' "$package"
  elif command -v dnf >/dev/null 2>&1; then
    case $1 in dotnet) package=dotnet-sdk-10.0 ;; compiler) package=gcc ;; *) package=libpcap ;; esac
    printf 'dnf install -y %s\n' "$package"
  elif command -v apk >/dev/null 2>&1; then
    case $1 in dotnet) package=dotnet10-sdk ;; compiler) package=build-base ;; *) package=libpcap ;; esac
    printf 'apk add %s\n' "$package"
  elif command -v pacman >/dev/null 2>&1; then
    case $1 in dotnet) package=dotnet-sdk ;; compiler) package=gcc ;; *) package=libpcap ;; esac
    printf 'pacman -S --noconfirm %s\n' "$package"
  elif command -v zypper >/dev/null 2>&1; then
    case $1 in dotnet) package=dotnet-sdk-10.0 ;; compiler) package=gcc ;; *) package=libpcap1 ;; esac
    printf 'zypper --non-interactive install %s\n' "$package"
  else
    printf 'install %s\n' "$1"
  fi
}

# Installs libpcap as root, else says what to type. Live capture needs it and nothing else does, so that failing is no error.
# Tried once: what came out is remembered in $1.
ensure_libpcap() {
  if has_libpcap || [ -e "$1/libpcap.tried" ]; then return; fi
  command=$(install_command libpcap)
  if [ "$(id -u)" -ne 0 ]; then
    say "live capture needs libpcap. To install it: sudo $command"
    return
  fi

  mkdir -p "$1" && : >"$1/libpcap.tried"
  say "installing libpcap: $command"
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086 # the command's words
  if within 120 $command >"$1/libpcap.log" 2>&1 </dev/null; then return; fi
  # A fresh image has no package lists yet.
  if command -v apt-get >/dev/null 2>&1 && within 120 apt-get update >>"$1/libpcap.log" 2>&1 </dev/null &&
    within 120 $command >>"$1/libpcap.log" 2>&1 </dev/null; then return; fi
  say "libpcap could not be installed ($1/libpcap.log); live capture has to wait. Try: $command"
}
