import type { Theme } from './protocol.ts'
import { lockPage, shellStyles } from './styles.ts'
import type { Texts } from './texts.ts'

/** What the host page shows around the frame: a modal dialog, or a place in the page. */
export interface Shell {
  /** A new blank frame in place of the last one, under the skeleton; the promise is kept when its page can be written to. */
  newFrame(): { frame: HTMLIFrameElement; blank: Promise<unknown> }
  /** Uncovers the frame. */
  reveal(): void
  /** Says what is wrong, with a button to retry. */
  trouble(message: string): void
  resize(height: number): void
  theme(theme: Theme | undefined): void
  /** Leaves the page as it was before. */
  remove(): void
}

export interface ShellEvents {
  retry(): void
  /** The person asks to leave. */
  leave(): void
  /** The browser closed the dialog by itself. */
  gone(): void
}

/** A second click of the click that opened the dialog must not close it. */
const DOUBLE_CLICK_MS = 500

export function openShell(container: Element | undefined, texts: Texts, on: ShellEvents): Shell {
  const host = element('div')
  const root = host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [shellStyles()]

  const message = element('p')
  message.role = 'alert'
  const retry = button('retry', texts.retry, on.retry)
  const status = element('span', 'status')
  status.role = 'status'
  const card = element('div', container ? 'card inline' : 'card')
  card.append(skeleton(), status, element('div', 'trouble', message, retry))

  let frame: HTMLIFrameElement | undefined
  let cleanUp = () => {}

  if (container) {
    root.append(card)
    container.append(host)
  } else {
    cleanUp = openDialog(host, root, card, texts, on)
  }

  const show = (state: 'loading' | 'open' | 'trouble') => {
    card.dataset.state = state
    status.textContent = state === 'loading' ? texts.loading : ''
  }

  return {
    newFrame() {
      const hadFocus = root.activeElement === retry
      show('loading')
      if (hadFocus) {
        root.querySelector('dialog')?.focus()
      }
      frame?.remove()
      const next = element('iframe')
      frame = next
      next.name = `patchbay-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`
      next.title = texts.title
      next.allow = 'clipboard-write'
      next.inert = true
      const blank = new Promise(loaded => (next.onload = loaded))
      card.append(next)
      return { frame: next, blank }
    },
    reveal() {
      const focused = !!root.activeElement
      show('open')
      frame!.inert = false
      if (focused) {
        frame!.focus()
      }
    },
    trouble(words) {
      show('trouble')
      message.textContent = words
    },
    resize(height) {
      if (container) {
        frame!.style.height = `${height}px`
      }
    },
    theme(theme) {
      host.dataset.theme = theme ?? 'system'
    },
    remove() {
      cleanUp()
      host.remove()
    }
  }
}

/** The browser's own modal dialog: top layer, the page behind it inert, focus kept inside and given back at the end. */
function openDialog(host: Element, root: ShadowRoot, card: Element, texts: Texts, on: ShellEvents): () => void {
  const dialog = element('dialog', '', card, button('close', '×', on.leave, texts.close))
  dialog.ariaLabel = texts.title
  dialog.tabIndex = -1
  root.append(dialog)
  document.body.append(host)

  const opened = performance.now()
  let pressedOutside = false
  dialog.onpointerdown = event => {
    pressedOutside = event.target === dialog
  }
  dialog.onclick = event => {
    if (pressedOutside && event.target === dialog && performance.now() - opened > DOUBLE_CLICK_MS) {
      on.leave()
    }
  }
  dialog.oncancel = event => {
    event.preventDefault()
    on.leave()
  }
  dialog.onclose = on.gone

  const unlock = lockPage()
  dialog.showModal()
  dialog.focus()
  return () => {
    dialog.close()
    unlock()
  }
}

function skeleton(): HTMLElement {
  const row = () => element('div', 'row', element('span'), element('span'), element('span'))
  const rows = [1, 2, 3, 4, 5, 6].map(row)
  const whole = element('div', 'skeleton', element('div'), element('div'), element('div'), ...rows)
  whole.ariaHidden = 'true'
  return whole
}

function button(name: string, words: string, onClick: () => void, label?: string): HTMLButtonElement {
  const made = element('button', name, words)
  made.type = 'button'
  if (label) {
    made.ariaLabel = label
  }
  made.onclick = onClick
  return made
}

function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  name = '',
  ...children: (Node | string)[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag)
  if (name) {
    made.className = name
  }
  made.append(...children)
  return made
}
