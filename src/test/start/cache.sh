# Tries what lets the next window open sooner, with the packaged program and a real JVM. Part of
# ./run.sh test --long; what the script does without a JVM is in StartScriptTest.

# Opens and closes the window with nothing but this home folder, and with more options of the JVM.
# Without --rehearse it would make a cache behind the test's back.
open_window() {
  local at=$1 options=$2
  shift 2
  (
    unset XDG_CACHE_HOME
    export HOME=$at TOKENSCOPE_HEADLESS=1 TOKENSCOPE_JAVA=$jdk JAVA_TOOL_OPTIONS=$options
    "$home/run.sh" --data-dir "$at/data" --port 0 --exit-after 1s --say-when-shown "$@" 2>&1 9>&-
  )
}

expect_window() {
  local what=$1 said
  shift
  said=$(open_window "$@") || true
  [ "$said" = 'the window is shown' ] || die 1 "Start cache: $what: the window said '$said'."
}

try_start_cache() {
  local at=$target/start-cache-test file waited=0
  rm -rf "$at"
  mkdir -p "$at/no-folder"

  expect_window 'the first start' "$at" ''
  until file=$(find "$at" -name 'start-*.aot' -print -quit) && [ -n "$file" ]; do
    [ "$waited" -lt 300 ] || die 1 'Start cache: none was made within five minutes.'
    waited=$((waited + 1))
    sleep 1
  done
  # on: a JVM that cannot use it does not start
  expect_window 'the second start' "$at" -XX:AOTMode=on --rehearse

  printf 'damaged' | dd of="$file" bs=1 seek=5000000 conv=notrunc 2>/dev/null
  if open_window "$at" -XX:AOTMode=on --rehearse >/dev/null; then
    die 1 'Start cache: a damaged one was used.'
  fi
  expect_window 'with a damaged cache' "$at" '' --rehearse
  find_program -Dtokenscope.start.cache="$file"
  "${program[@]}" train-start || die 1 'Start cache: a damaged one was not made anew.'
  expect_window 'with a cache made anew' "$at" -XX:AOTMode=on --rehearse

  : >"$file"
  expect_window 'with an empty cache' "$at" '' --rehearse

  # not by permissions, which do not hold for everybody
  : >"$at/no-folder/.cache"
  : >"$at/no-folder/Library"
  expect_window 'where no cache can be written' "$at/no-folder" ''
  rm -rf "$at"
}
