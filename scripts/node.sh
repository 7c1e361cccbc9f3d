# Node 24: the front-end build wants it. From the PATH, from an earlier run's cache, or fetched into that cache.

NODE_MAJOR=24

# Puts Node's bin folder first on the PATH, for Maven and npm alike.
need_node() {
  trust_system_certificates
  if suits_node node && have npm; then
    NODE_BIN=$(dirname "$(command -v node)")
    return
  fi
  local folder=$CACHE/node
  if ! suits_node "$folder/bin/node"; then
    rm -rf "$folder"
    step "Fetching Node $NODE_MAJOR into $folder"
    in_cache node fetch_node || fail "Node $NODE_MAJOR is missing and could not be fetched: install it from https://nodejs.org and put it on the PATH."
  fi
  NODE_BIN=$folder/bin
  export PATH=$NODE_BIN:$PATH
}

# Node trusts a list of its own; what a company's network needs is in the system's.
trust_system_certificates() {
  local file
  for file in /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/cert.pem; do
    if [ -z "${NODE_EXTRA_CA_CERTS:-}" ] && [ -f "$file" ]; then export NODE_EXTRA_CA_CERTS=$file; fi
  done
}

suits_node() {
  local version
  version=$("$1" --version 2>/dev/null) || return 1
  version=${version#v}
  [ "${version%%.*}" -ge "$NODE_MAJOR" ]
}

# Any npm can fetch a Node, as both are npm packages; without one there is the project's own download.
fetch_node() {
  if have npm && fetch_node_with_npm "$1"; then return; fi
  rm -rf "${1:?}"/*
  have curl && fetch_node_from_project "$1"
}

node_platform() {
  local system machine
  system=$(uname -s | tr '[:upper:]' '[:lower:]')
  machine=$(uname -m)
  case $machine in
    x86_64) machine=x64 ;;
    aarch64) machine=arm64 ;;
  esac
  echo "$system-$machine"
}

fetch_node_with_npm() {
  local folder=$1 package
  package=node-$(node_platform)
  (cd "$folder" && npm install --prefix "$folder/npm" --no-save --no-audit --no-fund --ignore-scripts --loglevel=error \
    "$package@$NODE_MAJOR" npm@11 >&2) || return 1
  mkdir -p "$folder/bin" "$folder/lib/node_modules"
  mv "$folder/npm/node_modules/$package/bin/node" "$folder/bin/node" || return 1
  mv "$folder/npm/node_modules/npm" "$folder/lib/node_modules/npm" || return 1
  rm -rf "$folder/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$folder/bin/npm"
  ln -s ../lib/node_modules/npm/bin/npx-cli.js "$folder/bin/npx"
  chmod 755 "$folder/bin/node" "$folder"/lib/node_modules/npm/bin/np[mx]-cli.js
  suits_node "$folder/bin/node"
}

fetch_node_from_project() {
  local folder=$1 site=https://nodejs.org/dist/latest-v$NODE_MAJOR.x archive
  curl -fsSL "$site/SHASUMS256.txt" -o "$folder/sums" || return 1
  archive=$(awk '{print $2}' "$folder/sums" | grep -e "-$(node_platform)\.tar\.gz$") || return 1
  curl -fsSL "$site/$archive" -o "$folder/$archive" || return 1
  (cd "$folder" && grep -F " $archive" sums | sha256sum --check --quiet) || return 1
  tar -xzf "$folder/$archive" -C "$folder" --strip-components=1 || return 1
  rm -f "$folder/$archive" "$folder/sums"
  suits_node "$folder/bin/node"
}
