# Adding up what ran: from the XML reports of surefire and failsafe, and from node's test runner.

PASSED=0 FAILED=0 SKIPPED=0
TOTALS='' # "312 unit, 40 database on H2"

# add_total NAME TESTS FAILED SKIPPED
add_total() {
  local ran=$(($2 - $3 - $4))
  PASSED=$((PASSED + ran))
  FAILED=$((FAILED + $3))
  SKIPPED=$((SKIPPED + $4))
  TOTALS="${TOTALS:+$TOTALS, }$ran $1"
}

# add_reports NAME FOLDER: adds up target/FOLDER of every module.
add_reports() {
  local counts
  counts=$(reports "$2" | xargs -0 awk '
    function attribute(name) {
      return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0
    }
    /<testsuite / { tests += attribute("tests"); failed += attribute("errors") + attribute("failures"); skipped += attribute("skipped") }
    END { print tests + 0, failed + 0, skipped + 0 }' /dev/null)
  # shellcheck disable=SC2086 # three numbers
  add_total "$1" $counts
}

reports() {
  find "$ROOT/backend" "$ROOT/frontend" "$ROOT/widget" -name node_modules -prune -o -path "*/target/$1/TEST-*.xml" -print0
}

forget_reports() {
  local folder
  for folder in "$@"; do reports "$folder" | xargs -0 rm -f; done
}

# A group of tests that silently did not run would look like a success.
expect_group() {
  local name=$1 tag=$2 folder=$3
  if grep -rqs --include='*.java' "@Tag(\"$tag\")" "$ROOT/backend" "$ROOT/frontend" "$ROOT/widget" &&
    [ -z "$(reports "$folder" | tr -d '\0')" ]; then
    complain "No $name test ran, though there are tests tagged \"$tag\"."
    FAILED=$((FAILED + 1))
  fi
}

# add_node_total NAME LOG: from the summary that node --test ends with ("# pass 3" or "ℹ pass 3").
add_node_total() {
  local passed failed skipped
  passed=$(node_count pass "$2")
  failed=$(node_count fail "$2")
  skipped=$(node_count skipped "$2")
  add_total "$1" $((passed + failed + skipped)) "$failed" "$skipped"
}

node_count() { awk -v name="$1" '$2 == name && $3 ~ /^[0-9]+$/ { sum += $3 } END { print sum + 0 }' "$2"; }

list_failures() {
  local report
  while IFS= read -r -d '' report; do
    awk '
      /<testcase / {
        name = match($0, " name=\"[^\"]*\"") ? substr($0, RSTART + 7, RLENGTH - 8) : "?"
        class = match($0, " classname=\"[^\"]*\"") ? substr($0, RSTART + 12, RLENGTH - 13) : "?"
      }
      /<(failure|error)[ >]/ { print "  " class " › " name }' "$report" >&2
  done < <(find "$ROOT/backend" "$ROOT/frontend" "$ROOT/widget" -name node_modules -prune -o -path '*/target/*-reports/TEST-*.xml' -print0)
}

print_totals() {
  local skipped=''
  if [ "$SKIPPED" -gt 0 ]; then skipped=", $SKIPPED skipped"; fi
  echo
  echo "Tests: $PASSED passed ($TOTALS), $FAILED failed$skipped"
  echo "$PASSED passed, $FAILED failed$skipped"
}
