# TCP ports of this machine.

# Asked without a tool, since neither ss nor lsof is everywhere.
listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 20000))
    listening "$port" || break
  done
  echo "$port"
}
