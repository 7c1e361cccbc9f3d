const HUES = [25, 55, 95, 145, 190, 235, 275, 320]

/** A name's own hue: the same on every page and every day. The console must agree: its class Hue. */
function hue(name: string): number {
  let hash = 0
  for (const letter of name.toLowerCase()) {
    hash = (hash * 31 + letter.codePointAt(0)!) >>> 0
  }
  return HUES[hash % HUES.length]!
}

/** The first letter stands until an image has loaded, and where none does. */
class PbIcon extends HTMLElement {
  static observedAttributes = ['name', 'src']

  connectedCallback() {
    this.#draw()
  }

  attributeChangedCallback() {
    if (this.isConnected) {
      this.#draw()
    }
  }

  #draw() {
    const name = this.getAttribute('name')?.trim() || '?'
    const src = this.getAttribute('src')
    this.ariaHidden = 'true'
    this.style.setProperty('--hue', String(hue(name)))
    this.textContent = [...name][0]!.toUpperCase()
    if (src) {
      const image = new Image()
      image.alt = ''
      image.decoding = 'async'
      image.onload = () => image.naturalWidth && this.classList.add('drawn')
      image.onerror = () => image.remove()
      this.classList.remove('drawn')
      image.src = src
      this.append(image)
    }
  }
}

customElements.define('pb-icon', PbIcon)
