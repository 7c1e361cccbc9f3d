-- Asks for random connections. BENCH_PATH has {id} in it; BENCH_IDS is a file of ids; BENCH_KEY the API key.
local ids = {}
for id in io.lines(os.getenv("BENCH_IDS")) do
  ids[#ids + 1] = id
end

local before, after = os.getenv("BENCH_PATH"):match("^(.*){id}(.*)$")
local number = 0

function setup(thread)
  thread:set("number", number)
  number = number + 1
end

function init()
  math.randomseed(os.time() * 31 + number)
  before = "GET " .. before
  after = after .. " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " .. os.getenv("BENCH_KEY") .. "\r\n\r\n"
end

function request()
  return before .. ids[math.random(#ids)] .. after
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\nRESULT {"requests":%d,"micros":%d,"p50":%d,"p99":%d,"refused":%d,"failed":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
