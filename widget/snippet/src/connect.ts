import { baseAddress } from './address.ts'
import { post } from './opening.ts'
import type { ConnectOptions, Widget } from './options.ts'
import { read, VERSION, type EventName, type HostMessage, type WidgetEvents, type WidgetMessage } from './protocol.ts'
import { openShell } from './shell.ts'
import { textsFor } from './texts.ts'

const PATIENCE_MS = 10_000
const LEAVE_ANSWER_MS = 1_000

/** The widgets that are open, by where they are: one dialog for the page, one widget for each container. */
const open = new Map<Element | undefined, Widget>()

/**
 * Opens the connect widget. Where one is open already in that place (a double click, an effect that ran twice), that one
 * is answered and nothing else happens.
 *
 * @throws TypeError where an option cannot be used
 */
export function connect(options: ConnectOptions): Widget {
  if (typeof options?.fetchToken !== 'function') {
    throw new TypeError('Patchbay.connect: fetchToken must be a function')
  }
  const base = baseAddress(options.baseUrl)
  const place = container(options.container)
  let widget = open.get(place)
  if (!widget) {
    widget = start(options, base, place, () => open.delete(place))
    open.set(place, widget)
  }
  return widget
}

function container(wanted: Element | string | undefined): Element | undefined {
  const found = typeof wanted === 'string' ? document.querySelector(wanted) : wanted
  if (wanted && !found) {
    throw new TypeError(`Patchbay.connect: container ${wanted} is not in the page`)
  }
  return found ?? undefined
}

function start(options: ConnectOptions, base: URL, place: Element | undefined, forget: () => void): Widget {
  let { theme, locale } = options
  let frame: HTMLIFrameElement
  let ready = false
  let closed = false
  let patience: ReturnType<typeof setTimeout>
  let leaving: ReturnType<typeof setTimeout> | undefined
  const texts = textsFor(locale)

  function tell<E extends EventName>(name: E, detail: WidgetEvents[E]) {
    const { onSuccess, onError, onExit, onEvent } = options
    const own = { success: onSuccess, error: onError, exit: onExit }[name as string] as ((detail: object) => void) | undefined
    call(() => own?.(detail))
    call(() => onEvent?.(name, detail))
  }

  function send(message: HostMessage) {
    if (ready) {
      frame.contentWindow?.postMessage(message, base.origin)
    }
  }

  function attempt() {
    clearTimeout(patience)
    ready = false
    const next = shell.newFrame()
    frame = next.frame
    patience = setTimeout(() => fail('timeout', texts.failed), PATIENCE_MS)
    const current = () => !closed && frame === next.frame
    Promise.all([token(), next.blank]).then(
      ([token]) => {
        if (current()) {
          const mode = place ? 'inline' : 'modal'
          post(frame, new URL('connect', base), { token, connector: options.connector, theme, locale, mode })
        }
      },
      () => {
        if (current()) {
          fail('token_fetch_failed', texts.failed)
        }
      }
    )
  }

  async function token(): Promise<string> {
    const token = (await options.fetchToken()).trim()
    if (!/^[\w.~-]{1,1000}$/.test(token)) {
      throw new TypeError('fetchToken gave no token')
    }
    return token
  }

  function fail(code: string, message: string) {
    clearTimeout(patience)
    clearTimeout(leaving)
    leaving = undefined
    ready = false
    shell.trouble(message)
    tell('error', { code, message })
  }

  function receive({ origin, source, data }: MessageEvent) {
    const message = origin === base.origin && source && source === frame.contentWindow ? read(data) : undefined
    if (message) {
      handle(message)
    }
  }

  function handle({ type, detail }: WidgetMessage) {
    switch (type) {
      case 'ready':
        clearTimeout(patience)
        ready = true
        shell.reveal()
        send({ patchbay: VERSION, type: 'update', theme, locale })
        break
      case 'error':
        // Codes of a page in place of the widget: a new token opens a new one.
        if (!ready || detail.code.startsWith('token_') || detail.code === 'session_ended') {
          return fail(detail.code, detail.message || texts.failed)
        }
        break
      case 'view':
        clearTimeout(leaving)
        leaving = undefined
        break
      case 'resize':
        shell.resize(detail.height)
        break
      case 'exit':
        return finish(detail.reason)
    }
    tell(type, detail)
  }

  function leave() {
    if (!ready) {
      return finish('dismissed')
    }
    send({ patchbay: VERSION, type: 'close' })
    leaving ??= setTimeout(() => finish('dismissed'), LEAVE_ANSWER_MS)
  }

  function finish(reason: string) {
    if (closed) {
      return
    }
    closed = true
    clearTimeout(patience)
    clearTimeout(leaving)
    removeEventListener('message', receive)
    shell.remove()
    forget()
    tell('exit', { reason })
  }

  const shell = openShell(place, texts, { retry: attempt, leave, gone: () => finish('dismissed') })
  shell.theme(theme)
  addEventListener('message', receive)
  attempt()

  return {
    close: () => finish('closed'),
    update(changes) {
      theme = changes.theme ?? theme
      locale = changes.locale ?? locale
      shell.theme(theme)
      send({ patchbay: VERSION, type: 'update', ...changes })
    }
  }
}

/** A callback of the host page that fails is the page's own failure: reported as such, it does not stop the widget. */
function call(callback: () => void) {
  try {
    callback()
  } catch (failure) {
    reportError(failure)
  }
}
