# Sourced by ./test.sh after setup.sh: what the tests in a browser need besides. A browser and a font with Chinese characters come from the
# system's package manager; the driver comes with a package that only these tests restore.

has_browser() {
  for browser in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$browser" >/dev/null 2>&1; then return 0; fi
  done
  return 1
}

has_chinese_font() { command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh family | head -n 1)" ]; }

# Installs both as root, else says what to type and fails. $1 is where the log goes.
ensure_browser() {
  if has_browser && has_chinese_font; then return; fi
  if command -v apt-get >/dev/null 2>&1; then
    command='apt-get install -y --no-install-recommends chromium fonts-noto-cjk fontconfig'
  elif command -v dnf >/dev/null 2>&1; then
    command='dnf install -y chromium google-noto-sans-cjk-fonts fontconfig'
  else
    say "the tests in a browser need Chromium and a Chinese font"
    return 1
  fi

  if [ "$(id -u)" -ne 0 ]; then
    say "the tests in a browser need Chromium and a Chinese font. To install them: sudo $command"
    return 1
  fi

  say "installing what the tests in a browser need: $command"
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086 # the command's words
  if within 300 $command >"$1/browser.log" 2>&1 </dev/null; then return; fi
  # shellcheck disable=SC2086
  if command -v apt-get >/dev/null 2>&1 && within 120 apt-get update >>"$1/browser.log" 2>&1 </dev/null &&
    within 300 $command >>"$1/browser.log" 2>&1 </dev/null; then return; fi
  say "it could not be installed ($1/browser.log). Try: $command"
  return 1
}
