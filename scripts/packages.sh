# Getting what is missing: from the system's packages where we may install them, into a cache folder of our own otherwise.

CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/patchbay

have() { command -v "$1" >/dev/null 2>&1; }

can_install_packages() { [ "$(id -u)" = 0 ] && have apt-get; }

# install_package NAME…: quiet when it works; its last words when it does not.
install_package() {
  can_install_packages || return 1
  local log
  log=$(mktemp "${TMPDIR:-/tmp}/patchbay-apt.XXXXXX")
  step "Installing $*"
  if ! attend env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 update -qq >"$log" 2>&1 ||
    ! attend env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@" \
      >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

# in_cache NAME FUNCTION: makes $CACHE/NAME by calling FUNCTION with an empty folder, unless it is there already.
# The folder appears only when it is complete, whoever interrupts and however many runs do this at once.
in_cache() {
  local target=$CACHE/$1 fill=$2 draft
  [ -d "$target" ] && return 0
  mkdir -p "$CACHE"
  draft=$(mktemp -d "$CACHE/.draft.XXXXXX")
  WORK_FOLDERS+=("$draft")
  "$fill" "$draft" || return 1
  chmod 755 "$draft"
  mv -T "$draft" "$target" 2>/dev/null || mv "$draft" "$target" 2>/dev/null || [ -d "$target" ]
}
