// Under what conditions the numbers came about; without them they say nothing.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os'
import { THREADS } from './wrk.mjs'

export function conditions({ mode, rounds, seconds, connections }) {
  return {
    date: new Date().toISOString(),
    mode,
    commit: quietly('git', ['rev-parse', '--short', 'HEAD']),
    changed: quietly('git', ['status', '--porcelain', '--untracked-files=no']) !== '',
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${distribution()}, ${type()} ${release()}`,
    java: quietly('java', ['--version']).split('\n')[1] ?? '',
    database: process.env.PATCHBAY_TEST_MYSQL_NAME ?? '',
    browser: quietly(process.env.PATCHBAY_TEST_BROWSER ?? 'false', ['--version']),
    wrk: `${THREADS} thread(s), ${connections.join(' and ')} connections, ${rounds} rounds of ${seconds} s, on the same machine`,
    now: now()
  }
}

/** What ran beside: the load before the first measure, and who caused it. */
function now() {
  const busy = quietly('ps', ['-eo', 'pcpu=,comm=', '--sort=-pcpu'])
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .filter(([share, name]) => Number(share) >= 5 && !['ps', 'node'].includes(name))
    .slice(0, 5)
    .map(([share, name]) => `${name} ${Math.round(share)} %`)
  return { load: loadavg().map(value => value.toFixed(1)).join(' '), beside: busy }
}

function distribution() {
  try {
    return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))[1]
  } catch {
    return 'unknown system'
  }
}

function quietly(command, args) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}
