import './code'
import './form'
import './icon'
import './list'
import './popup'
import { PbForm } from './form'
import { fromHost, isHosted, openedBy, tell } from './host'

/** The frame around all screens: it speaks for the widget, moves the focus, and asks before typed input is lost. */
class PbWidget extends HTMLElement {
  #view = ''
  #told = new Set<unknown>()
  #afterLeave?: () => void
  #height = 0
  #focused?: HTMLElement

  connectedCallback() {
    // Vaadin puts the first screen in its place a second time, and an element that is moved loses the focus.
    this.#focused?.focus({ preventScroll: true })

    openedBy(this.getAttribute('host') ?? '')
    addEventListener('message', this.#hear)
    addEventListener('keydown', this.#escape)
    this.addEventListener('click', this.#click, true)
    this.addEventListener('focusin', this.#focus)
    new ResizeObserver(() => this.#resize()).observe(this)
    // Vaadin's word on a lost connection is only drawn; it has to be read out as well.
    document.querySelector('vaadin-connection-indicator')?.setAttribute('aria-live', 'polite')
  }

  disconnectedCallback() {
    removeEventListener('message', this.#hear)
    removeEventListener('keydown', this.#escape)
  }

  #focus = (event: Event) => (this.#focused = event.target as HTMLElement)

  /** A screen is drawn. The first one does not take the focus: it may belong to the page around. */
  show(view: string) {
    this.#silence()
    if (!this.#view) {
      tell('ready')
    } else {
      scrollTo(0, 0)
      this.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
    }
    this.#view = view
    tell('view', { name: view })
    this.#resize()
  }

  tell(type: string, detail: { connection?: { id?: string } }) {
    if (type === 'success') {
      const id = detail.connection?.id
      if (this.#told.has(id)) {
        return
      }
      this.#told.add(id)
    }
    tell(type, detail)
  }

  /** A sentence over the screen, for what belongs to no part of it. */
  say(sentence: string) {
    this.#silence()
    const toast = document.createElement('div')
    toast.className = 'toast'
    toast.setAttribute('role', 'alert')
    toast.textContent = sentence
    this.append(toast)
    for (const form of this.querySelectorAll<PbForm>('pb-form')) {
      form.settle?.()
    }
    setTimeout(() => toast.remove(), 8000)
  }

  exit(reason: string) {
    const back = this.getAttribute('return-url')
    if (!isHosted()) {
      tell('exit', { reason })
    } else if (back) {
      location.assign(back)
    }
  }

  #silence() {
    this.querySelector('.toast')?.remove()
  }

  #resize() {
    const height = Math.ceil(this.getBoundingClientRect().height)
    if (height && height !== this.#height) {
      this.#height = height
      tell('resize', { height })
    }
  }

  #hear = (event: MessageEvent) => {
    const message = fromHost(event)
    if (message?.type === 'close') {
      this.#leave(() => this.exit('dismissed'))
    } else if (message?.type === 'update') {
      this.#update(message.theme, message.locale)
    }
  }

  #update(theme: unknown, locale: unknown) {
    if (theme === 'light' || theme === 'dark' || theme === 'system') {
      document.documentElement.dataset.theme = theme
    }
    const known = (this.getAttribute('languages') ?? '').split(' ')
    if (typeof locale === 'string' && known.includes(locale) && locale !== document.documentElement.lang) {
      const address = new URL(location.href)
      if (address.searchParams.get('locale') !== locale) {
        address.searchParams.set('locale', locale)
        location.replace(address)
      }
    }
  }

  #escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && document.documentElement.dataset.mode === 'modal') {
      if (!this.querySelector('dialog[open]')) {
        // The browser would close the dialog that this key is about to open.
        event.preventDefault()
        this.#leave(() => this.exit('dismissed'))
      }
    }
  }

  #click = (event: Event) => {
    const target = event.target as Element
    const leaves = target.closest<HTMLElement>('[data-leaves]')
    const answer = target.closest<HTMLElement>('[data-answer]')
    const fold = target.closest<HTMLElement>('.fold-button')
    if (leaves && this.#isDirty()) {
      event.stopPropagation()
      this.#leave(() => leaves.click())
    } else if (answer) {
      this.#answer(answer.dataset.answer === 'leave')
    } else if (fold) {
      const open = fold.getAttribute('aria-expanded') !== 'true'
      fold.setAttribute('aria-expanded', String(open))
      document.getElementById(fold.getAttribute('aria-controls')!)!.hidden = !open
    }
  }

  #isDirty() {
    return [...this.querySelectorAll<PbForm>('pb-form')].some(form => form.dirty)
  }

  #leave(go: () => void) {
    if (!this.#isDirty()) {
      return go()
    }
    const dialog = this.querySelector<HTMLDialogElement>('dialog[data-leave]')!
    this.#afterLeave = go
    tell('view', { name: 'leave' })
    if (!dialog.open) {
      dialog.onclose = () => tell('view', { name: this.#view })
      dialog.showModal()
    }
  }

  #answer(leave: boolean) {
    const dialog = this.querySelector<HTMLDialogElement>('dialog[data-leave]')!
    if (leave) {
      dialog.onclose = null
      this.querySelectorAll<PbForm>('pb-form').forEach(form => (form.dirty = false))
      this.#afterLeave?.()
    }
    dialog.close()
  }
}

customElements.define('pb-widget', PbWidget)
