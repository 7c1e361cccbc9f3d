// What the project has promised itself, and whether this run kept it.
const percent = ratio => `${(ratio * 100).toFixed(0)} %`
const kilobytes = bytes => `${(bytes / 1000).toFixed(0)} kB`

export function targets({ credentials, refresh, widget, proxy }) {
  return [
    ...credentials.flatMap(ofCredentials),
    ...refresh.flatMap(ofRefresh),
    ...(widget ? ofWidget(widget) : []),
    ...(proxy ? ofProxy(proxy) : [])
  ]
}

function ofCredentials({ database, sizes, growth }) {
  const yardstick = database === 'H2' ? ['ofBare', 0.6, 'of bare'] : ['ofSelect', 0.8, 'of the one-SELECT yardstick']
  const found = []
  for (const { rows, statements, levels } of sizes) {
    const stored = `${database}, ${rows.toLocaleString('en')} stored`
    found.push(entry(`${stored}: statements a request`, statements.toFixed(2), '1', statements < 1.05))
    for (const level of levels) {
      const [key, least, words] = yardstick
      found.push(
        entry(`${stored}, ${level.connections} connections: credentials`, `${percent(level[key])} ${words}`, `≥ ${percent(least)}`, level[key] >= least)
      )
    }
  }
  for (const { connections, from, to, credentials } of growth) {
    if (from !== to) {
      const name = `${database}, ${connections} connections: ${from.toLocaleString('en')} against ${to.toLocaleString('en')}`
      found.push(entry(name, `${credentials.toFixed(2)}×`, '≤ 1.2×', credentials <= 1.2))
    }
  }
  return found
}

/** A caller would wait for what is renewed later than a minute after it was due. */
function ofRefresh({ database, connections, seconds, refreshed, twice, lateness }) {
  const name = `${database}, ${connections.toLocaleString('en')} due within ${seconds} s`
  return [
    entry(`${name}: renewed`, refreshed.toLocaleString('en'), connections.toLocaleString('en'), refreshed === connections),
    entry(`${name}: renewed twice`, String(twice), '0', twice === 0),
    entry(`${name}: latest`, `${lateness.max} s after its time`, '≤ 60 s', lateness.max <= 60)
  ]
}

function ofWidget({ cold, again, heap }) {
  return [
    entry('Widget, cold: JS + CSS', kilobytes(cold.code), '≤ 120 kB', cold.code <= 120_000),
    entry('Widget, cold: requests', String(cold.requests), '≤ 14', cold.requests <= 14),
    entry('Widget, opened again: static files fetched', String(again.staticFiles), '0', again.staticFiles === 0),
    entry('Widget: heap of one open', kilobytes(heap.perWidget), '≤ 250 kB', heap.perWidget <= 250_000)
  ]
}

function ofProxy({ small, download, upload, live }) {
  const found = [entry('Proxy: p50 added to a direct call', `${small.added.toFixed(2)} ms`, '≤ 1 ms', small.added <= 1)]
  for (const [name, { ofNginx }] of Object.entries({ 'small calls': small, '1 GB download': download, '1 GB upload': upload })) {
    if (ofNginx) found.push(entry(`Proxy: ${name}, of nginx`, percent(ofNginx), '≥ 50 %', ofNginx >= 0.5))
  }
  for (const [direction, grown] of Object.entries(live)) {
    found.push(entry(`Proxy: live heap grown by a 1 GB ${direction}`, `${grown.toFixed(1)} MB`, '≤ 16 MB', grown <= 16))
  }
  return found
}

const entry = (name, measured, target, met) => ({ name, measured, target, met })
