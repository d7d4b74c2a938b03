# Makes what can be given to others. Part of run.sh, which says where home, target and app are.

dist=$target/dist

# What the program needs of the JDK: no more than it resolves, and a few that are found by name.
modules_of_the_image=java.desktop,java.logging,java.management,java.naming,java.scripting,java.xml
modules_of_the_image+=,jdk.unsupported,jdk.localedata,jdk.crypto.ec,jdk.zipfs

# Sets platform: the libraries of JavaFX are made for one.
find_platform() {
  local system machine
  case ${OSTYPE-} in
    darwin*) system=macos ;;
    *) system=linux ;;
  esac
  machine=$(uname -m)
  case $machine in
    x86_64 | amd64) machine=x64 ;;
    arm64) machine=aarch64 ;;
  esac
  platform=$system-$machine
}

# A launcher in one file: the beginning of run.sh and the parts of it that start the program.
write_launcher() {
  {
    printf '#!/usr/bin/env bash\n# Starts TokenScope; needs a JDK %s and nothing else.\n' "$java_needed"
    sed -n '/^set -euo/,/^home=/p' "$home/run.sh"
    printf 'app=$home/app\njar=$app/tokenscope.jar\nlibraries=$app/lib\n\n'
    cat "$parts/jdk.sh" "$parts/get-jdk.sh" "$parts/program.sh"
    printf '\nif [ "${1-}" = --get-jdk ]; then\n  get_jdk\n  exit\nfi\n'
    printf 'find_jdk any\nstart_program "$@"\n'
  } >"$1"
  chmod +x "$1"
}

make_zip() {
  local name=tokenscope-$version_of_program-$platform folder
  folder=$dist/$name
  mkdir -p "$folder/app/lib"
  cp "$jar" "$folder/app/"
  cp "$libraries"/*.jar "$folder/app/lib/"
  cp "$home/LICENSE" "$folder/"
  write_launcher "$folder/tokenscope"
  "$jdk/bin/java" "$parts/Zip.java" "$dist/$name.zip" "$folder"
  rm -rf "$folder"
  say "  $dist/$name.zip"
}

# Jars without a descriptor cannot be linked, so the image has a JDK of its own and the jars beside.
make_image() {
  local mods=$dist/mods log=$target/dist.log
  mkdir -p "$mods"
  cp "$jar" "$libraries"/*.jar "$mods/"
  "$jdk/bin/jlink" --add-modules "$modules_of_the_image" --strip-debug --no-header-files \
    --no-man-pages --output "$dist/runtime" >"$log" 2>&1 ||
    die 1 "jlink failed; what it said is in $log"
  "$jdk/bin/jpackage" --type app-image --name TokenScope --app-version "$1" \
    --runtime-image "$dist/runtime" --module-path "$mods" \
    --module dev.tokenscope/dev.tokenscope.app.Main \
    --java-options --enable-native-access=javafx.graphics \
    ${icon[@]+"${icon[@]}"} --dest "$dist" >>"$log" 2>&1 ||
    die 1 "jpackage failed; what it said is in $log"
  rm -rf "$mods" "$dist/runtime"
}

# A desktop entry names its program by an absolute path, so it is written where the image lies.
write_desktop_entry() {
  cp "$parts/tokenscope.png" "$dist/TokenScope/lib/"
  cp "$parts/add-to-menu.sh" "$dist/TokenScope/add-to-menu"
  chmod +x "$dist/TokenScope/add-to-menu"
}

make_dist() {
  local version_of_program icon=()
  version_of_program=$(sed -n 's:^  <version>\(.*\)</version>:\1:p' "$home/pom.xml")
  find_platform
  rm -rf "$dist"
  mkdir -p "$dist"
  say "Packing TokenScope $version_of_program for $platform …"
  make_zip
  case $platform in
    # its versions begin with 1; the icon would have to be of Apple's own format
    macos-*) make_image "1.${version_of_program#*.}" && say "  $dist/TokenScope.app" ;;
    *)
      icon=(--icon "$parts/tokenscope.png")
      make_image "$version_of_program"
      write_desktop_entry
      say "  $dist/TokenScope (start bin/TokenScope; add-to-menu puts it into the desktop's menu)"
      ;;
  esac
}
