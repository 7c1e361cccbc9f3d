# ./dev test: everything, in one go. The groups of Java tests are executions of the parent pom.xml, each with a report folder.

dev_test() {
  [ $# = 0 ] || fail "./dev test takes no option: to run one test, mvn test -Dtest=… is quicker."
  need_java
  need_maven
  need_node
  need_browser
  need_soft_token
  # One test waits for a lock that it holds itself; the default is 50 s.
  DATABASE_OPTIONS=(--innodb-lock-wait-timeout=10)
  start_test_database
  forget_reports surefire-reports database-reports mysql-reports browser-reports

  local formatted=yes built=yes
  check_format || formatted=no
  run_java_tests || built=no
  add_reports unit surefire-reports
  add_reports "database on H2" database-reports
  add_reports "database on $DATABASE_NAME" mysql-reports
  add_reports browser browser-reports
  if [ "$built" = yes ]; then
    expect_group H2 database database-reports
    expect_group MySQL database mysql-reports
    expect_group browser browser browser-reports
    run_snippet_tests
  fi
  if [ "$FAILED" -gt 0 ]; then list_failures; fi
  if [ "$formatted" = no ]; then complain "Some sources are not formatted: ./dev format mends that."; fi
  if [ "$built" = no ]; then complain "The build failed; what it said is above."; fi
  print_totals
  [ "$formatted $built $FAILED" = "yes yes 0" ] && [ "$PASSED" -gt 0 ]
}

# SoftHSM2 plays the hardware module that a master key may live in.
need_soft_token() {
  have softhsm2-util || install_package softhsm2 || note "SoftHSM2 is not here: the tests of PKCS#11 are skipped"
}

check_format() {
  step "Checking the format"
  maven --quiet spotless:check
}

# A failing test is no reason to stop: the totals tell. What a test prints goes to a file beside its report.
run_java_tests() {
  step "Testing the modules: unit, H2, $DATABASE_NAME, browser"
  local sources
  sources=$(sources_fingerprint)
  # Maven would run a test whose source is gone as long as its class is there.
  rm -rf "$ROOT"/{backend/core,backend/server,widget,frontend}/target/test-classes
  maven verify -Dmaven.test.failure.ignore=true -Dmaven.test.redirectTestOutputToFile=true || return 1
  if [ -f "$JAR" ]; then echo "$sources" >"$JAR_SOURCES"; fi
}

run_snippet_tests() {
  local folder=$ROOT/widget/snippet log status=0
  [ -f "$folder/package.json" ] || return 0
  step "Testing the snippet"
  work_folder snippet
  log=$WORK_FOLDER/log
  if [ ! "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ]; then
    attend npm --prefix "$folder" ci --no-audit --no-fund --loglevel=error >&2 || { FAILED=$((FAILED + 1)) && return; }
  fi
  attend npm --prefix "$folder" test >"$log" 2>&1 || status=$?
  cat "$log" >&2
  add_node_total snippet "$log"
  # A runner that dies before it counts must not pass for one without failures.
  if [ "$status" != 0 ] && [ "$(node_count fail "$log")" = 0 ]; then FAILED=$((FAILED + 1)); fi
}
