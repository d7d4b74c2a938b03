# Finds a JDK, and says what to install where there is none. Part of run.sh.

java_needed=25

jdk_of() {
  dirname "$(dirname "$(end_of_links "$1")")"
}

jdk_candidates() {
  local java_on_path
  candidates=()
  if [ -n "${TOKENSCOPE_JAVA-}" ]; then
    if [ -f "$TOKENSCOPE_JAVA" ]; then
      candidates=("$(jdk_of "$TOKENSCOPE_JAVA")")
    else
      candidates=("$TOKENSCOPE_JAVA")
    fi
    return
  fi
  if java_on_path=$(command -v java); then
    java_on_path=$(jdk_of "$java_on_path")
  fi
  candidates=(
    "${JAVA_HOME-}"
    "${JAVA25_HOME-}"
    "$java_on_path"
    /usr/lib/jvm/*
    "${HOME-}"/.sdkman/candidates/java/*
    "${HOME-}"/.jdks/*
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
    /Library/Java/JavaVirtualMachines/*/Contents/Home
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home
  )
  find_cache_folder
  if [ -n "$cache_folder" ]; then
    # what --get-jdk fetched
    candidates+=("$cache_folder"/jdk-* "$cache_folder"/jdk-*/Contents/Home)
  fi
  if [ -x /usr/libexec/java_home ]; then
    candidates+=("$(/usr/libexec/java_home -v "$java_needed+" 2>/dev/null || true)")
  fi
}

# Sets version. The release file says what starting a JVM would say, 50 times sooner.
read_version() {
  local line
  version=
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        version=${line#*=}
        version=${version//\"/}
        ;;
    esac
  done <"$1/release"
  [ -n "$version" ]
}

# Sets jdk to the first candidate that is new enough and, where one is asked for, has a compiler.
find_jdk() {
  local candidate major flaw
  local unfit=()
  jdk_candidates
  for candidate in "${candidates[@]}"; do
    read_version "$candidate" || continue
    major=${version%%[!0-9]*}
    flaw=
    if [ "${major:-0}" -ge "$java_needed" ]; then
      if [ "$1" = any ] || [ -x "$candidate/bin/javac" ]; then
        jdk=$candidate
        return
      fi
      flaw=' (a JRE, which cannot build)'
    fi
    unfit+=("$version in $(cd "$candidate" && pwd -P)$flaw")
  done
  say "$(what_is_missing ${unfit[@]+"${unfit[@]}"})"
  offer_jdk || exit 3
  find_jdk "$1"
}

what_is_missing() {
  local found=none where=
  if [ $# -gt 0 ]; then
    found=$(printf '%s\n' "$@" | sort -u | sed '2,$s/^/       /')
  fi
  if [ -n "${TOKENSCOPE_JAVA-}" ]; then
    where=", looking only at TOKENSCOPE_JAVA=$TOKENSCOPE_JAVA"
  fi
  cat <<END
TokenScope needs a JDK of version $java_needed or newer.
Found: $found$where
Install one:  $(how_to_install)
Or have one downloaded for you alone:  ./${0##*/} --get-jdk
Or, if it is in an unusual place:  TOKENSCOPE_JAVA=/path/to/jdk ./${0##*/}
END
}

how_to_install() {
  local package
  if command -v brew >/dev/null; then
    echo "brew install openjdk@$java_needed"
    return
  elif command -v dnf >/dev/null; then
    echo "sudo dnf install java-$java_needed-openjdk-devel"
    return
  elif command -v pacman >/dev/null; then
    echo "sudo pacman -S jdk-openjdk"
    return
  elif command -v apt-cache >/dev/null; then
    # older releases of Debian and Ubuntu have no package that is new enough
    for package in "openjdk-$java_needed-jdk" "temurin-$java_needed-jdk"; do
      if apt-cache show "$package" >/dev/null 2>&1; then
        echo "sudo apt install $package"
        return
      fi
    done
  fi
  echo "https://adoptium.net/temurin/releases/?version=$java_needed"
}
