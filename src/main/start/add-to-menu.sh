#!/bin/sh
# Puts TokenScope, which lies where this file lies, into the menu of the desktop. Run it again after
# moving the folder. To take it out, delete the file that is named.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
menu=${XDG_DATA_HOME:-$HOME/.local/share}/applications
mkdir -p "$menu"
cat >"$menu/tokenscope.desktop" <<END
[Desktop Entry]
Type=Application
Name=TokenScope
Comment=See the life of access and refresh tokens
Comment[ko]=액세스 토큰과 리프레시 토큰의 일생을 봅니다
Exec="$here/bin/TokenScope"
Icon=$here/lib/tokenscope.png
Categories=Development;
Terminal=false
END
printf '%s\n' "$menu/tokenscope.desktop"
