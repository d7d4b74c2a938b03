#!/usr/bin/env bash
# Starts TokenScope, building it first when its sources changed.
#
#   ./run.sh [arguments of the program]            see ./run.sh --help
#   ./run.sh test [--long|--kill|--npm] [arguments of Maven]   all tests, gates and the self-test
#   ./run.sh bench [NAME…] [--json]                how fast it is; see ./run.sh bench --help
#   ./run.sh dist                                  a zip and an image for this platform
#   ./run.sh --get-jdk                             downloads a JDK for this user alone
#
# TOKENSCOPE_JAVA=/path/to/jdk      use this JDK and look for no other
# TOKENSCOPE_HEADLESS=1             open the window without a display
# TOKENSCOPE_START_CACHE=off        neither use nor make what lets the next window open sooner
#
# Exits with 1 when the build or a test fails, with 3 when there is no suitable JDK.
set -euo pipefail

say() {
  printf '%s\n' "$@" >&2
}

die() {
  local status=$1
  shift
  say "$@"
  exit "$status"
}

# readlink -f is missing from older macOS
end_of_links() {
  local path=$1 link
  while [ -L "$path" ]; do
    link=$(readlink "$path")
    case $link in
      /*) path=$link ;;
      *) path=$(dirname "$path")/$link ;;
    esac
  done
  printf '%s\n' "$path"
}

home=$(cd "$(dirname "$(end_of_links "${BASH_SOURCE[0]}")")" && pwd -P)
target=$home/target
app=$target/app
jar=$app/tokenscope.jar
libraries=$app/lib
stamp=$app/.built
parts=$home/src/main/start

. "$parts/jdk.sh"
. "$parts/get-jdk.sh"
. "$parts/program.sh"

# ---- the build --------------------------------------------------------------------------------

# Folders count as well: deleting a file makes its folder newer.
is_built() {
  [ -f "$jar" ] && [ -f "$stamp" ] &&
    [ -z "$(find "$home/src/main" "$home/pom.xml" -newer "$stamp" -print -quit)" ]
}

# Waits for a build of this checkout that is under way elsewhere.
lock() {
  local waiting="Waiting for another build in $target to finish …" link=$target/.lock.pid owner
  if ! mkdir -p "$target" 2>/dev/null || [ ! -w "$target" ]; then
    die 1 "TokenScope has to be built first, but $target cannot be written."
  fi
  if command -v flock >/dev/null; then
    exec 9>"$target/.lock"
    flock -n 9 || {
      say "$waiting"
      flock 9
    }
    return
  fi
  # macOS has no flock. A link comes into being in one step together with the id of its owner.
  until ln -s "$$" "$link" 2>/dev/null; do
    owner=$(readlink "$link" || true)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -f "$link"
      continue
    fi
    [ -z "$waiting" ] || say "$waiting" "(If process ${owner:-?} is no build, delete $link)"
    waiting=
    sleep 1
  done
  trap 'rm -f "$target/.lock.pid"' EXIT
}

unlock() {
  exec 9>&-
  rm -f "$target/.lock.pid"
  trap - EXIT
}

# Sets mvn: the installed Maven, or the wrapper's where there is none or an old one.
find_maven() {
  local version major minor patch
  mvn=mvn
  version=$(JAVA_HOME=$jdk mvn --version 2>/dev/null |
    sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p') || true
  IFS=. read -r major minor patch <<<"$version"
  if [ $((${major:-0} * 10000 + ${minor:-0} * 100 + ${patch:-0})) -lt 30807 ]; then
    mvn=$home/.mvn/mvnw
    [ -x "$mvn" ] || die 1 "TokenScope needs Maven 3.8.7 or newer to build; install it from your" \
      "package manager or from https://maven.apache.org/download.cgi, then start again."
  fi
}

# Runs Maven. Where it came as far as a new jar, the build is dated to before it began: a source
# that is saved meanwhile counts as newer.
maven() {
  local status=0 began=$target/.began
  # what a deleted source left behind would be packed again
  rm -rf "$target/classes"
  # two versions of a library side by side keep the program from starting
  [ "$home/pom.xml" -ot "$stamp" ] || rm -rf "$libraries"
  : >"$began"
  # PATH as well, because the build calls the JDK's own jar tool
  (cd "$home" && JAVA_HOME=$jdk PATH=$jdk/bin:$PATH "$mvn" -B "$@" </dev/null) || status=$?
  if [ -f "$jar" ] && [ ! "$jar" -ot "$began" ]; then
    mv -f "$began" "$stamp"
  fi
  return "$status"
}

# Maven's hundreds of lines, told in three.
narrate() {
  local line step told=
  while IFS= read -r line; do
    case $line in
      *'Downloading from'*) step='downloading libraries' ;;
      *compiler*:compile*' @ '*) step='compiling' ;;
      *:copy-dependencies*' @ '*) step='packing' ;;
      *) continue ;;
    esac
    case $told in
      *"$step"*) ;;
      *) say "  $step …" ;;
    esac
    told+=$step
  done
}

# The last lines of Maven's output less its stack traces, advice and successes.
what_went_wrong() {
  grep -v -e '^[[:space:]]*at ' -e '^\[INFO\]' -e 'WARNING: ' -e '^\[ERROR\] *$' \
    -e 're-run Maven' -e 'Re-run Maven' -e 'please read the following' -e '^\[ERROR\] \[Help' "$1" |
    tail -n 20
}

build() {
  local log=$target/build.log
  lock
  if ! is_built; then
    if [ -d "$libraries" ]; then
      say "Building TokenScope, because its sources changed …"
    else
      say "Building TokenScope (the first time downloads libraries and takes about a minute) …"
    fi
    find_maven
    if ! maven -Dquick -Dmaven.test.skip=true package 2>&1 | tee "$log" | narrate; then
      what_went_wrong "$log" >&2 || true
      die 1 "The build failed; all that Maven said is in $log"
    fi
    say "Built in $SECONDS s."
  fi
  unlock
}

# ---- what can be asked for ---------------------------------------------------------------------

start() {
  if is_built; then
    find_jdk any
  else
    find_jdk with-compiler
    build
  fi
  start_program "$@"
}

# What they are is in src/examples/npm; what they bring along stays out of the sources.
install_npm_clients() {
  local clients=$target/npm
  command -v node >/dev/null && command -v npm >/dev/null ||
    die 1 "The clients from npm need Node 20 or newer with npm: https://nodejs.org"
  mkdir -p "$clients"
  cp "$home/src/examples/npm/package.json" "$home/src/examples/npm/package-lock.json" "$clients"
  (cd "$clients" && npm ci --ignore-scripts --no-audit --no-fund >&2) ||
    die 1 "npm could not install the clients; its lines above say why."
}

run_tests() {
  local given
  for given in "$@"; do
    case $given in
      --help | -h)
        printf '%s\n' 'Usage: ./run.sh test [--long | --kill | --npm] [-Dtest=NAME]' \
          'Runs all tests, gates and the self-test; --long with the long ones. --kill kills the program' \
          '500 times while it rotates, and nothing else; -Dkill.times=N and -Dkill.seed=N choose.' \
          '--npm installs clients from npm in target/npm, puts them under the audit, and nothing else.'
        return 0 ;;
      --long | --kill | --npm | -D*) ;;
      *) die 2 "'$given' is not an option of test. Try ./run.sh test --help." ;;
    esac
  done
  local long=
  if [ "${1-}" = --long ]; then
    shift
    long=1
    set -- -Dtest.tags.excluded= "$@"
  fi
  find_jdk with-compiler
  lock
  find_maven
  if [ "${1-}" = --kill ]; then
    shift
    maven -ntp -Dquick -Dtest=KillTest -Dkill.times=500 "$@" test ||
      die 1 "A program that was killed left something behind that makes no sense; see above."
    return
  fi
  if [ "${1-}" = --npm ]; then
    shift
    install_npm_clients
    maven -ntp -Dquick -Dtest=NpmClientsTest -Dtest.tags.excluded= "$@" test ||
      die 1 "A client from npm is judged otherwise than before; see above."
    return
  fi
  maven -ntp "$@" verify || die 1 "Tests or gates failed; Maven's lines above name them."
  find_program "${headless[@]}"
  "${program[@]}" --self-test || die 1 "The self-test of the packaged program failed."
  if [ -n "$long" ]; then
    . "$home/src/test/start/cache.sh"
    try_start_cache
    . "$home/src/test/start/dist.sh"
    try_dist
  fi
  say "All tests, all gates and the self-test passed, in $SECONDS s."
}

# ---- how fast it is ----------------------------------------------------------------------------

benches=$target/bench

benches_are_built() {
  is_built && [ -f "$benches/.built" ] &&
    [ -z "$(find "$home/src" "$home/pom.xml" -newer "$benches/.built" -print -quit)" ]
}

# The program, its tests and the benches, with a class path each for them and for their peers.
build_benches() {
  local log=$target/build.log
  lock
  if ! benches_are_built; then
    say "Building the benches …"
    find_maven
    mkdir -p "$benches"
    : >"$benches/.began"
    if ! maven -Dquick -DskipTests package dependency:build-classpath \
      -Dmdep.outputFile="$benches/libraries" >"$log" 2>&1 ||
      ! (cd "$home" && JAVA_HOME=$jdk "$mvn" -B -f src/bench/peers/pom.xml \
        dependency:build-classpath -Dmdep.outputFile="$benches/peers" </dev/null >>"$log" 2>&1); then
      what_went_wrong "$log" >&2 || true
      die 1 "The build failed; all that Maven said is in $log"
    fi
    mv -f "$benches/.began" "$benches/.built"
  fi
  unlock
}

run_benches() {
  find_jdk with-compiler
  build_benches
  exec "$jdk/bin/java" --enable-native-access=ALL-UNNAMED -Dbench.app="$app" \
    -Dbench.peers="$benches/peers" -Dbench.peers.window="$home/src/bench/peers/window" \
    -cp "$target/test-classes:$target/classes:$(cat "$benches/libraries")" \
    dev.tokenscope.bench.Bench "$@"
}

# ---- what can be given to others ---------------------------------------------------------------

run_dist() {
  case ${1-} in
    '') ;;
    --help | -h)
      printf 'Usage: ./run.sh dist\nMakes in target/dist a zip that needs a JDK %s, and an image that needs nothing.\n' "$java_needed"
      return 0 ;;
    *) die 2 "'$1' is not an option of dist. Try ./run.sh dist --help." ;;
  esac
  find_jdk with-compiler
  is_built || build
  . "$parts/dist.sh"
  make_dist
}

if [ "${1-}" = test ]; then
  shift
  run_tests "$@"
elif [ "${1-}" = bench ]; then
  shift
  run_benches "$@"
elif [ "${1-}" = dist ]; then
  shift
  run_dist "$@"
elif [ "${1-}" = --get-jdk ]; then
  get_jdk
else
  start "$@"
fi
