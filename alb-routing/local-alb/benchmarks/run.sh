#!/usr/bin/env bash
# Measures Banyan's load balancer against nginx and HAProxy, each on one core, with the same rules, headers and log.
set -euo pipefail

script=run.sh
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
rounds=5 seconds=10 warmup=30 rules=100 connections=64 tries=3 noise=5

# shellcheck source=common.sh
. "$here/common.sh"
# shellcheck source=measure.sh
. "$here/measure.sh"

usage() {
  cat <<'USAGE'
Usage: run.sh [--rounds N] [--seconds N] [--warmup N] [--rules N] [--tries N] [--noise N]

  --rounds N   interleaved rounds, medians are taken over them (default 5)
  --seconds N  length of one run; two runs per proxy and round (default 10)
  --warmup N   seconds of load before the first round, per proxy (default 30)
  --rules N    path rules of the listener (default 100)
  --noise N    a run is repeated when others used more than N % of the machine (default 5)
  --tries N    how often at most (default 3)

Needs nginx, haproxy, wrk and taskset on the PATH and two cores. Build first:
  mvn -B package -DskipTests -Pbenchmarks -pl alb-routing/local-alb/benchmarks -am
Last line: ratio cpu=N throughput=N p99=N (Banyan over the better of the two; p99 at about 40 % load).
USAGE
}

while [ $# -gt 0 ]; do
  case "$1" in
    --rounds) rounds=$(number "$1" "${2:-}"); shift 2 ;;
    --seconds) seconds=$(number "$1" "${2:-}"); shift 2 ;;
    --warmup) warmup=$(number "$1" "${2:-}"); shift 2 ;;
    --rules) rules=$(number "$1" "${2:-}"); shift 2 ;;
    --tries) tries=$(number "$1" "${2:-}"); shift 2 ;;
    --noise) noise=$(number "$1" "${2:-}"); shift 2 ;;
    --help | -h) usage && exit 0 ;;
    *) fail "$1: unknown (expected: --rounds, --seconds, --warmup, --rules, --tries, --noise, --help)" ;;
  esac
done

need nginx haproxy wrk taskset awk
cores=$(nproc)
[ "$cores" -ge 2 ] || fail "cores: $cores (expected: 2 or more)"
others=1-$((cores - 1))
begin

backend_port=$(free_port)
declare -A port=() pid=()
start_backend
for proxy in nginx haproxy banyan; do
  port[$proxy]=$(free_port)
  "start_$proxy"
done

describe_machine
for proxy in nginx haproxy banyan; do
  echo "warming $proxy up for $warmup s" >&2
  drive_once "$proxy" "$warmup" 0 | record "$proxy" warm
done
pause=$(pause_for_load)
for round in $(seq "$rounds"); do
  for proxy in nginx haproxy banyan; do
    drive "$proxy" "$seconds" 0 | record "$proxy" saturated
    drive "$proxy" "$seconds" "$pause" | record "$proxy" loaded
  done
  echo "round $round of $rounds done" >&2
done
report
