#!/bin/sh
# A client made of curl and sh, as an adapter for TokenScope's audit. Honest about itself: one request at a
# time, so nothing is ever under way twice; curl follows no redirect unless told to; each body is a file, so
# a retry sends the same one; tokens are kept in files of STATE_DIR and outlive a restart; token endpoint only.
# JSON is read with sed: enough for the flat lines of the protocol and for bodies of one line.
umask 077
dir=${TOKENSCOPE_STATE_DIR:-$(mktemp -d)}
at=$dir/access rt=$dir/refresh
[ -s "$at" ] || [ -z "$TOKENSCOPE_ACCESS_TOKEN" ] || {
  printf %s "$TOKENSCOPE_ACCESS_TOKEN" >"$at"
  printf %s "$TOKENSCOPE_REFRESH_TOKEN" >"$rt"
}
field() { printf %s "$2" | sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p"; }
grant() { # form fields; keeps the new pair, the old refresh token where no new one came
  [ "$(date +%s)" -ge "$(cat "$dir/later" 2>/dev/null || echo 0)" ] || return 1 # the server said when
  status=$(curl -s -o "$dir/answer" -D "$dir/head" -w '%{http_code}' "$TOKENSCOPE_TOKEN_URL" "$@" \
    -d "client_id=$TOKENSCOPE_CLIENT_ID" -d "client_secret=$TOKENSCOPE_CLIENT_SECRET") || return 1
  case $status in
    200)
      new=$(field refresh_token "$(cat "$dir/answer")")
      [ -z "$new" ] || { printf %s "$new" >"$rt.new" && mv "$rt.new" "$rt"; }
      field access_token "$(cat "$dir/answer")" | tr -d '\n' >"$at.new" && mv "$at.new" "$at" && [ -s "$at" ] ;;
    429 | 5??) after=$(sed -n 's/^[Rr]etry-[Aa]fter: *\([0-9]*\).*/\1/p' "$dir/head")
      echo $(($(date +%s) + ${after:-1} + 1)) >"$dir/later"; return 1 ;;
    *) rm -f "$at" "$rt"; return 1 ;;
  esac
}
send() { # method path; the body is in $dir/body where there is one
  [ -z "$body" ] || set -- "$@" -H "Content-Type: application/json" --data-binary "@$dir/body"
  method=$1 path=$2; shift 2
  curl -s -o /dev/null -w '%{http_code}' -X "$method" "$TOKENSCOPE_URL$path" \
    -H "Authorization: Bearer $(cat "$at")" "$@"
}
request() { # method path
  [ -s "$at" ] || { echo '"error":"login_required"'; return; }
  status=$(send "$@") || { echo '"error":"no answer"'; return; }
  if [ "$status" = 401 ]; then
    grant -d grant_type=refresh_token -d "refresh_token=$(cat "$rt")" ||
      { [ -s "$at" ] && echo '"error":"refresh_failed"' || echo '"error":"login_required"'; return; }
    status=$(send "$@") || { echo '"error":"no answer"'; return; }
  fi
  echo "\"status\":$status"
}
while IFS= read -r line; do
  id=$(field id "$line")
  body=$(printf %s "$line" | sed -nE 's/.*"bodyText":"(([^"\\]|\\.)*)".*/\1/p' | sed -E 's/\\(.)/\1/g')
  [ -z "$body" ] || printf %s "$body" >"$dir/body"
  case $(field do "$line") in
    hello) [ "$TOKENSCOPE_REFRESH_STYLE" = endpoint ] && said='"ok":true,"sharedStore":false' || said='"unsupported":true' ;;
    login) [ -s "$at" ] || grant -d grant_type=password -d "username=$TOKENSCOPE_USERNAME" \
      -d "password=$TOKENSCOPE_PASSWORD"; [ -s "$at" ] && said='"ok":true' || said='"error":"refused"' ;;
    request) case $line in *'"headers"'*) said='"unsupported":true' ;;
      *) said=$(request "$(field method "$line")" "$(field path "$line")") ;; esac ;;
    logout) rm -f "$at" "$rt"; said='"ok":true' ;;
    exit) exit 0 ;;
    *) said='"unsupported":true' ;;
  esac
  echo "{\"id\":$id,$said}"
done
