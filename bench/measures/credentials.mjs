// GET /connections/{id}/credentials beside the yardsticks: one server for each number of rows, all of them running, in turns, so that
// whatever else the machine does falls on all alike.
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { median, round } from './numbers.mjs'
import { keep, say, workFolder } from './process.mjs'
import { Server } from './server.mjs'
import { load } from './wrk.mjs'

const PATHS = {
  bare: '/bench/bare/{id}',
  select: '/bench/select/{id}',
  credentials: '/api/v1/connections/{id}/credentials'
}

const CONNECTOR = {
  name: 'Bench CRM',
  slug: 'bench-crm',
  description: '',
  domain: 'example.com',
  visibility: 'private',
  base_url: 'https://api.example.com/v1',
  auth_methods: [
    {
      type: 'oauth2',
      default: true,
      grant: 'authorization_code',
      authorization_url: 'https://example.com/authorize',
      token_url: 'https://example.com/token',
      scopes: ['contacts.read', 'deals.read'],
      client_id: 'bench',
      client_secret: 'not-a-secret'
    }
  ]
}

export async function credentials(database, options) {
  const subjects = []
  for (const rows of options.rows) subjects.push(await furnish(database, rows, options))
  const rounds = []
  for (const subject of subjects) await warmUp(subject, options)
  for (let n = 0; n < options.rounds; n++) {
    say(`${database.name}: round ${n + 1} of ${options.rounds}`)
    rounds.push(await oneRound(subjects, n, options))
  }
  const result = { database: database.name, sizes: [] }
  for (const subject of subjects) {
    result.sizes.push({
      rows: subject.rows,
      loadSeconds: subject.loadSeconds,
      statements: await statements(subject),
      residentAfterStart: subject.residentAfterStart,
      residentAfterLoad: await subject.server.resident(),
      levels: options.connections.map(level => summary(rounds, subject, level))
    })
    await subject.server.stop()
  }
  result.growth = options.connections.map(level => growth(rounds, subjects, level))
  return result
}

async function furnish(database, rows, options) {
  say(`${database.name}: ${rows.toLocaleString('en')} connections`)
  const data = workFolder('data')
  if (options.keep) keep(data)
  const server = await Server.start({ settings: database.settings(rows), data, yardsticks: true })
  const residentAfterStart = await server.resident()
  await server.api('POST', '/connectors', CONNECTOR)
  const began = performance.now()
  await server.call('POST', `/bench/connections?count=${rows}&connector=${CONNECTOR.slug}`)
  const loadSeconds = round((performance.now() - began) / 1000, 1)
  const ids = join(data, 'ids')
  const answer = await fetch(`${server.url}/bench/ids`)
  await answer.body.pipeTo(into(ids))
  return { server, rows, ids, loadSeconds, residentAfterStart }
}

function into(file) {
  const out = createWriteStream(file)
  return new WritableStream({
    write: chunk => new Promise((resolve, reject) => out.write(chunk, error => (error ? reject(error) : resolve()))),
    close: () => new Promise(resolve => out.end(resolve))
  })
}

async function warmUp({ server, ids, rows }, { warmUp }) {
  say(`Warming up with ${rows.toLocaleString('en')}`)
  for (const path of [PATHS.credentials, PATHS.select, PATHS.bare, PATHS.credentials]) {
    await load(server, { path, ids, connections: 64, seconds: warmUp })
  }
}

async function oneRound(subjects, n, { connections, seconds }) {
  const measured = []
  for (const subject of subjects) {
    for (const level of connections) {
      for (const name of turned(Object.keys(PATHS), n)) {
        const numbers = await load(subject.server, { path: PATHS[name], ids: subject.ids, connections: level, seconds })
        measured.push({ name, rows: subject.rows, level, ...numbers })
      }
    }
  }
  return measured
}

/** Each round begins with another one. */
const turned = (list, n) => list.map((_, i) => list[(i + n) % list.length])

function pick(round, rows, level, name) {
  return round.find(one => one.rows === rows && one.level === level && one.name === name)
}

function summary(rounds, { rows }, level) {
  const of = name => {
    const numbers = rounds.map(one => pick(one, rows, level, name))
    return {
      perSecond: median(numbers.map(one => one.perSecond)),
      p50: median(numbers.map(one => one.p50)),
      p99: median(numbers.map(one => one.p99)),
      cpuMicros: median(numbers.map(one => one.cpuMicros)),
      rounds: numbers.map(one => one.perSecond)
    }
  }
  const ratio = name =>
    round(median(rounds.map(one => pick(one, rows, level, 'credentials').perSecond / pick(one, rows, level, name).perSecond)), 3)
  return {
    connections: level,
    bare: of('bare'),
    select: of('select'),
    credentials: of('credentials'),
    ofBare: ratio('bare'),
    ofSelect: ratio('select')
  }
}

/** How many times faster the smallest store answers than the largest, for each path. */
function growth(rounds, subjects, level) {
  const [few, many] = [subjects.at(0).rows, subjects.at(-1).rows]
  const of = name => round(median(rounds.map(one => pick(one, few, level, name).perSecond / pick(one, many, level, name).perSecond)), 3)
  return { connections: level, from: few, to: many, credentials: of('credentials'), select: of('select'), bare: of('bare') }
}

/** What the database itself counted, for each request. */
async function statements({ server, ids }) {
  await server.call('PUT', '/bench/statements?on=true')
  const before = Number(await server.call('GET', '/bench/statements'))
  const { requests } = await load(server, { path: PATHS.credentials, ids, connections: 1, seconds: 2 })
  const after = Number(await server.call('GET', '/bench/statements'))
  await server.call('PUT', '/bench/statements?on=false')
  return round((after - before) / requests, 3)
}
