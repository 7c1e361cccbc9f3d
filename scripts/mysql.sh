# A MySQL server for the tests: started on a free port with an empty data folder, and gone after them.
# The first of these that works: Docker, a mysqld on the PATH, MySQL from Debian's sid in our cache, MariaDB.

DATABASE_NAME='' # what the summary calls it, such as "MySQL 9.7"
DATABASE_CONTAINER=''
DATABASE_LOG=''
DATABASE_OPTIONS=() # more options for the server

# Sets PATCHBAY_TEST_MYSQL_URL, …_USER and …_PASSWORD, unless the caller brought a server of their own.
start_test_database() {
  if [ -n "${PATCHBAY_TEST_MYSQL_URL:-}" ]; then
    DATABASE_NAME=MySQL
    return
  fi
  local port
  port=$(free_port)
  step "Starting a database server for the tests"
  start_in_docker "$port" || start_mysqld_from_path "$port" || start_mysqld_from_cache "$port" || start_mariadb "$port" ||
    fail "No MySQL server for the tests: start Docker, or install MySQL 8.4 or newer so that mysqld is on the PATH."
  note "$DATABASE_NAME on port $port"
  export PATCHBAY_TEST_MYSQL_URL="jdbc:mysql://127.0.0.1:$port/patchbay_test"
  export PATCHBAY_TEST_MYSQL_USER=root
  export PATCHBAY_TEST_MYSQL_PASSWORD=${PATCHBAY_TEST_MYSQL_PASSWORD:-}
}

# A container is nobody's child: it has to be ended by name.
stop_test_database() {
  if [ -n "$DATABASE_CONTAINER" ]; then docker rm --force "$DATABASE_CONTAINER" >/dev/null 2>&1 || true; fi
}

start_in_docker() {
  have docker && docker info >/dev/null 2>&1 || return 1
  export PATCHBAY_TEST_MYSQL_PASSWORD=patchbay
  DATABASE_CONTAINER=patchbay-test-$$
  if docker run --detach --rm --name "$DATABASE_CONTAINER" --publish "127.0.0.1:$1:3306" --tmpfs /var/lib/mysql \
    --env MYSQL_ROOT_PASSWORD=patchbay --env MYSQL_DATABASE=patchbay_test mysql:8.4 \
    ${DATABASE_OPTIONS[@]+"${DATABASE_OPTIONS[@]}"} >/dev/null 2>&1; then
    local tries
    for ((tries = 0; tries < 120; tries++)); do
      # Over TCP, since the image's first, temporary server listens on the socket alone.
      if docker exec --env MYSQL_PWD=patchbay "$DATABASE_CONTAINER" \
        mysql --protocol=tcp --host=127.0.0.1 --user=root --execute 'SELECT 1' patchbay_test >/dev/null 2>&1; then
        DATABASE_NAME="MySQL 8.4"
        return
      fi
      sleep 0.5
    done
  fi
  stop_test_database
  DATABASE_CONTAINER=''
  PATCHBAY_TEST_MYSQL_PASSWORD=''
  return 1
}

start_mysqld_from_path() {
  local server
  server=$(command -v mysqld || ls /usr/sbin/mysqld 2>/dev/null) || return 1
  case $("$server" --no-defaults --version 2>/dev/null) in
    *MariaDB* | '') return 1 ;;
  esac
  run_mysqld "$1" "$server" --no-defaults
}

# run_mysqld PORT COMMAND… --no-defaults OPTION…: initializes a data folder, starts the server on it, waits until it answers.
run_mysqld() {
  local port=$1 version
  shift
  work_folder mysql
  local folder=$WORK_FOLDER
  DATABASE_LOG=$folder/server.log
  version=$("$@" --version 2>/dev/null | sed -n 's/.*Ver \([0-9]*\.[0-9]*\).*/\1/p')
  # Root runs the server as root: the folder under the temporary one belongs to nobody else.
  local server=("$@" "--datadir=$folder/data" "--user=$(id -un)")
  echo "CREATE DATABASE patchbay_test; CREATE USER root@'127.0.0.1'; GRANT ALL ON *.* TO root@'127.0.0.1' WITH GRANT OPTION;" \
    >"$folder/first.sql"
  if ! attend "${server[@]}" --initialize-insecure "--init-file=$folder/first.sql" >"$DATABASE_LOG" 2>&1; then
    tail -n 3 "$DATABASE_LOG" >&2
    return 1
  fi
  # What a test database may forgo: surviving a power cut.
  start "${server[@]}" "--port=$port" --bind-address=127.0.0.1 "--socket=$folder/socket" "--pid-file=$folder/pid" \
    --mysqlx=OFF --secure-file-priv= --skip-log-bin --innodb-flush-log-at-trx-commit=0 --skip-innodb-doublewrite \
    ${DATABASE_OPTIONS[@]+"${DATABASE_OPTIONS[@]}"} >>"$DATABASE_LOG" 2>&1
  wait_for_database "$port" || return 1
  DATABASE_NAME="MySQL $version"
}

