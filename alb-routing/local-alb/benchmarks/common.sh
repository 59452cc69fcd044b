# What run.sh and endure.sh share: errors, numbers, the tools, and a clean end. Expects `script` and `here`.

fail() {
  echo "$script: $1" >&2
  exit 2
}

number() {
  [[ $2 =~ ^[1-9][0-9]*$ ]] || fail "$1: $2 (expected: a whole number, 1 or more)"
  echo "$2"
}

# Checks that everything is there: commands, Java, the benchmarks' own archive.
need() {
  local tool
  PATH=$PATH:/usr/sbin:/sbin
  for tool in "$@"; do
    command -v "$tool" >/dev/null || fail "$tool: not found (expected: on the PATH; Debian packages nginx, haproxy, wrk)"
  done
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  command -v "$java" >/dev/null || fail "java: not found (expected: JDK 17 or later)"
  jar=$(ls "$here"/target/banyan-local-alb-benchmarks-*.jar 2>/dev/null | head -1)
  [ -n "$jar" ] || fail "benchmarks: not built (expected: the command that run.sh --help shows)"
}

end() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$folder"
}

# Makes the folder for everything that is written, and sees to it that nothing stays behind.
begin() {
  folder=$(mktemp -d)
  pids=()
  trap end EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}
