# The production jar, built only when a source of it has changed.

JAR=$ROOT/backend/server/target/patchbay.jar
# Beside the jar, so that `mvn clean` takes both.
JAR_SOURCES=$JAR.sources

dev_build() {
  [ $# = 0 ] || fail "./dev build takes no option."
  build_jar
  done_with "$JAR"
}

dev_format() {
  need_java
  need_maven
  maven --quiet spotless:apply
}

build_jar_when_stale() {
  need_java
  if jar_is_current; then return; fi
  build_jar
}

build_jar() {
  need_java
  need_maven
  need_node
  step "Building Patchbay"
  local sources
  sources=$(sources_fingerprint)
  maven --quiet --projects backend/server --also-make -DskipTests package || fail "The build failed; its last words are above."
  echo "$sources" >"$JAR_SOURCES"
}

jar_is_current() {
  [ -f "$JAR" ] && [ -f "$JAR_SOURCES" ] && [ "$(cat "$JAR_SOURCES")" = "$(sources_fingerprint)" ]
}

# By content, not by time: a checkout or a branch switch touches files without changing them. Tests and what builds write are left out.
sources_fingerprint() {
  (
    cd "$ROOT" || exit
    # Not every checkout has every folder, which find would call an error.
    { find pom.xml .mvn backend frontend widget catalog \
      \( -name target -o -name node_modules -o -name dist -o -name generated -o -name bundles -o -path '*/src/test' \
      -o -path widget/snippet/build -o -path widget/snippet/test -o -path 'backend/server/package*.json' -o -path 'backend/server/*.ts' \
      -o -path '*/src/main/frontend/index.html' \) -prune \
      -o -type f -print 2>/dev/null || true; } | LC_ALL=C sort | tr '\n' '\0' | xargs -0 cksum | cksum
  )
}
