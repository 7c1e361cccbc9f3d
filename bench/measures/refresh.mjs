// Refresh-ahead on one node: so many connections come due one after the other, and a simulated provider notes when each is renewed.
import { createServer } from 'node:http'
import { round } from './numbers.mjs'
import { freePort, keep, say, sleep, workFolder } from './process.mjs'
import { Server } from './server.mjs'

const SLUG = 'bench-refresh'
const LOADS_A_SECOND = 1_500 // the slowest expected
const GIVE_UP_AFTER = 300 // seconds beyond the last that was due

export async function refreshAhead(database, options) {
  const { connections, seconds, latency } = options.refresh
  say(`${database.name}: ${connections.toLocaleString('en')} connections due within ${seconds} s`)
  const provider = await Provider.start(latency)
  const data = workFolder('data')
  if (options.keep) keep(data)
  const settings = { ...database.settings('refresh'), PATCHBAY_EGRESS_ALLOW: '127.0.0.1' }
  const server = await Server.start({ settings, data, yardsticks: true })
  await server.api('POST', '/connectors', connector(provider.url))
  const from = Date.now() + (10 + connections / LOADS_A_SECOND) * 1000
  await server.call('POST', `/bench/due?count=${connections}&connector=${SLUG}&from=${Math.round(from)}&seconds=${seconds}`)
  const loadedBefore = round((from - Date.now()) / 1000)
  if (loadedBefore < 0) throw new Error('Loading took longer than expected: what is late now says nothing')
  await sleep(from - Date.now())
  const cpuBefore = server.cpuSeconds()
  const end = from + (seconds + GIVE_UP_AFTER) * 1000
  while (provider.refreshed.size < connections && Date.now() < end) await sleep(500)
  const lasted = (provider.last - from) / 1000
  await sleep(6000) // A second refresh of anything would show by now.
  const result = {
    database: database.name,
    connections,
    seconds,
    latency,
    refreshed: provider.refreshed.size,
    twice: provider.requests - provider.refreshed.size,
    perSecond: round(provider.refreshed.size / lasted),
    mostAtOnce: provider.mostAtOnce,
    lateness: distribution(provider.lateness),
    cpuSeconds: round(server.cpuSeconds() - cpuBefore),
    cpuMillisEach: round(((server.cpuSeconds() - cpuBefore) * 1000) / connections, 2),
    resident: await server.resident()
  }
  await server.stop()
  provider.stop()
  return result
}

/** Seconds between the moment that was due and the one at which the provider was asked. */
function distribution(lateness) {
  const sorted = [...lateness].sort((a, b) => a - b)
  const at = share => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] / 1000, 2)
  return { p50: at(0.5), p99: at(0.99), max: at(1) }
}

/** Answers each refresh after a while with new tokens of an hour. */
class Provider {
  refreshed = new Set()
  lateness = []
  requests = 0
  atOnce = 0
  mostAtOnce = 0
  last = 0

  static async start(latency) {
    const provider = new Provider()
    const port = await freePort()
    provider.url = `http://127.0.0.1:${port}`
    provider.server = createServer((request, response) => provider.#answer(request, response, latency))
    await new Promise(resolve => provider.server.listen(port, '127.0.0.1', resolve))
    return provider
  }

  async #answer(request, response, latency) {
    this.requests++
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce)
    let body = ''
    for await (const chunk of request) body += chunk
    const [, due, n] = new URLSearchParams(body).get('refresh_token').split('.')
    this.last = Date.now()
    this.lateness.push(this.last - Number(due))
    this.refreshed.add(n)
    await sleep(latency)
    this.atOnce--
    response.setHeader('Content-Type', 'application/json')
    response.end(
      JSON.stringify({ access_token: `renewed-${n}`, refresh_token: `due.${Date.now()}.${n}`, token_type: 'Bearer', expires_in: 3600 })
    )
  }

  stop() {
    this.server.closeAllConnections()
    this.server.close()
  }
}

const connector = url => ({
  name: 'Bench refresh',
  slug: SLUG,
  description: '',
  domain: 'example.com',
  visibility: 'private',
  base_url: url,
  auth_methods: [
    {
      type: 'oauth2',
      default: true,
      grant: 'authorization_code',
      authorization_url: `${url}/authorize`,
      token_url: `${url}/token`,
      scopes: [],
      client_id: 'bench',
      client_secret: 'not-a-secret'
    }
  ]
})
