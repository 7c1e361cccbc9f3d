// What the project has promised itself, and whether this run kept it.
const percent = ratio => `${(ratio * 100).toFixed(0)} %`
const kilobytes = bytes => `${(bytes / 1000).toFixed(0)} kB`

export function targets({ credentials, widget }) {
  return [...credentials.flatMap(ofCredentials), ...(widget ? ofWidget(widget) : [])]
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

function ofWidget({ cold, again, heap }) {
  return [
    entry('Widget, cold: JS + CSS', kilobytes(cold.code), '≤ 120 kB', cold.code <= 120_000),
    entry('Widget, cold: requests', String(cold.requests), '≤ 14', cold.requests <= 14),
    entry('Widget, opened again: static files fetched', String(again.staticFiles), '0', again.staticFiles === 0),
    entry('Widget: heap of one open', kilobytes(heap.perWidget), '≤ 250 kB', heap.perWidget <= 250_000)
  ]
}

const entry = (name, measured, target, met) => ({ name, measured, target, met })
