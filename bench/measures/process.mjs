// Processes and folders that a measure starts; none outlives it.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const children = new Set()
const folders = new Set()

export const say = text => console.error(`▸ ${text}`)

export const sleep = ms => new Promise(resolve => setTimeout(resolve, ms))

export function workFolder(name) {
  const folder = mkdtempSync(join(process.env.TMPDIR ?? tmpdir(), `patchbay-bench-${name}-`))
  folders.add(folder)
  return folder
}

export function keep(folder) {
  folders.delete(folder)
}

export function start(command, args, options) {
  const child = spawn(command, args, options)
  children.add(child)
  child.ended = new Promise(resolve => child.once('close', resolve)).then(() => children.delete(child))
  return child
}

/** Runs a command to its end and gives what it printed; its failure is ours. */
export async function run(command, args, options = {}) {
  const child = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', data => (out += data))
  child.stderr.on('data', data => (err += data))
  await child.ended
  if (child.exitCode !== 0) throw new Error(`${command} ended with ${child.exitCode}: ${err.trim() || out.trim()}`)
  return out
}

export async function stop(child) {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM')
    const forced = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await child.ended
    clearTimeout(forced)
  }
}

export async function cleanUp() {
  await Promise.all([...children].map(stop))
  removeFolders()
}

let next = 8200

/** The next port that nobody listens on. */
export async function freePort() {
  for (;;) {
    const port = next++
    const free = await new Promise(resolve => {
      const probe = createServer().once('error', () => resolve(false))
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
    })
    if (free) return port
  }
}

function removeFolders() {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  folders.clear()
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => process.exit(130))
}
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL')
  removeFolders()
})
