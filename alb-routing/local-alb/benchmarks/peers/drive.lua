-- Optional argument: the mean pause in milliseconds before each request of a connection, for a load below saturation.
function init(arguments)
  local pause = tonumber(arguments[1] or "0")
  if pause > 0 then
    local whole = math.floor(pause)
    function delay()
      return whole + (math.random() < pause - whole and 1 or 0)
    end
  end
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %.3f %.0f %.0f\n", summary.requests,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    summary.duration / 1e6, latency:percentile(50), latency:percentile(99)))
end
