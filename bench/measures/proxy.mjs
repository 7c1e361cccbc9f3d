// The proxy beside a direct call and a plain nginx: what it adds to a small call, how many it carries, and 1 GB each way through a
// server whose heap is a quarter of that.
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, nginx } from './nginx.mjs'
import { median, round } from './numbers.mjs'
import { freePort, run, say, sleep, start, stop, workFolder } from './process.mjs'
import { apiKey, Server } from './server.mjs'
import { load } from './wrk.mjs'

const GIGABYTE = 1024 ** 3
const HEAP_MB = 256

export async function proxy(options) {
  const upstream = await startUpstream()
  const beside = await nginx(upstream.port)
  if (!beside) say('There is no nginx here: the proxy is compared with direct calls alone')
  const data = workFolder('proxy')
  const server = await Server.start({
    data,
    settings: { PATCHBAY_EGRESS_ALLOW: '127.0.0.1', JAVA_TOOL_OPTIONS: `-Xmx${HEAP_MB}m` }
  })
  const ways = waysTo(await connect(server, upstream.port), server, upstream, beside, data)
  say('The proxy: warming up')
  let warmUp = 0
  for (const way of ways) warmUp = Math.max(warmUp, await warm(way, options))
  const rounds = []
  for (let n = 0; n < options.rounds; n++) {
    say(`The proxy: round ${n + 1} of ${options.rounds}`)
    rounds.push(await oneRound(ways, n, options))
  }
  const bodies = await large(ways, server, options)
  await Promise.all([server.stop(), stop(upstream.process), beside && stop(beside.process)])
  return { heapLimit: HEAP_MB, warmUp, small: smallSummary(rounds, ways), ...bodies }
}

async function startUpstream() {
  const port = await freePort()
  const process = start('node', [join(import.meta.dirname, 'upstream.mjs'), String(port)], { stdio: 'inherit' })
  await answers(`http://127.0.0.1:${port}/small`)
  return { port, process, cpuSeconds: () => NaN }
}

/** A connection with a key, by its id. */
async function connect(server, port) {
  await server.api('POST', '/connectors', {
    name: 'Bench app',
    slug: 'bench-app',
    base_url: `http://127.0.0.1:${port}`,
    auth_methods: [{ type: 'api_key', default: true, in: 'header', name: 'X-API-Key' }]
  })
  const made = await server.api('POST', '/connections', {
    tenant: { id: 'bench' },
    connector: 'bench-app',
    credentials: { api_key: 'not-a-secret' }
  })
  return made.id
}

/** The same app, reached three ways. */
function waysTo(id, server, upstream, beside, data) {
  const ids = join(data, 'ids')
  writeFileSync(ids, `${id}\n`)
  const direct = { name: 'direct', target: upstream, prefix: '', call: '/small?{id}' }
  const plain = beside && { ...direct, name: 'nginx', target: { port: beside.port, cpuSeconds: () => NaN } }
  const ours = {
    name: 'patchbay',
    target: server,
    prefix: `/api/v1/connections/${id}/proxy`,
    call: '/api/v1/connections/{id}/proxy/small'
  }
  return [direct, plain, ours].filter(Boolean).map(way => ({ ...way, ids }))
}

/** Until three rounds in turn got no faster, since a young server is busy compiling itself; resolves to the seconds that took. */
async function warm(way, { warmUp, longestWarmUp }) {
  let best = 0
  let since = 0
  let seconds = 0
  while (since < 3 && seconds < longestWarmUp) {
    const { perSecond } = await small(way, 32, warmUp)
    seconds += warmUp
    since = perSecond > best * 1.05 ? 0 : since + 1
    best = Math.max(best, perSecond)
  }
  return seconds
}

const small = ({ target, call, ids }, connections, seconds) => load(target, { path: call, ids, connections, seconds })

async function oneRound(ways, n, { seconds }) {
  const measured = {}
  for (const way of ways.map((_, i) => ways[(i + n) % ways.length])) {
    const alone = await small(way, 1, seconds)
    const many = await small(way, 32, seconds)
    measured[way.name] = { p50: alone.p50, p99: alone.p99, perSecond: many.perSecond }
  }
  return measured
}

function smallSummary(rounds, ways) {
  const summary = {}
  for (const { name } of ways) {
    summary[name] = {
      p50: median(rounds.map(one => one[name].p50)),
      p99: median(rounds.map(one => one[name].p99)),
      perSecond: median(rounds.map(one => one[name].perSecond))
    }
  }
  summary.added = round(median(rounds.map(one => one.patchbay.p50 - one.direct.p50)), 3)
  if (summary.nginx) summary.ofNginx = round(median(rounds.map(one => one.patchbay.perSecond / one.nginx.perSecond)), 3)
  return summary
}

async function large(ways, server, { rounds }) {
  const file = join(workFolder('body'), 'body')
  writeFileSync(file, '')
  truncateSync(file, GIGABYTE)
  const found = { download: {}, upload: {}, live: {}, peak: {} }
  const speeds = { download: [], upload: [] }
  for (let n = 0; n < Math.min(rounds, 3); n++) {
    for (const direction of ['download', 'upload']) {
      say(`The proxy: 1 GB ${direction}`)
      const round = {}
      for (const way of ways.map((_, i) => ways[(i + n) % ways.length])) {
        const watch = way.name === 'patchbay' ? heapWatch(server) : null
        round[way.name] = await transfer(way, direction, file)
        if (watch) {
          const heap = await watch.end()
          found.live[direction] = Math.max(found.live[direction] ?? -Infinity, heap.grown)
          found.peak[direction] = Math.max(found.peak[direction] ?? 0, heap.peak)
        }
      }
      speeds[direction].push(round)
    }
  }
  for (const direction of ['download', 'upload']) {
    const of = name => Math.round(median(speeds[direction].map(one => one[name])))
    for (const { name } of ways) found[direction][name] = of(name)
    if (found[direction].nginx) {
      found[direction].ofNginx = round(median(speeds[direction].map(one => one.patchbay / one.nginx)), 3)
    }
  }
  return found
}

/** In MB a second. */
async function transfer({ target, prefix }, direction, file) {
  const url = `http://127.0.0.1:${target.port}${prefix}`
  const key = ['-H', `Authorization: Bearer ${apiKey}`]
  const args =
    direction === 'download'
      ? ['-sSf', '-o', '/dev/null', '-w', '%{size_download} %{speed_download}', ...key, `${url}/bytes?size=${GIGABYTE}`]
      : ['-sSf', '-o', '/dev/null', '-w', '%{size_upload} %{speed_upload}', ...key, '-H', 'Expect:', '-T', file, `${url}/sink`]
  const [size, speed] = (await run('curl', args)).split(' ').map(Number)
  if (size !== GIGABYTE) throw new Error(`Only ${size} bytes of the ${direction} passed`)
  return speed / 1e6
}

/** How much of the heap is used at most meanwhile, and how much more is alive in the middle than before. */
function heapWatch(server) {
  let over = false
  const watching = (async () => {
    const before = await alive(server)
    let peak = 0
    let most = before
    while (!over) {
      peak = Math.max(peak, await used(server))
      if (!over) most = Math.max(most, await alive(server))
      await sleep(100)
    }
    return { peak: Math.round(peak), grown: round(most - before, 1) }
  })()
  return {
    end: () => {
      over = true
      return watching
    }
  }
}

async function alive(server) {
  await server.jcmd('GC.run')
  return used(server)
}

/** In MB. */
async function used(server) {
  const told = await server.jcmd('GC.heap_info')
  return Number(/used (\d+)K/.exec(told)[1]) / 1024
}
