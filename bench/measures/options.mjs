// How much is measured. Quick is for work in progress: fewer rows, shorter rounds.
const FULL = {
  mode: 'full',
  rows: [1_000, 1_000_000],
  connections: [16, 64],
  rounds: 5,
  seconds: 3,
  warmUp: 10,
  longestWarmUp: 180,
  starts: 5,
  coldLoads: 5,
  widgets: 200,
  // An hour's work in ten minutes.
  refresh: { connections: 100_000, seconds: 600, latency: 50 }
}

const QUICK = {
  mode: 'quick',
  rows: [1_000, 50_000],
  rounds: 3,
  seconds: 1,
  warmUp: 3,
  longestWarmUp: 60,
  starts: 2,
  coldLoads: 3,
  widgets: 40,
  refresh: { connections: 10_000, seconds: 60, latency: 50 }
}

const USAGE = `./dev bench [--quick] [--only startup|widget|proxy|credentials|refresh]… [--database h2|mysql] [--rows N,N] [--due CONNECTIONS,SECONDS] [--keep]`

export function readOptions(args) {
  const options = { ...FULL, keep: false }
  const only = []
  let database = ''
  for (let i = 0; i < args.length; i++) {
    switch (args[i]) {
      case '--quick':
        Object.assign(options, QUICK)
        break
      case '--only':
        only.push(args[++i])
        break
      case '--database':
        database = args[++i]
        break
      case '--rows':
        options.rows = args[++i].split(',').map(Number)
        break
      case '--due': {
        const [connections, seconds] = args[++i].split(',').map(Number)
        options.refresh = { ...options.refresh, connections, seconds }
        break
      }
      case '--keep':
        // The data folders stay for a look at them.
        options.keep = true
        break
      default:
        console.error(USAGE)
        process.exit(args[i] === '--help' ? 0 : 2)
    }
  }
  options.only = measure => only.length === 0 || only.includes(measure)
  options.database = name => database === '' || name.toLowerCase().startsWith(database)
  return options
}
