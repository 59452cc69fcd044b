-- A mix of requests: servers, function, both by weight, redirects, fixed responses, small and large bodies.
local body = string.rep("0123456789abcdef", 2048)
local number = 0

function request()
  number = number + 1
  local kind = number % 20
  if kind < 9 then return wrk.format("GET", "/server/items?id=" .. number) end
  if kind < 12 then return wrk.format("GET", "/function/hello?id=" .. number) end
  if kind < 15 then return wrk.format("GET", "/both") end
  if kind < 17 then return wrk.format("POST", "/server/upload", { ["Content-Type"] = "text/plain" }, body) end
  if kind < 18 then return wrk.format("GET", "/moved?id=" .. number) end
  return wrk.format("GET", "/nowhere")
end

function delay()
  return math.random(5, 25)
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("client: %d answers in %.0f s, %d of them 4xx or 5xx, %d broken connections, %d time-outs, p50 %.2f ms, p99 %.2f ms\n",
    summary.requests, summary.duration / 1e6, errors.status, errors.connect + errors.read + errors.write,
    errors.timeout, latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
