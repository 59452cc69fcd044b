#!/usr/bin/env bash
# Runs the load balancer under mixed load for minutes while its targets are killed and revived, and watches its memory.
set -euo pipefail

script=endure.sh
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
minutes=10 idle=5000 megabytes=2048

# shellcheck source=common.sh
. "$here/common.sh"
# shellcheck source=measure.sh
. "$here/measure.sh"

usage() {
  cat <<'USAGE'
Usage: endure.sh [--minutes N] [--idle N] [--megabytes N]

  --minutes N    minutes of mixed load with targets killed and revived (default 10)
  --idle N       connections that stay open and idle meanwhile (default 5000)
  --megabytes N  streamed up and down at the same time before that (default 2048)

Needs nginx, wrk and curl on the PATH. Build first: see run.sh --help.
Exit code 1 where requests were lost, answers and log disagree, or memory grew beyond bounds.
USAGE
}

while [ $# -gt 0 ]; do
  case "$1" in
    --minutes) minutes=$(number "$1" "${2:-}"); shift 2 ;;
    --idle) idle=$(number "$1" "${2:-}"); shift 2 ;;
    --megabytes) megabytes=$(number "$1" "${2:-}"); shift 2 ;;
    --help | -h) usage && exit 0 ;;
    *) fail "$1: unknown (expected: --minutes, --idle, --megabytes, --help)" ;;
  esac
done

need nginx wrk curl awk
[ "$(ulimit -n)" -gt $((idle * 2 + 200)) ] || fail "open files: $(ulimit -n) (expected: more than $((idle * 2 + 200)))"
cores=$(nproc) others=0-$((cores - 1))
begin


# Starts one server under a name: its own processes, so that they can be killed together.
start_server() {
  mkdir -p "$folder/$1"
  sed -e "s|@DIR@/large|$folder/large|" -e "s|@DIR@|$folder/$1|g" -e "s|@BACKEND@|${port[$1]}|" -e 's/^worker_processes 1;/master_process off;/' \
    "$here/peers/backend.conf" >"$folder/$1/nginx.conf"
  nginx -e "$folder/$1/error.log" -c "$folder/$1/nginx.conf" &
  pid[$1]=$!
  pids+=($!)
  disown $!
}

# The processes of functions: the children of the load balancer's process.
function_processes() {
  awk -v parent="${pid[banyan]}" '{ id = $1; sub(/.*\) /, ""); if ($2 == parent) print id }' /proc/[0-9]*/stat 2>/dev/null || true
}

declare -A port=() pid=()
truncate -s "${megabytes}M" "$folder/large"
for server in one two three; do
  port[$server]=$(free_port)
  start_server "$server"
  await "$server" "${port[$server]}"
done
port[swallowing]=$(free_port)
"$java" -Xmx64m -cp "$jar" dev.banyan.alb.benchmarks.SwallowingTarget "${port[swallowing]}" &
pids+=($!)
await swallowing "${port[swallowing]}"
port[banyan]=$(free_port)
"$java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:-UsePerfData -Xmx64m -XX:MaxDirectMemorySize=64m \
  -Dio.netty.leakDetection.level=advanced -cp "$jar:$here/target/lib/*" dev.banyan.alb.benchmarks.MixedProxy \
  "${port[banyan]}" "$folder/access.log" "$folder/state" "$here/target/classes" \
  "${port[swallowing]}" "${port[one]}" "${port[two]}" "${port[three]}" >"$folder/banyan.out" 2>&1 &
pid[banyan]=$!
pids+=($!)
await banyan "${port[banyan]}"
base=http://127.0.0.1:${port[banyan]}
own_memory() { awk '/^VmRSS/ { print $2 }' "/proc/${pid[banyan]}/status"; }
megabyte() { echo $(($1 / 1024)); }

until curl -sf -o "$folder/hello" "$base/function/hello" && curl -sf -o "$folder/hello" "$base/server"; do sleep 0.5; done
timeout 15 wrk -t 1 -c 32 -d 10s -s "$here/peers/mixed.lua" "$base" >"$folder/warm"
start=$(own_memory)

mkfifo "$folder/hold"
"$java" -Xmx256m -cp "$jar:$here/target/lib/*" dev.banyan.alb.benchmarks.IdleConnections "${port[banyan]}" "$idle" \
  <"$folder/hold" >"$folder/idle.out" &
pids+=($!)
exec 9>"$folder/hold"
until grep -q open "$folder/idle.out"; do sleep 0.2; done
idle_memory=$(own_memory)

curl -s -o /dev/null -w '%{size_download}' "$base/server/large" >"$folder/down" &
down=$!
curl -s -o /dev/null -w '%{size_upload}' -T "$folder/large" "$base/swallow" >"$folder/up" &
up=$!
peak=0
while kill -0 "$down" 2>/dev/null || kill -0 "$up" 2>/dev/null; do
  now=$(own_memory)
  peak=$((now > peak ? now : peak))
  sleep 0.2
done
wait "$down" "$up" || fail "streams: broken (expected: both complete)"

echo >&9
exec 9>&-

logged() { wc -l <"$folder/access.log"; }
sleep 1
before=$(logged)
timeout $((minutes * 60 + 60)) wrk -t 1 -c 64 -d "$((minutes * 60))s" --timeout 20s -s "$here/peers/mixed.lua" "$base" \
  >"$folder/client" &
client=$!
kills=0 round=0
while kill -0 "$client" 2>/dev/null; do
  sleep 7
  round=$((round + 1))
  names=(one two three)
  victim=${names[$((round % 3))]}
  kill -KILL "${pid[$victim]}" 2>/dev/null && kills=$((kills + 1))
  if [ $((round % 4)) -eq 0 ]; then
    for process in $(function_processes); do kill -KILL "$process" 2>/dev/null && kills=$((kills + 1)); done
  fi
  now=$(own_memory)
  peak=$((now > peak ? now : peak))
  sleep 6
  start_server "$victim"
done
wait "$client" || fail "wrk: failed"
sleep 1
finish=$(own_memory)

echo "streams: $(cat "$folder/down") bytes down and $(cat "$folder/up") bytes up at once, $idle idle connections open"
grep '^client:' "$folder/client"
lines=$(($(logged) - before))
answers=$(awk '/^client:/ { print $2 }' "$folder/client")
echo "log: $lines lines; $kills targets killed and revived; answers by code, and error reason:"
tail -n +$((before + 1)) "$folder/access.log" | awk '{ split($0, quoted, "\""); code[$9 " " quoted[16]]++ }
  END { for (key in code) print "  " key, code[key] }' | sort
echo "memory (RSS): start $(megabyte "$start") MB, with idle connections $(megabyte "$idle_memory") MB," \
  "highest $(megabyte "$peak") MB, end $(megabyte "$finish") MB"
leaks=$(grep -c LEAK "$folder/banyan.out" || true)
echo "leak reports: $leaks"
# The last requests of the 64 clients may end without anybody to read the answer.
expected=$((megabytes * 1024 * 1024))
[ "$(cat "$folder/down")" = "$expected" ] && [ "$(cat "$folder/up")" = "$expected" ] && [ "$leaks" = 0 ] &&
  [ "$lines" -ge "$answers" ] && [ "$lines" -le $((answers + 64)) ] &&
  [ "$peak" -lt $((400 * 1024)) ] || exit 1
