# SPDX-License-Identifier: EUPL-1.2
# Sourced by ./run and ./test: installs what packages.txt and package-lock.json name, where it is missing.

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else
    echo "Packages are missing and only root may install them. Run this as root, or install sudo." >&2
    return 1
  fi
}

# install_packages GROUP… : the Debian packages of these groups of packages.txt. Node comes from Debian
# only where there is none: Debian's npm conflicts with a Node from elsewhere.
install_packages() {
  local groups wanted missing
  groups="$(printf '%s|' "$@")"
  wanted="$(grep -E "^(${groups%|}) " packages.txt | awk '{print $2}')"
  command -v node >/dev/null || wanted="$wanted nodejs"
  command -v npm >/dev/null || wanted="$wanted npm"
  missing="$(for package in $wanted; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || echo "$package"
  done)"
  [ -z "$missing" ] && return 0
  echo "Installing $(echo "$missing" | wc -w) Debian packages …" >&2
  as_root apt-get update -qq >&2
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
}

# install_npm [--omit=dev] : the npm packages, again only when package-lock.json has changed.
install_npm() {
  local kind="all" stamp wanted
  [ "${1:-}" = "--omit=dev" ] && kind="run"
  stamp=node_modules/.installed
  wanted="$(sha256sum package-lock.json | cut -d' ' -f1)"
  grep -qsE "^$wanted ($kind|all)$" "$stamp" && return 0
  echo "Installing npm packages …" >&2
  PUPPETEER_SKIP_DOWNLOAD=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 \
    npm ci "$@" --no-audit --no-fund --loglevel=error >&2
  echo "$wanted $kind" >"$stamp"
}
