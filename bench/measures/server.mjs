// A Patchbay server under measurement: the production jar as it is, or with the yardsticks beside it.
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort, run, sleep, start, stop, workFolder } from './process.mjs'

const JAR = process.env.PATCHBAY_JAR
const YARDSTICKS = fileURLToPath(new URL('../target/classes/', import.meta.url))
const TICKS = 100 // of a second, in /proc
const READY_WITHIN = 180_000

export const apiKey = `pb_test_${randomBytes(24).toString('hex')}`

export class Server {
  /** Starts a server and resolves when it is ready; `millis` then says how long that took. */
  static async start({ settings = {}, data = workFolder('data'), yardsticks = false } = {}) {
    const server = new Server()
    server.data = data
    server.port = await freePort()
    server.url = `http://localhost:${server.port}`
    server.log = join(data, 'server.log')
    const log = openSync(server.log, 'a')
    const began = performance.now()
    const program = yardsticks
      ? [`-Dloader.path=${YARDSTICKS}`, '-cp', JAR, 'org.springframework.boot.loader.launch.PropertiesLauncher']
      : ['-jar', JAR]
    server.process = start('java', ['--enable-native-access=ALL-UNNAMED', ...program], {
      env: {
        ...process.env,
        PATCHBAY_PORT: String(server.port),
        PATCHBAY_URL: server.url,
        PATCHBAY_DATA_DIR: data,
        PATCHBAY_API_KEY: apiKey,
        PATCHBAY_ADMIN_EMAIL: 'owner@example.com',
        PATCHBAY_ADMIN_PASSWORD: randomBytes(18).toString('hex'),
        PATCHBAY_SANDBOX: 'false',
        ...settings
      },
      stdio: ['ignore', log, log]
    })
    closeSync(log)
    await server.#ready(began)
    server.millis = performance.now() - began
    return server
  }

  async #ready(began) {
    while (performance.now() - began < READY_WITHIN) {
      if (this.process.exitCode !== null) throw new Error(`The server ended:\n${this.#lastWords()}`)
      try {
        const answer = await fetch(`http://127.0.0.1:${this.port}/actuator/health/readiness`)
        await answer.arrayBuffer()
        if (answer.ok) return
      } catch {
        // Not listening yet.
      }
      await sleep(25)
    }
    throw new Error(`The server was not ready in time:\n${this.#lastWords()}`)
  }

  #lastWords() {
    return readFileSync(this.log, 'utf8').split('\n').slice(-30).join('\n')
  }

  async call(method, path, body) {
    const answer = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      method,
      headers: { Authorization: `Bearer ${apiKey}`, ...(body && { 'Content-Type': 'application/json' }) },
      body: body && JSON.stringify(body)
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 500)}`)
    return answer.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : text
  }

  api(method, path, body) {
    return this.call(method, `/api/v1${path}`, body)
  }

  /** Resident memory, in MB. */
  async resident() {
    return Math.round(Number(await run('ps', ['-o', 'rss=', '-p', String(this.process.pid)])) / 1024)
  }

  /** Processor time used so far; NaN where the system does not tell. */
  cpuSeconds() {
    try {
      const fields = readFileSync(`/proc/${this.process.pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')
      return (Number(fields[11]) + Number(fields[12])) / TICKS
    } catch {
      return NaN
    }
  }

  jcmd(...command) {
    return run('jcmd', [String(this.process.pid), ...command])
  }

  stop() {
    return stop(this.process)
  }
}
