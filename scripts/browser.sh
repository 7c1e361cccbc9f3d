# A Chromium for the browser tests: theirs to drive through PATCHBAY_TEST_BROWSER.

need_browser() {
  # Playwright would fetch browsers of its own; the tests are made for the one that is installed.
  export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
  if [ -z "${PATCHBAY_TEST_BROWSER:-}" ]; then
    PATCHBAY_TEST_BROWSER=$(find_browser) ||
      { install_package chromium fonts-liberation && PATCHBAY_TEST_BROWSER=$(find_browser); } ||
      fail "No Chromium found for the browser tests: install chromium or google-chrome, or name one in PATCHBAY_TEST_BROWSER."
  fi
  export PATCHBAY_TEST_BROWSER
}

find_browser() {
  local name path
  for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
    path=$(command -v "$name") || continue
    # Ubuntu's chromium-browser is a stub that only names a snap.
    if "$path" --version >/dev/null 2>&1; then echo "$path" && return; fi
  done
  for path in "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}"/chromium-*/chrome-linux*/chrome \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if [ -x "$path" ]; then echo "$path" && return; fi
  done
  return 1
}
