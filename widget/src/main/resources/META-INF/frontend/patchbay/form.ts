/** A form whose values leave the page in one event, and only when it is sent. */
export class PbForm extends HTMLElement {
  dirty = false
  #busy = false

  connectedCallback() {
    this.addEventListener('submit', this.#submit)
    this.addEventListener('input', this.#input)
    this.addEventListener('click', this.#reveal)
    this.addEventListener('change', this.#left)
  }

  #submit = (event: Event) => {
    event.preventDefault()
    if (this.#busy) {
      return
    }
    this.#busy = true
    this.toggleAttribute('busy', true)
    const working = this.getAttribute('working') ?? ''
    this.#button?.setAttribute('aria-disabled', 'true')
    this.#button?.setAttribute('data-working', working)
    this.say(working)
    const values = Object.fromEntries(new FormData(event.target as HTMLFormElement))
    this.dispatchEvent(new CustomEvent('send', { detail: values }))
  }

  /** What was typed stays, but for secrets that are known to be wrong. The focus goes to the first thing to mend. */
  answer(forgetSecrets: boolean) {
    this.settle(true)
    const secrets = this.querySelectorAll<HTMLInputElement>('[data-secret]')
    if (forgetSecrets) {
      secrets.forEach(input => (input.value = ''))
    }
    const invalid = this.querySelector<HTMLElement>('[aria-invalid]') ?? (forgetSecrets && secrets[0])
    ;(invalid || this.querySelector<HTMLElement>('button[type=submit]'))?.focus()
  }

  sendAgain() {
    this.querySelector('form')?.requestSubmit()
  }

  typed(name: string) {
    return this.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`)?.value ?? ''
  }

  /** What is needed of a pasted text takes its place, unless the person went on typing meanwhile. */
  put(name: string, seen: string, value: string) {
    const input = this.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`)
    if (input?.value === seen) {
      input.value = value
    }
  }

  settle(dirty = false) {
    this.#busy = false
    this.dirty = dirty && !this.hasAttribute('clean')
    this.removeAttribute('busy')
    this.#button?.removeAttribute('aria-disabled')
    this.say('')
  }

  say(words: string) {
    const status = this.querySelector('.form-status')
    if (status) {
      status.textContent = words
    }
  }

  get #button() {
    return this.querySelector('button[type=submit]')
  }

  #input = (event: Event) => {
    this.dirty = !this.hasAttribute('clean')
    ;(event.target as Element).removeAttribute('aria-invalid')
    this.say('')
  }

  #left = (event: Event) => {
    const input = event.target as HTMLInputElement
    if (input.hasAttribute('data-look')) {
      this.dispatchEvent(new CustomEvent('left', { detail: { name: input.name, value: input.value } }))
    }
  }

  #reveal = (event: Event) => {
    const button = (event.target as Element).closest('.reveal')
    const input = button?.parentElement?.querySelector('input')
    if (button && input) {
      const shown = input.type === 'password'
      input.type = shown ? 'text' : 'password'
      button.setAttribute('aria-pressed', String(shown))
    }
  }
}

customElements.define('pb-form', PbForm)
