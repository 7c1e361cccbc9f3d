import { tell } from './host'

const WIDTH = 520
const HEIGHT = 720
const CLOSED_CHECK_MS = 1000

/** The window that was opened last. Its proof is told to that window alone. */
let current: { attempt: string; proof: string; popup: Window | null } | undefined

/** Opens an app's sign-in in the click itself. */
class PbPopup extends HTMLElement {
  attempt = ''
  proof = ''

  connectedCallback() {
    this.addEventListener('click', this.#click)
  }

  #click = (event: Event) => {
    const target = event.target as Element
    if (target.closest('a')) {
      current = { attempt: this.attempt, proof: this.proof, popup: null }
      this.#opened()
    } else if (target.closest('button')) {
      this.#open()
    }
  }

  #open() {
    // A second click, or a reopening while the window is still there. A window of an attempt that is over only has yet to close.
    const awaited = [this.attempt, document.querySelector('pb-wait')?.getAttribute('attempt')]
    if (current?.popup && !current.popup.closed && awaited.includes(current.attempt)) {
      return current.popup.focus()
    }
    const popup = window.open(`/connect/authorize/${this.attempt}`, `patchbay_${this.attempt}`, features())
    if (!popup) {
      this.querySelector<HTMLElement>('.blocked')!.hidden = false
      this.querySelector<HTMLElement>('.blocked a')!.focus()
      tell('popup_blocked', this.#about())
      return
    }
    current = { attempt: this.attempt, proof: this.proof, popup }
    this.#opened()
  }

  #about() {
    return { connector: this.getAttribute('connector') ?? undefined }
  }

  #opened() {
    tell('popup_opened', this.#about())
    this.dispatchEvent(new CustomEvent('opened'))
  }
}

/** In the middle of the window that the person looks at. */
function features(): string {
  const left = Math.round(window.screenX + Math.max(0, (window.outerWidth - WIDTH) / 2))
  const top = Math.round(window.screenY + Math.max(0, (window.outerHeight - HEIGHT) / 2))
  return `popup,width=${WIDTH},height=${HEIGHT},left=${left},top=${top}`
}

/**
 * The start page asks whoever opened it for the proof, and only pages of our own origin can. A tab that a link opened is not known
 * beforehand, so the first one that asks for the right attempt is taken for it.
 */
addEventListener('message', ({ origin, source, data }: MessageEvent) => {
  if (origin !== location.origin || !current || data?.patchbay !== 1 || data.attempt !== current.attempt) {
    return
  }
  if (data.type === 'popup_hello' && source) {
    current.popup ??= source as Window
    if (source === current.popup) {
      current.popup.postMessage({ patchbay: 1, type: 'popup_proof', attempt: current.attempt, proof: current.proof }, origin)
    }
  } else if (data.type === 'popup_done') {
    document.querySelector('pb-wait')?.dispatchEvent(new CustomEvent('look'))
  }
})

/** Waits for the window. One that looks closed may live on: a provider's Cross-Origin-Opener-Policy makes it look so. */
class PbWait extends HTMLElement {
  #timer = 0

  connectedCallback() {
    this.#timer = setInterval(() => {
      if (current?.attempt === this.getAttribute('attempt') && current.popup?.closed) {
        clearInterval(this.#timer)
        this.textContent = this.getAttribute('closed')
        tell('popup_closed', { connector: this.getAttribute('connector') })
      }
    }, CLOSED_CHECK_MS) as unknown as number
  }

  disconnectedCallback() {
    clearInterval(this.#timer)
  }
}

customElements.define('pb-popup', PbPopup)
customElements.define('pb-wait', PbWait)
