import { Window } from 'happy-dom'

export const HOST = 'https://app.example'
export const BASE = 'https://connect.example'

/** A form that was posted into a frame. */
export interface Posted {
  action: string
  method: string
  target: string
  fields: Record<string, string>
}

/** What the snippet sent to a frame. */
export interface Sent {
  message: { type: string }
  origin: string
}

export const window = new Window({ url: `${HOST}/settings` })
const sent = new WeakMap<object, Sent[]>()
const posted = new WeakMap<object, Posted>()

// happy-dom has no page in a blank frame: each gets one of its own, and a window that notes what is sent to it.
const pages = new WeakMap<object, { contentWindow: object; contentDocument: object }>()
function pageOf(frame: object) {
  let page = pages.get(frame)
  if (!page) {
    const messages: Sent[] = []
    const contentWindow = { postMessage: (message: Sent['message'], origin: string) => messages.push({ message, origin }) }
    page = { contentWindow, contentDocument: window.document.implementation.createHTMLDocument() }
    pages.set(frame, page)
    sent.set(contentWindow, messages)
  }
  return page
}
for (const name of ['contentWindow', 'contentDocument'] as const) {
  Object.defineProperty(window.HTMLIFrameElement.prototype, name, {
    get(this: object) {
      return pageOf(this)[name]
    }
  })
}
window.HTMLFormElement.prototype.submit = function (this: any) {
  posted.set(this.ownerDocument, {
    action: this.action,
    method: this.method,
    target: this.getAttribute('target'),
    fields: Object.fromEntries([...this.querySelectorAll('input')].map((input: any) => [input.name, input.value]))
  })
}

for (const name of ['document', 'navigator', 'innerWidth', 'CSSStyleSheet', 'HTMLScriptElement'] as const) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true })
}
globalThis.addEventListener = window.addEventListener.bind(window) as never
globalThis.removeEventListener = window.removeEventListener.bind(window) as never

/** The shadow roots of the widgets in the page. */
export const shells = (): ShadowRoot[] =>
  [...document.querySelectorAll('div')].map(div => div.shadowRoot).filter(root => root !== null)

/** The one widget in the page. */
export function shell() {
  const [root, ...more] = shells()
  if (!root || more.length) {
    throw new Error(`expected one widget, found ${shells().length}`)
  }
  return inspect(root)
}

export function inspect(root: ShadowRoot) {
  const frame = root.querySelector('iframe')!
  return {
    root,
    frame,
    state: root.querySelector<HTMLElement>('.card')!.dataset.state,
    message: root.querySelector('p')!.textContent,
    retry: () => root.querySelector<HTMLButtonElement>('.retry')!.click(),
    pressClose: () => root.querySelector<HTMLButtonElement>('.close')!.click(),
    sent: sent.get(frame.contentWindow!)!,
    posted: posted.get(frame.contentDocument!),
    /** The frame's blank page has loaded, and everything that waited for it has run. */
    async blank() {
      frame.dispatchEvent(new window.Event('load') as never)
      await settled()
    },
    says: (data: unknown, origin = BASE, source: unknown = frame.contentWindow) => {
      const event = new window.MessageEvent('message', { data, origin, source } as never)
      window.dispatchEvent(event)
    }
  }
}

export const settled = () => new Promise(resolve => setImmediate(resolve))

export function container(): HTMLElement {
  const made = document.createElement('div')
  document.body.append(made)
  return made
}
