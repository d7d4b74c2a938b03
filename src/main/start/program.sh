# The command line of the program. Part of run.sh, which says where app, jar, libraries and jdk are.

headless=(-Dglass.platform=Headless -Dprism.order=sw)

# Sets program to its command line; the arguments are further options of the JVM.
find_program() {
  program=(
    "$jdk/bin/java"
    --enable-native-access=javafx.graphics
    --module-path "$app:$libraries"
    "$@"
    -m dev.tokenscope/dev.tokenscope.app.Main
  )
}

# Sets java_options to the words of JAVA_TOOL_OPTIONS, of which the JVM would print a line that
# programs reading the error output do not expect. Quoted words are left to the JVM.
take_over_java_options() {
  java_options=()
  case ${JAVA_TOOL_OPTIONS-} in
    *[\'\"]*) return ;;
  esac
  [ -z "${JAVA_TOOL_OPTIONS-}" ] || read -ra java_options <<<"${JAVA_TOOL_OPTIONS//$'\n'/ }"
  unset JAVA_TOOL_OPTIONS
}

# ---- what the JVM remembers of an earlier start (JEP 514); made by the program --------------------

# Sets cache_folder to what may be deleted at any time, or to nothing where there is no home.
find_cache_folder() {
  cache_folder=
  case ${OSTYPE-} in
    darwin*) [ -z "${HOME-}" ] || cache_folder=$HOME/Library/Caches/TokenScope ;;
    *)
      # a relative path is to be ignored, says the XDG Base Directory Specification
      case ${XDG_CACHE_HOME-} in
        /*) cache_folder=$XDG_CACHE_HOME/tokenscope ;;
        *) [ -z "${HOME-}" ] || cache_folder=$HOME/.cache/tokenscope ;;
      esac
      ;;
  esac
}

# Prints a hash of where the jars are and what is in them.
hash_of_jars() {
  local hash=(cksum)
  if command -v sha256sum >/dev/null; then
    hash=(sha256sum)
  elif command -v shasum >/dev/null; then
    hash=(shasum -a 256)
  fi
  { printf '%s\n' "$app"; cat "$jar" "$libraries"/*.jar; } 2>/dev/null | "${hash[@]}"
}

# Sets jars_hash; computed once per build, because reading all jars takes as long as all the rest.
find_jars_hash() {
  local known=$app/.hash rest
  jars_hash=
  if [ ! -r "$known" ] || [ "$jar" -nt "$known" ]; then
    read -r jars_hash rest < <(hash_of_jars)
    { printf '%s\n' "$jars_hash" >"$known"; } 2>/dev/null || true
    return
  fi
  read -r jars_hash rest <"$known" || true
}

# Sets start_cache to the options with which the JVM uses the cache of these jars and this JDK, or
# at least knows where it shall be. A cache that cannot be used is passed over in silence.
find_start_cache() {
  local cache place=${jdk//[!A-Za-z0-9._-]/-}
  start_cache=()
  find_cache_folder
  [ -n "$cache_folder" ] && [ "${TOKENSCOPE_START_CACHE-}" != off ] || return 0
  find_jars_hash
  [ -n "$jars_hash" ] || return 0
  # a path of any length would not do as a name
  [ "${#place}" -le 80 ] || place=${place:$((${#place} - 80))}
  cache=$cache_folder/start-${jars_hash:0:16}-$version$place.aot
  start_cache=("-Dtokenscope.start.cache=$cache")
  if [ -r "$cache" ]; then
    # the check sums, because a damaged cache would end the JVM
    start_cache+=("-XX:AOTCache=$cache" -XX:+VerifySharedSpaces '-Xlog:aot*=off')
  fi
}

# ---- the start -----------------------------------------------------------------------------------

# Sets window_options to what the JVM of a window is told. On two cores its compilers take the time
# of the thread that opens the window, and longer than what they win: they go behind. The JVM would
# warn everybody but root that it may not put threads in front, which nobody asks for.
find_window_options() {
  window_options=()
  case ${OSTYPE-} in
    linux*)
      window_options=(-XX:-PrintWarnings -XX:ThreadPriorityPolicy=1 -XX:CompilerThreadPriority=10)
      ;;
  esac
}

# Becomes the program.
start_program() {
  local options=()
  case " $* " in
    # the compiler for long runs costs a short one a fifth of its time
    *' --help '* | *' --version '*) options=(-XX:TieredStopAtLevel=1) ;;
    *)
      [ "${TOKENSCOPE_HEADLESS-}" != 1 ] || options=("${headless[@]}")
      case ${1--} in
        -*)
          find_window_options
          options+=(${window_options[@]+"${window_options[@]}"})
          ;;
      esac
      ;;
  esac
  take_over_java_options
  find_start_cache
  find_program ${java_options[@]+"${java_options[@]}"} ${start_cache[@]+"${start_cache[@]}"} \
    ${options[@]+"${options[@]}"}
  exec "${program[@]}" "$@"
}
