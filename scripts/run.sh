# ./dev run: the server with its embedded database, the sandbox and the demo page.

dev_run() {
  local port=8080 fresh=no
  while [ $# -gt 0 ]; do
    case $1 in
      --port) port=${2:-} && shift ;;
      --port=*) port=${1#--port=} ;;
      --fresh) fresh=yes ;;
      *) fail "./dev run knows --port N and --fresh, not $1." ;;
    esac
    shift || true
  done
  case $port in
    '' | *[!0-9]*) fail "--port wants a number, such as ./dev run --port 8081." ;;
  esac
  if listening "$port"; then
    fail "Port $port is in use. Stop what listens there, or take another: ./dev run --port $((port + 1))"
  fi

  build_jar_when_stale
  claim_data_folder "$fresh"
  load_dev_settings
  start_server "$port"
  print_summary "$port"
  follow_log
}

# The data folder belongs to one running server at a time.
claim_data_folder() {
  DATA=${PATCHBAY_DATA_DIR:-$ROOT/data}
  local owner=''
  if [ -f "$DATA/dev.pid" ]; then owner=$(cat "$DATA/dev.pid"); fi
  if [ -n "$owner" ] && running "$owner"; then
    fail "Another ./dev run (process $owner) is using $DATA. Stop it, or give this one a folder of its own with PATCHBAY_DATA_DIR."
  fi
  if [ "$1" = yes ] && [ -d "$DATA" ]; then
    rm -rf "$DATA.previous"
    mv "$DATA" "$DATA.previous"
  fi
  mkdir -p "$DATA"
  DATA=$(cd "$DATA" && pwd)
}

# What the first start makes up is kept, so that the sign-in stays the same. What the caller's environment says comes first.
load_dev_settings() {
  local file=$DATA/dev.env
  if [ ! -f "$file" ]; then
    (
      umask 077
      {
        echo "PATCHBAY_ADMIN_EMAIL=owner@example.com"
        echo "PATCHBAY_ADMIN_PASSWORD=$(random_word 20)"
        echo "PATCHBAY_API_KEY=pb_test_$(random_word 40)"
      } >"$file"
    )
  fi
  local key value
  while IFS='=' read -r key value; do
    case $key in
      PATCHBAY_ADMIN_EMAIL | PATCHBAY_ADMIN_PASSWORD | PATCHBAY_API_KEY)
        if [ -z "${!key:-}" ]; then export "$key=$value"; fi
        ;;
    esac
  done <"$file"
}

random_word() {
  local word=''
  while [ ${#word} -lt "$1" ]; do
    word=$word$(head -c 256 /dev/urandom | LC_ALL=C tr -dc 'a-zA-Z0-9')
  done
  echo "${word:0:$1}"
}

start_server() {
  export PATCHBAY_PORT=$1
  export PATCHBAY_URL=${PATCHBAY_URL:-http://localhost:$1}
  export PATCHBAY_DATA_DIR=$DATA
  # The company that the demo page plays.
  export PATCHBAY_ORGANIZATION=${PATCHBAY_ORGANIZATION:-Larkspur Analytics}
  export PATCHBAY_SANDBOX=${PATCHBAY_SANDBOX:-true}
  # The sandbox provider is this same server. Only here: the jar itself opens no private address.
  export PATCHBAY_EGRESS_ALLOW=${PATCHBAY_EGRESS_ALLOW-127.0.0.1/32,::1/128,localhost}
  LOG=$DATA/patchbay.log
  step "Starting"
  start "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -jar "$JAR" >"$LOG" 2>&1
  SERVER=$STARTED
  echo "$SERVER" >"$DATA/dev.pid"
  PASSING_FILES+=("$DATA/dev.pid")
  local tries
  for ((tries = 0; tries < 600; tries++)); do
    if ! running "$SERVER"; then
      tail -n 40 "$LOG" >&2
      fail "The server did not start; the whole log is in $LOG"
    fi
    if ready "$1"; then return; fi
    sleep 0.2
  done
  tail -n 40 "$LOG" >&2
  fail "The server was not ready after two minutes; the whole log is in $LOG"
}

ready() {
  local answer=''
  {
    exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
    printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost:%s\r\n\r\n' "$1" >&3
    IFS= read -r -t 5 answer <&3 || true
    exec 3>&-
  } 2>/dev/null
  case $answer in *' 200'*) return 0 ;; esac
  return 1
}

# The demo page plays another company's product, so it must have another origin than the widget: 127.0.0.1 beside localhost.
print_summary() {
  cat <<TEXT

  ${BOLD}Patchbay is running${PLAIN}

  Console    $PATCHBAY_URL/console
             $PATCHBAY_ADMIN_EMAIL
             $PATCHBAY_ADMIN_PASSWORD

  Demo       http://127.0.0.1:$1/demo
  Sandbox    $PATCHBAY_URL/sandbox
             the app that you connect in the demo; it shows keys to paste

  API key    $PATCHBAY_API_KEY
             curl -H 'Authorization: Bearer $PATCHBAY_API_KEY' $PATCHBAY_URL/api/v1/connectors

  Data       $DATA
  ${DIM}Ctrl-C stops it. The log follows.${PLAIN}

TEXT
}

follow_log() {
  start tail -n 0 -f "$LOG"
  local status=0
  wait "$SERVER" || status=$?
  forget "$SERVER"
  fail "The server ended by itself (status $status); the whole log is in $LOG"
}