wait_for_database() {
  local tries
  for ((tries = 0; tries < 300; tries++)); do
    running "$STARTED" || return 1
    if listening "$1"; then return 0; fi
    sleep 0.1
  done
  stop "$STARTED"
  return 1
}

start_mysqld_from_cache() {
  if [ ! -d "$CACHE/mysql" ]; then
    have dpkg && have apt-get || return 1
    step "Fetching MySQL into $CACHE/mysql"
    in_cache mysql fetch_mysql || return 1
  fi
  local home=$CACHE/mysql loader libraries
  loader=$(find "$home" -name 'ld-linux*.so.*' | sort | head -n 1)
  libraries=$(dirname "$(find "$home" -name libc.so.6 | head -n 1)")
  run_mysqld "$1" "$loader" --library-path "$libraries" "$home/usr/sbin/mysqld" --no-defaults "--basedir=$home/usr" \
    "--plugin-dir=$home/usr/lib/mysql/plugin" "--lc-messages-dir=$home/usr/share/mysql" "--character-sets-dir=$home/usr/share/mysql/charsets"
}

# Debian's stable releases carry no MySQL server, its unstable one does. The packages are only unpacked, with their own C library
# beside them, and never installed: an apt root of our own that believes nothing is installed makes apt name all of them.
fetch_mysql() {
  local root=$1/apt mirror keyring=/usr/share/keyrings/debian-archive-keyring.gpg signed='' package
  mirror=$(debian_mirror)
  [ -n "$mirror" ] || return 1
  if [ -f "$keyring" ]; then signed="[signed-by=$keyring]"; fi
  mkdir -p "$root/lists/partial" "$root/cache/archives/partial"
  : >"$root/status"
  echo "deb $signed $mirror sid main" >"$root/sources.list"
  local own=(-o "Dir::Etc::SourceList=$root/sources.list" -o Dir::Etc::SourceParts=/dev/null -o "Dir::State::Lists=$root/lists"
    -o "Dir::State::Status=$root/status" -o "Dir::Cache=$root/cache" -o "Debug::NoLocking=1" -o APT::Sandbox::User=root
    -o APT::Update::Post-Invoke-Success::= -o APT::Install-Recommends=false)
  attend apt-get "${own[@]}" -qq update >&2 || return 1
  attend apt-get "${own[@]}" -qq --yes --download-only install mysql-server-core >&2 || return 1
  for package in "$root"/cache/archives/*.deb; do
    case ${package##*/} in
      perl* | libperl*) ;; # only the server's helper scripts want it
      *) dpkg -x "$package" "$1" || return 1 ;;
    esac
  done
  rm -rf "$root" "$1/usr/share/doc" "$1/usr/share/man"
}

# Where this machine gets Debian from, so that a mirror or a proxy in its place is respected.
debian_mirror() {
  local codename
  codename=$(. /etc/os-release 2>/dev/null && echo "${VERSION_CODENAME:-}")
  # shellcheck disable=SC2016 # the dollar signs are apt's
  apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk -v codename="$codename" '$1 == codename || $1 == "stable" || $1 == "testing" || $1 == "sid" || $1 == "unstable" { print $2; exit }'
}

start_mariadb() {
  local server
  server=$(mariadb_server) || { install_package mariadb-server-core mariadb-client-core && server=$(mariadb_server); } || return 1
  work_folder mariadb
  local folder=$WORK_FOLDER common
  DATABASE_LOG=$folder/server.log
  common=(--no-defaults "--datadir=$folder/data" "--user=$(id -un)")
  attend mariadb-install-db "${common[@]}" --auth-root-authentication-method=normal --skip-test-db >"$DATABASE_LOG" 2>&1 || return 1
  echo 'CREATE DATABASE patchbay_test;' >"$folder/first.sql"
  start "$server" "${common[@]}" "--port=$1" --bind-address=127.0.0.1 "--socket=$folder/socket" "--pid-file=$folder/pid" \
    "--init-file=$folder/first.sql" >>"$DATABASE_LOG" 2>&1
  wait_for_database "$1" || return 1
  DATABASE_NAME="MariaDB $("$server" --no-defaults --version | sed -n 's/.*Ver \([0-9]*\.[0-9]*\).*/\1/p')"
}

mariadb_server() { command -v mariadbd || ls /usr/sbin/mariadbd 2>/dev/null; }
