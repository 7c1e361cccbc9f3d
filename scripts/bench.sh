# ./dev bench: gathers what measuring needs and hands over to bench/run, which measures.

# bench/run finds: JAVA_HOME, PATCHBAY_JAR, PATCHBAY_TEST_BROWSER, PATCHBAY_TEST_MYSQL_URL with …_USER and …_PASSWORD,
# PATCHBAY_TEST_MYSQL_NAME, and java, mvn, node, curl and wrk on the PATH. Its arguments are those of ./dev bench.
dev_bench() {
  [ -x "$ROOT/bench/run" ] || fail "There is no bench/run in this checkout."
  build_jar_when_stale
  need_maven
  need_node
  need_browser
  have wrk || install_package wrk || fail "wrk is missing, which sends the requests: install it (https://github.com/wg/wrk)."
  # A million connections should be measured, not the disk under them.
  DATABASE_OPTIONS=(--innodb-buffer-pool-size=1G)
  start_test_database
  export PATCHBAY_JAR=$JAR PATCHBAY_TEST_MYSQL_NAME=$DATABASE_NAME
  mkdir -p "$ROOT/bench/results"
  attend "$ROOT/bench/run" "$@"
}
