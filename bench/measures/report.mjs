// The result as a table for people, and as a file for comparisons.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { targets } from './targets.mjs'

const RESULTS = join(import.meta.dirname, '..', 'results')

export function save(result) {
  mkdirSync(RESULTS, { recursive: true })
  const { date, mode } = result.conditions
  const file = join(RESULTS, `${date.slice(0, 19).replace(/[:T]/g, '-')}-${mode}.json`)
  writeFileSync(file, JSON.stringify({ ...result, targets: targets(result) }, null, 2) + '\n')
  return file
}

export function print(result) {
  printConditions(result.conditions)
  for (const one of result.credentials) printCredentials(one)
  for (const one of result.refresh) printRefresh(one)
  if (result.widget) printWidget(result.widget)
  if (result.startup) printStartUp(result.startup)
  if (result.proxy) printProxy(result.proxy)
  table(
    'Targets',
    ['', 'measured', 'target', ''],
    targets(result).map(({ name, measured, target, met }) => [name, measured, target, met ? 'met' : 'MISSED'])
  )
}

function printProxy({ heapLimit, warmUp, small, download, upload, peak }) {
  const ways = ['direct', 'nginx', 'patchbay'].filter(name => small[name])
  table(
    `The proxy after ${warmUp} s of warming up, its heap limited to ${heapLimit} MB (medians)`,
    ['', 'p50 ms', 'p99 ms', 'req/s, 32 conn.', '1 GB down, MB/s', '1 GB up, MB/s'],
    ways.map(name => [
      name,
      small[name].p50.toFixed(3),
      small[name].p99.toFixed(3),
      count(small[name].perSecond),
      count(download[name]),
      count(upload[name])
    ])
  )
  const compared = small.nginx ? '' : '; nginx is not installed, so there is nothing to compare the throughput with'
  console.log(`Peak of the heap in use: ${peak.download} MB down, ${peak.upload} MB up, garbage included${compared}.`)
}

function printConditions(c) {
  const lines = [
    `Patchbay bench, ${c.mode}, ${c.date.slice(0, 16).replace('T', ' ')} UTC, commit ${c.commit}${c.changed ? ' with changes' : ''}`,
    `${c.cpu}, ${c.cores} cores, ${c.memory}; ${c.system}`,
    [c.java, c.database, c.browser].filter(Boolean).join('; '),
    `wrk: ${c.wrk}`,
    `Load average ${c.now.load} before, ${c.after.load} after; busy before: ${c.now.beside.join(', ') || 'nothing'}`,
    `Took ${Math.floor(c.seconds / 60)} min ${c.seconds % 60} s`
  ]
  console.log(`\n${lines.join('\n')}`)
}

function printCredentials({ database, sizes }) {
  const rows = sizes.flatMap(({ rows, levels }) =>
    levels.flatMap(level =>
      ['bare', 'select', 'credentials'].map(name => [
        count(rows),
        level.connections,
        { bare: 'bare controller', select: 'one SELECT', credentials: 'GET …/credentials' }[name],
        count(level[name].perSecond),
        level[name].p50.toFixed(2),
        level[name].p99.toFixed(2),
        level[name].cpuMicros,
        name === 'credentials' ? `${percent(level.ofBare)} of bare, ${percent(level.ofSelect)} of SELECT` : ''
      ])
    )
  )
  table(`Credentials on ${database} (medians)`, ['stored', 'conn.', '', 'req/s', 'p50 ms', 'p99 ms', 'CPU µs', ''], rows)
  console.log('bare and SELECT check no key; credentials includes the key check, one row of 30 columns, decryption and JSON. CPU µs: of the server, a request.')
  for (const size of sizes) {
    console.log(
      `${count(size.rows)} stored: ${size.statements} statements a request; resident ${size.residentAfterStart} MB after start, ` +
        `${size.residentAfterLoad} MB after load; inserted in ${size.loadSeconds} s`
    )
  }
}

function printRefresh({ database, connections, seconds, latency, refreshed, twice, perSecond, mostAtOnce, lateness, cpuMillisEach }) {
  table(`Refresh-ahead on ${database}, one node`, ['due', 'within', 'renewed', 'twice', 'a second', 'at once', 'late p50 s', 'p99 s', 'max s', 'CPU ms each'], [
    [count(connections), `${seconds} s`, count(refreshed), twice, perSecond, mostAtOnce, lateness.p50, lateness.p99, lateness.max, cpuMillisEach]
  ])
  console.log(`The provider takes ${latency} ms. Late: from the moment that was due to the provider's being asked; a caller would wait from 60 s on.`)
}

function printWidget({ cold, again, heap }) {
  table('Widget, in Chromium', ['', 'requests', 'JS + CSS', 'all', 'ms to the list'], [
    ['cold load', cold.requests, kilobytes(cold.code), kilobytes(cold.bytes), Math.round(cold.millis)],
    ['opened again', again.requests, kilobytes(again.code), kilobytes(again.bytes), Math.round(again.millis)]
  ])
  console.log(`Heap for one open widget: ${kilobytes(heap.perWidget)} (${heap.widgets} open, ${heap.screens} counted on the server, after GC)`)
}

function printStartUp({ cold, warm, resident }) {
  table('Start-up', ['', 'to readiness'], [
    ['empty data folder', `${(cold / 1000).toFixed(1)} s`],
    ['the same again', `${(warm / 1000).toFixed(1)} s`]
  ])
  console.log(`Resident after start: ${resident} MB`)
}

function table(title, head, rows) {
  const lines = [head, ...rows].map(row => row.map(String))
  const widths = head.map((_, i) => Math.max(...lines.map(line => line[i].length)))
  const numeric = head.map((_, i) => rows.length > 0 && rows.every(row => /^[\d.,]*( [km]?B| s)?$/i.test(String(row[i]))))
  const draw = line => line.map((cell, i) => (numeric[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  ').trimEnd()
  console.log(`\n${title}\n${draw(lines[0])}\n${widths.map(width => '─'.repeat(width)).join('──')}`)
  for (const line of lines.slice(1)) console.log(draw(line))
}

const count = number => Math.round(number).toLocaleString('en')
const percent = ratio => `${Math.round(ratio * 100)} %`
const kilobytes = bytes => `${(bytes / 1000).toFixed(1)} kB`
