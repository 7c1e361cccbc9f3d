// A Chromium driven through its DevTools protocol: enough of it to load pages and to see what they fetch.
import { join } from 'node:path'
import { start, stop, workFolder } from './process.mjs'

const FLAGS = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions'
]

export class Browser {
  static async start() {
    const folder = workFolder('browser')
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const chromium = start(
      process.env.PATCHBAY_TEST_BROWSER,
      [...FLAGS, ...root, `--user-data-dir=${join(folder, 'profile')}`, 'about:blank'],
      { stdio: ['ignore', 'ignore', 'pipe'] }
    )
    const browser = new Browser()
    browser.process = chromium
    browser.socket = await connect(await address(chromium))
    browser.#listen()
    return browser
  }

  #answers = new Map()
  #listeners = new Set()
  #number = 0

  #listen() {
    this.socket.onmessage = ({ data }) => {
      const message = JSON.parse(data)
      const waiting = this.#answers.get(message.id)
      if (waiting) {
        this.#answers.delete(message.id)
        if (message.error) waiting.reject(new Error(`${waiting.method}: ${message.error.message}`))
        else waiting.resolve(message.result)
      } else {
        for (const listener of this.#listeners) listener(message)
      }
    }
  }

  send(method, params = {}, sessionId) {
    const id = ++this.#number
    this.socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }))
    return new Promise((resolve, reject) => this.#answers.set(id, { method, resolve, reject }))
  }

  /** A page in a profile of its own, with an empty cache. A silent one does not tell the server when it is left. */
  async page({ silent = false } = {}) {
    const { browserContextId } = await this.send('Target.createBrowserContext')
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank', browserContextId })
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true })
    return Page.of(this, { session: sessionId, context: browserContextId, silent })
  }

  listen(listener) {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  stop() {
    this.socket.close()
    return stop(this.process)
  }
}

/** One page and its frames, which may live in processes, and so in sessions, of their own. */
class Page {
  #sessions
  #requests = new Map()

  static async of(browser, { session, context, silent }) {
    const page = new Page()
    Object.assign(page, { browser, session, context, silent })
    page.#sessions = new Set([session])
    page.forget = browser.listen(message => page.#hear(message))
    await page.#watch(session)
    return page
  }

  /** Every frame is held until it is watched, so that not even its first request is missed. */
  async #watch(session) {
    await this.browser.send('Network.enable', {}, session)
    if (this.silent) {
      await this.browser.send('Page.enable', {}, session)
      await this.browser.send('Page.addScriptToEvaluateOnNewDocument', { source: 'navigator.sendBeacon = () => true' }, session)
    }
    await this.browser.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }, session)
  }

  #hear({ method, params, sessionId }) {
    if (!this.#sessions.has(sessionId)) return
    switch (method) {
      case 'Target.attachedToTarget':
        this.#sessions.add(params.sessionId)
        this.#watch(params.sessionId)
          .catch(() => {})
          .then(() => this.browser.send('Runtime.runIfWaitingForDebugger', {}, params.sessionId))
          .catch(() => {})
        break
      case 'Network.requestWillBeSent':
        this.#began(params)
        break
      case 'Network.requestServedFromCache':
        this.#note(params.requestId, { cached: true })
        break
      case 'Network.responseReceived':
        this.#note(params.requestId, {
          type: params.type,
          cached: this.#requests.get(params.requestId)?.cached || params.response.fromDiskCache || false
        })
        break
      case 'Network.loadingFinished':
        this.#note(params.requestId, { bytes: params.encodedDataLength })
        break
    }
  }

  /** A redirect goes on under the same id: its first leg is a request of its own. */
  #began({ requestId, request, type, redirectResponse }) {
    const before = this.#requests.get(requestId)
    if (redirectResponse && before) {
      this.#requests.set(`${requestId} ${before.url}`, { ...before, bytes: redirectResponse.encodedDataLength })
      this.#requests.delete(requestId)
    }
    this.#note(requestId, { url: request.url, method: request.method, type })
  }

  #note(id, what) {
    this.#requests.set(id, { bytes: 0, cached: false, ...this.#requests.get(id), ...what })
  }

  async open(url) {
    await this.browser.send('Page.enable', {}, this.session)
    const loaded = new Promise(resolve => {
      const forget = this.browser.listen(({ method, sessionId }) => {
        if (sessionId === this.session && method === 'Page.loadEventFired') {
          forget()
          resolve()
        }
      })
    })
    await this.browser.send('Page.navigate', { url }, this.session)
    await loaded
  }

  /** The value that an expression, or its promise, has in the page. */
  async evaluate(expression) {
    const { result, exceptionDetails } = await this.browser.send(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
      this.session
    )
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /** What went over the network to this origin since the last time: `{url, method, type, bytes}` each. */
  fetched(origin) {
    const found = [...this.#requests.values()].filter(({ url, cached }) => url?.startsWith(`${origin}/`) && !cached)
    this.#requests.clear()
    return found
  }

  async close() {
    this.forget()
    await this.browser.send('Target.disposeBrowserContext', { browserContextId: this.context })
  }
}

function address(chromium) {
  return new Promise((resolve, reject) => {
    let said = ''
    chromium.stderr.on('data', data => {
      said += data
      const found = /DevTools listening on (ws:\S+)/.exec(said)
      if (found) resolve(found[1])
    })
    chromium.ended.then(() => reject(new Error(`The browser ended: ${said.slice(-2000)}`)))
  })
}

function connect(url) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url)
    socket.onopen = () => resolve(socket)
    socket.onerror = () => reject(new Error('The browser does not answer'))
  })
}
