# A JDK from 21, and Maven.

JAVA_AT_LEAST=21

# Sets JAVA_HOME: the caller's own when it suits, the newest that can be found otherwise.
need_java() {
  if [ "$(java_version "${JAVA_HOME:-}")" -lt "$JAVA_AT_LEAST" ]; then
    JAVA_HOME=$(newest_java) ||
      { install_java && JAVA_HOME=$(newest_java); } ||
      fail "No JDK from $JAVA_AT_LEAST found: install one, such as Eclipse Temurin 25 (https://adoptium.net), and set JAVA_HOME."
  fi
  export JAVA_HOME PATH=$JAVA_HOME/bin:$PATH
}

newest_java() {
  local home version best='' best_version=$((JAVA_AT_LEAST - 1))
  for home in "$(java_home_on_path)" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    version=$(java_version "$home")
    if [ "$version" -gt "$best_version" ]; then best=$home best_version=$version; fi
  done
  [ -n "$best" ] && echo "$best"
}

# java_version HOME: its major version, or 0 where there is no JDK with a compiler.
java_version() {
  local version=0
  if [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  echo "${version:-0}"
}

java_home_on_path() {
  local compiler
  compiler=$(command -v javac) || return 0
  compiler=$(readlink -f "$compiler" 2>/dev/null) || return 0
  dirname "$(dirname "$compiler")"
}

install_java() {
  local package
  for package in openjdk-25-jdk-headless openjdk-21-jdk-headless; do
    if have apt-cache && [ -n "$(apt-cache search --names-only "^$package\$")" ]; then
      install_package "$package"
      return
    fi
  done
  return 1
}

need_maven() {
  have mvn || install_package maven || fail "Maven is missing: install it (https://maven.apache.org, or your system's package 'maven')."
}

# maven ARGUMENT…: in the whole reactor, without progress bars in logs.
maven() {
  local options=${MAVEN_OPTS:-}
  # Maven 3's own parts use what newer JDKs warn about, several lines in each run.
  if [ "$(java_version "$JAVA_HOME")" -ge 24 ]; then options="$options --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"; fi
  attend env MAVEN_OPTS="$options" mvn --batch-mode --no-transfer-progress --file "$ROOT/pom.xml" "$@"
}
