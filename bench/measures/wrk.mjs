// Load, sent by wrk over keep-alive connections as fast as answers come. Half the cores at most are its own.
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { round } from './numbers.mjs'
import { run } from './process.mjs'
import { apiKey } from './server.mjs'

const SCRIPT = fileURLToPath(new URL('ids.lua', import.meta.url))
export const THREADS = Math.max(1, Math.min(4, availableParallelism() >> 1))

export async function load(server, { path, ids, connections, seconds }) {
  const threads = Math.min(THREADS, connections)
  const before = server.cpuSeconds()
  const out = await run(
    'wrk',
    ['-t', threads, '-c', connections, '-d', `${seconds}s`, '--timeout', '10s', '-s', SCRIPT, `http://127.0.0.1:${server.port}`].map(String),
    { env: { ...process.env, BENCH_PATH: path, BENCH_IDS: ids, BENCH_KEY: apiKey } }
  )
  const told = JSON.parse(/^RESULT (.*)$/m.exec(out)[1])
  if (told.refused + told.failed > 0) {
    throw new Error(`${path}: ${told.refused} answers were no success and ${told.failed} requests failed`)
  }
  const cpu = server.cpuSeconds() - before
  return {
    cpuMicros: round((cpu * 1e6) / told.requests),
    requests: told.requests,
    perSecond: round(told.requests / (told.micros / 1e6)),
    p50: round(told.p50 / 1000, 2),
    p99: round(told.p99 / 1000, 2)
  }
}
