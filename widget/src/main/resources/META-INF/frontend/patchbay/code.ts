/** Copies the code beside it; where that is not allowed, as in many frames, selects it. */
class PbCode extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', this.#copy)
  }

  #copy = async (event: Event) => {
    const code = this.querySelector('.user-code')
    if (!(event.target as Element).closest('.copy') || !code) {
      return
    }
    try {
      await navigator.clipboard.writeText(code.textContent ?? '')
      this.#say(this.getAttribute('copied'))
    } catch {
      getSelection()?.selectAllChildren(code)
      this.#say(this.getAttribute('selected'))
    }
  }

  #say(words: string | null) {
    const status = this.querySelector('.copied')
    if (status) {
      status.textContent = words ?? ''
    }
  }
}

customElements.define('pb-code', PbCode)
