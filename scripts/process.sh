# Processes that ./dev starts, and the promise that none of them outlives it.

CHILDREN=()
WORK_FOLDERS=()
PASSING_FILES=() # those that tell of this run and go with it

# start COMMAND…: runs it in the background in a process group of its own, its id in $STARTED. Its own group keeps a Ctrl-C
# in the terminal from reaching it before ./dev has decided what to do; the death signal covers a kill -9 of ./dev itself.
start() {
  local bound=()
  if have setpriv && setpriv --pdeathsig TERM true 2>/dev/null; then bound=(setpriv --pdeathsig TERM); fi
  set -m
  ${bound[@]+"${bound[@]}"} "$@" </dev/null &
  STARTED=$!
  set +m
  CHILDREN+=("$STARTED")
}

# attend COMMAND…: runs it to its end and answers its status. Unlike a plain call, a signal to ./dev ends it at once.
attend() {
  start "$@"
  local status=0
  wait "$STARTED" || status=$?
  forget "$STARTED"
  return "$status"
}

forget() {
  local child kept=()
  for child in ${CHILDREN[@]+"${CHILDREN[@]}"}; do
    if [ "$child" != "$1" ]; then kept+=("$child"); fi
  done
  CHILDREN=(${kept[@]+"${kept[@]}"})
}

running() { kill -0 "$1" 2>/dev/null; }

# stop PID: asks the process and what it started to end, and insists after ten seconds.
stop() {
  local pid=$1 tries
  kill -TERM -- "-$pid" 2>/dev/null || kill -TERM "$pid" 2>/dev/null || true
  for ((tries = 0; tries < 100; tries++)); do
    running "$pid" || break
    sleep 0.1
  done
  kill -KILL -- "-$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  forget "$pid"
}

# A folder for this run alone, its path in $WORK_FOLDER; removed at the end.
work_folder() {
  WORK_FOLDER=$(mktemp -d "${TMPDIR:-/tmp}/patchbay-$1.XXXXXX")
  WORK_FOLDERS+=("$WORK_FOLDER")
}

clean_up() {
  local child folder
  trap - EXIT
  trap '' INT TERM HUP
  for child in ${CHILDREN[@]+"${CHILDREN[@]}"}; do stop "$child"; done
  if declare -F stop_test_database >/dev/null; then stop_test_database; fi
  for folder in ${WORK_FOLDERS[@]+"${WORK_FOLDERS[@]}"} ${PASSING_FILES[@]+"${PASSING_FILES[@]}"}; do rm -rf "$folder"; done
}

trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
