# Functions of run.sh: starting what is measured, driving it, and the arithmetic.

free_port() {
  local candidate
  while :; do
    candidate=$((20000 + RANDOM % 10000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$candidate") 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
}

# Fills in a configuration: template, name, port.
fill() {
  sed -e "s|@DIR@|$folder|g" -e "s|@PORT@|$3|g" -e "s|@BACKEND@|$backend_port|g" "$here/peers/$1" >"$folder/$2"
}

await() {
  local tries=0
  until (exec 3<>"/dev/tcp/127.0.0.1/$2") 2>/dev/null; do
    tries=$((tries + 1))
    [ "$tries" -lt 300 ] || fail "$1: not listening on $2 after 30 s (expected: a started server)"
    sleep 0.1
  done
}

# Runs a command on some cores in the background: cores, output file, command.
on_cores() {
  local where=$1 output=$2
  shift 2
  taskset -c "$where" "$@" >"$folder/$output" 2>&1 &
  pids+=($!)
}

start_backend() {
  fill backend.conf backend.conf 0
  on_cores "$others" backend.out nginx -e "$folder/backend-error.log" -c "$folder/backend.conf"
  pid[backend]=$!
  await backend "$backend_port"
}

start_nginx() {
  fill nginx.conf nginx.conf "${port[nginx]}"
  for number in $(seq "$rules"); do
    echo "location ^~ /service-$number/ { proxy_pass http://backend; }"
  done >"$folder/nginx-rules.conf"
  on_cores 0 nginx.out nginx -e "$folder/nginx-error.log" -c "$folder/nginx.conf"
  pid[nginx]=$!
  await nginx "${port[nginx]}"
}

start_haproxy() {
  fill haproxy.cfg haproxy.cfg "${port[haproxy]}"
  for number in $(seq "$rules"); do
    echo "/service-$number/ backend"
  done >"$folder/haproxy.map"
  on_cores 0 haproxy.out haproxy -db -f "$folder/haproxy.cfg"
  pid[haproxy]=$!
  await haproxy "${port[haproxy]}"
}

start_banyan() {
  on_cores 0 banyan.out "$java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:-UsePerfData -Xmx64m \
    -Dio.netty.leakDetection.level=disabled ${BANYAN_JAVA_OPTIONS:-} -cp "$jar:$here/target/lib/*" dev.banyan.alb.benchmarks.MeasuredProxy \
    "${port[banyan]}" "$backend_port" "$rules" "$folder/banyan-access.log"
  pid[banyan]=$!
  await banyan "${port[banyan]}"
}

# The processes of a proxy: the one that was started and its children.
processes() {
  echo "${pid[$1]}" $(cat "/proc/${pid[$1]}/task/${pid[$1]}/children" 2>/dev/null)
}

# Processor time so far in clock ticks: utime + stime of all threads, and of ended children.
ticks() {
  local process total=0 fields
  for process in $(processes "$1"); do
    fields=($(sed 's/.*) //' "/proc/$process/stat"))
    total=$((total + fields[11] + fields[12]))
  done
  echo "$total"
}

memory() {
  local process total=0
  for process in $(processes "$1"); do
    total=$((total + $(awk '/^VmRSS/ { print $2 }' "/proc/$process/status")))
  done
  echo "$total"
}

# Processor time of the whole machine so far in clock ticks, waiting left out.
machine_ticks() {
  awk '$1 == "cpu" { print $2 + $3 + $4 + $7 + $8 + $9 }' /proc/stat
}

# Drives a proxy once: name, seconds, mean pause. Prints microseconds of CPU per request, rate, p50, p99 (microseconds),
# memory (kB), and last the share of the machine in percent that nobody here used.
drive_once() {
  local before behind machine output
  machine=$(machine_ticks)
  behind=$(ticks backend)
  before=$(ticks "$1")
  TIMEFORMAT='DRIVER %U %S'
  output=$({ time taskset -c "$others" wrk -t 1 -c "$connections" -d "$2s" --timeout 10s -s "$here/peers/drive.lua" \
    "http://127.0.0.1:${port[$1]}/service-$(((rules + 1) / 2))/items?id=42" -- "$3"; } 2>&1) || fail "wrk: $output"
  awk -v used=$(($(ticks "$1") - before)) -v behind=$(($(ticks backend) - behind)) \
    -v machine=$(($(machine_ticks) - machine)) -v hertz="$(getconf CLK_TCK)" -v cores="$cores" \
    -v memory="$(memory "$1")" '
    /^RESULT/ { requests = $2; errors = $3; seconds = $4; p50 = $5; p99 = $6 }
    /^DRIVER/ { driver = ($2 + $3) * hertz }
    END {
      if (errors > 0 || requests == 0) { print "errors: " errors " of " requests " requests" > "/dev/stderr"; exit 1 }
      others = (machine - used - behind - driver) * 100 / (seconds * hertz * cores)
      printf "%.2f %.0f %d %d %d %.1f\n", used / hertz * 1e6 / requests, requests / seconds, p50, p99, memory, others
    }' <<<"$output"
}

# Drives a proxy, again where something else kept the machine busy.
drive() {
  local try line
  for try in $(seq "$tries"); do
    line=$(drive_once "$@")
    if awk -v most="$noise" '{ exit !($6 <= most) }' <<<"$line"; then break; fi
    echo "$1: others used ${line##* } % of the machine (try $try of $tries)" >&2
  done
  echo "$line"
}

# Keeps a line of numbers under a proxy and the phase of the run.
record() {
  while read -r line; do echo "$1 $2 $line" >>"$folder/results"; done
}

# The pause of each connection that makes about 40 % of what the better peer reached while it was warmed up.
pause_for_load() {
  awk -v connections="$connections" '
    $2 == "warm" && $1 != "banyan" && $4 > best { best = $4 }
    END { printf "%.2f\n", connections * 1000 / (best * 0.4) }' "$folder/results"
}

describe_machine() {
  echo "machine: $(nproc) cores, $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo), $(uname -sr | cut -d- -f1)"
  echo "versions: $(nginx -v 2>&1 | sed 's/.*: //'), $(haproxy -v | awk 'NR == 1 { print $1, $3 }')," \
    "$("$java" -version 2>&1 | awk -F'"' 'NR == 1 { print "java " $2 }'), $(wrk -v 2>&1 | awk 'NR == 1 { print $1, $2 }')"
  echo "run: $rounds rounds of $seconds s, $warmup s warm-up, $rules rules, $connections connections, proxy on core 0"
}

report() {
  awk '
    function sorted(values, n,    i, j, t) {
      for (i = 2; i <= n; i++) for (j = i; j > 1 && values[j - 1] > values[j]; j--) {
        t = values[j]; values[j] = values[j - 1]; values[j - 1] = t
      }
    }
    function median(name, phase, column,    n, i, values) {
      n = count[name, phase]
      for (i = 1; i <= n; i++) values[i] = result[name, phase, i, column]
      sorted(values, n)
      low = values[1]; high = values[n]
      return n % 2 ? values[(n + 1) / 2] : (values[n / 2] + values[n / 2 + 1]) / 2
    }
    function spread(name, phase, column, scale, digits,    middle) {
      middle = median(name, phase, column)
      return sprintf("%." digits "f (%." digits "f-%." digits "f)", middle / scale, low / scale, high / scale)
    }
    $2 != "warm" {
      n = ++count[$1, $2]
      for (i = 3; i <= NF; i++) result[$1, $2, n, i - 2] = $i
    }
    END {
      print "medians (lowest-highest)"
      format = "%-8s %-10s %-18s %-20s %-18s %-18s %-14s %s\n"
      printf format, "proxy", "load", "CPU us/request", "requests/s", "p50 ms", "p99 ms", "RSS MB", "noise %"
      split("nginx haproxy banyan", names, " ")
      split("saturated loaded", phases, " ")
      for (p = 1; p <= 2; p++) for (i = 1; i <= 3; i++)
        printf format, names[i], phases[p], spread(names[i], phases[p], 1, 1, 1), spread(names[i], phases[p], 2, 1, 0),
          spread(names[i], phases[p], 3, 1000, 2), spread(names[i], phases[p], 4, 1000, 2),
          spread(names[i], phases[p], 5, 1024, 0), spread(names[i], phases[p], 6, 1, 1)
      cpu = median("nginx", "saturated", 1); other = median("haproxy", "saturated", 1)
      cpu = other < cpu ? other : cpu
      rate = median("nginx", "saturated", 2); other = median("haproxy", "saturated", 2)
      rate = other > rate ? other : rate
      p99 = median("nginx", "loaded", 4); other = median("haproxy", "loaded", 4)
      p99 = other < p99 ? other : p99
      printf "ratio cpu=%.2f throughput=%.2f p99=%.2f\n", median("banyan", "saturated", 1) / cpu,
        median("banyan", "saturated", 2) / rate, median("banyan", "loaded", 4) / p99
    }' "$folder/results"
}
