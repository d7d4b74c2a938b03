# Starts what ./run.sh dist makes, on a folder where nothing else of the project is. Part of
# ./run.sh test --long.

expect_self_test() {
  local what=$1 said
  shift
  said=$(cd / && env -i HOME="$at" PATH="$PATH" "$@" --self-test 2>&1 9>&-) || true
  case $said in
    *'self-test: all is well') ;;
    *) die 1 "$what: the self-test said: $said" ;;
  esac
}

try_dist() {
  local at zip image entry
  at=$(mktemp -d)
  . "$parts/dist.sh"
  make_dist
  zip=$(echo "$dist"/*.zip)
  if command -v unzip >/dev/null; then
    unzip -q "$zip" -d "$at"
  else
    # the JDK's tool forgets what may be executed
    (cd "$at" && "$jdk/bin/jar" --extract --file "$zip")
    chmod +x "$at"/*/tokenscope
  fi
  expect_self_test 'The zip' TOKENSCOPE_JAVA="$jdk" TOKENSCOPE_HEADLESS=1 "$at"/tokenscope-*/tokenscope

  case $platform in
    macos-*) image=$dist/TokenScope.app/Contents/MacOS/TokenScope ;;
    *)
      cp -R "$dist/TokenScope" "$at/an image"
      image="$at/an image/bin/TokenScope"
      entry=$(HOME=$at XDG_DATA_HOME= "$at/an image/add-to-menu")
      [ -x "$(sed -n 's/^Exec="\(.*\)"$/\1/p' "$entry")" ] &&
        [ -r "$(sed -n 's/^Icon=//p' "$entry")" ] ||
        die 1 "The desktop entry $entry names what is not there."
      ;;
  esac
  expect_self_test 'The image' JAVA_TOOL_OPTIONS="${headless[*]}" "$image"
  rm -rf "$at"
  say 'The zip and the image start where nothing else of the project is.'
}
