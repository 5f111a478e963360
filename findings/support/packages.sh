# Sourced by every finding: a temporary folder that goes away again, and pinned packages inside it.
work=$(mktemp -d)
chmod 755 "$work"
stop_everything() { :; }
trap 'stop_everything; rm -rf "$work"' EXIT
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# npm_packages name@version ... : installs into the temporary folder, without install scripts.
npm_packages() {
  printf '{"private":true,"type":"module"}\n' >"$work/package.json"
  cp "$here/seen.mjs" "$work/"
  (cd "$work" && npm install --save-exact --ignore-scripts --no-audit --no-fund --loglevel=error "$@" >"$work/npm.log" 2>&1) || { cat "$work/npm.log" >&2; exit 2; }
  printf 'packages: %s\n' "$*"
}

# debian_packages name=version ... : unpacks into $work/debian without installing anything on the machine.
debian_packages() {
  mkdir -p "$work/debs" "$work/debian"
  (cd "$work/debs" && apt-get download -qq "$@" >"$work/apt.log" 2>&1) || { cat "$work/apt.log" >&2; exit 2; }
  for deb in "$work"/debs/*.deb; do dpkg-deb -x "$deb" "$work/debian"; done
  printf 'packages: %s\n' "$*"
}
