# Fetches a JDK from its publisher, for this user alone. Part of run.sh.

# Eclipse Adoptium's interface; another address is for tests and mirrors.
publisher=${TOKENSCOPE_JDK_PUBLISHER-https://api.adoptium.net}

# Sets jdk_platform to the words in which the publisher's interface asks for this platform.
find_jdk_platform() {
  local system=linux machine
  case ${OSTYPE-} in
    darwin*) system=mac ;;
    *musl*) system=alpine-linux ;;
  esac
  machine=$(uname -m)
  case $machine in
    x86_64 | amd64) machine=x64 ;;
    arm64) machine=aarch64 ;;
  esac
  jdk_platform="architecture=$machine&os=$system"
}

# Prints what is at an address; the arguments are the address and a file, - for standard output.
fetch() {
  if command -v curl >/dev/null; then
    curl -fsSL --connect-timeout 20 -o "$2" "$1"
  elif command -v wget >/dev/null; then
    wget -q -T 20 -O "$2" "$1"
  else
    die 1 'A download needs curl or wget, and neither is installed.'
  fi
}

sha256_of() {
  if command -v sha256sum >/dev/null; then
    sha256sum "$1"
  else
    shasum -a 256 "$1"
  fi
}

# Prints the value of a field of the publisher's answer, which has one package.
field_of_package() {
  printf '%s' "$1" | tr -d '\n' |
    sed -n 's/.*"package" *: *{\([^}]*\)}.*/\1/p' | sed -n "s/.*\"$2\" *: *\"\\([^\"]*\\)\".*/\\1/p"
}

no_download() {
  die 1 "The JDK could not be downloaded from $1." \
    'Is this computer online? Behind a proxy, set https_proxy. Or install one by hand:' \
    "  $(how_to_install)"
}

# Downloads, compares the checksum, unpacks beside and moves.
get_jdk() {
  local answer link expected actual part name rest
  find_cache_folder
  [ -n "$cache_folder" ] || die 1 'There is no home folder to put a JDK into.'
  find_jdk_platform
  say "Asking $publisher for Temurin $java_needed …"
  answer=$(fetch "$publisher/v3/assets/latest/$java_needed/hotspot?$jdk_platform&image_type=jdk&vendor=eclipse" -) ||
    no_download "$publisher"
  link=$(field_of_package "$answer" link)
  expected=$(field_of_package "$answer" checksum)
  [ -n "$link" ] && [ -n "$expected" ] ||
    die 1 "The publisher has no Temurin $java_needed for this platform ($jdk_platform)." \
      "Install another JDK:  $(how_to_install)"
  part=$cache_folder/jdk.part.$$
  mkdir -p "$part" 2>/dev/null || die 1 "The folder $cache_folder cannot be written."
  trap 'rm -rf "$cache_folder/jdk.part.$$"' EXIT
  say "Downloading ${link##*/} (about 150 MB) …"
  fetch "$link" "$part/jdk.tar.gz" || no_download "$link"
  read -r actual rest < <(sha256_of "$part/jdk.tar.gz")
  [ "$actual" = "$expected" ] ||
    die 1 "What was downloaded is not what the publisher says it is, so it was deleted." \
      "Its SHA-256 is $actual instead of $expected. Try again; if it stays so, somebody is in between."
  mkdir "$part/unpacked"
  tar -xzf "$part/jdk.tar.gz" -C "$part/unpacked" ||
    die 1 "The JDK could not be unpacked into $cache_folder. Is the disk full?"
  for name in "$part/unpacked"/*; do
    rm -rf "${cache_folder:?}/${name##*/}"
    mv "$name" "$cache_folder/"
    say "Temurin $java_needed is in $cache_folder/${name##*/}"
  done
  rm -rf "$part"
  trap - EXIT
}

# Asks a person at a terminal; a script gets the message alone.
offer_jdk() {
  local answer
  [ -t 0 ] && [ -t 2 ] && [ -z "${TOKENSCOPE_JAVA-}" ] || return 1
  printf 'Download Temurin %s from Eclipse Adoptium now? [y/N] ' "$java_needed" >&2
  read -r answer || return 1
  case $answer in
    [yY]*) get_jdk ;;
    *) return 1 ;;
  esac
}
