interface Item {
  key: string
  name: string
  text: string
  icon: string | null
  categories: string[]
  account: string
  state: '' | 'connected' | 'attention'
}

type Texts = Record<
  'search' | 'categories' | 'all' | 'attention' | 'others' | 'connected' | 'reconnect' | 'nothing' | 'clear' | 'found',
  string
>

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Apps to choose from. Searching and filtering happen here, without the server. */
class PbList extends HTMLElement {
  #items: Item[] = []
  #texts?: Texts
  #category = ''
  #search = el('input')
  #chips = el('div', 'chips')
  #groups = el('div')
  #status = el('p', 'hidden-words')

  set items(items: Item[]) {
    this.#items = items
    this.#draw()
  }

  set texts(texts: Texts) {
    this.#texts = texts
    this.#draw()
  }

  #draw() {
    const texts = this.#texts
    if (!texts || !this.#items.length) {
      return
    }
    const search = this.#search
    search.type = 'search'
    search.placeholder = texts.search
    search.ariaLabel = texts.search
    search.autocomplete = 'off'
    search.spellcheck = false
    search.oninput = () => this.#fill()
    search.onkeydown = event => {
      const first = this.#groups.querySelector<HTMLElement>('.row')
      if (event.key === 'ArrowDown') {
        event.preventDefault()
        first?.focus()
      } else if (event.key === 'Enter' && search.value) {
        first?.click()
      } else if (event.key === 'Escape' && search.value) {
        event.preventDefault()
        search.value = ''
        this.#fill()
      }
    }
    this.#groups.onkeydown = event => this.#move(event)
    this.#status.role = 'status'
    this.#drawChips(texts)
    this.replaceChildren(el('div', 'search', search), this.#chips, this.#status, this.#groups)
    this.#fill()
  }

  #drawChips(texts: Texts) {
    const categories = [...new Set(this.#items.flatMap(item => item.categories))].sort()
    this.#chips.hidden = categories.length < 2
    this.#chips.role = 'group'
    this.#chips.ariaLabel = texts.categories
    this.#chips.replaceChildren(
      ...['', ...categories].map(category => {
        const chip = el('button', 'chip', category || texts.all)
        chip.type = 'button'
        chip.ariaPressed = String(category === this.#category)
        chip.onclick = () => {
          this.#category = category
          for (const one of this.#chips.children) {
            one.ariaPressed = String(one === chip)
          }
          this.#fill()
        }
        return chip
      })
    )
  }

  #fill() {
    const texts = this.#texts!
    const words = plain(this.#search.value).split(/\s+/).filter(Boolean)
    const found = this.#items.filter(
      item =>
        (!this.#category || item.categories.includes(this.#category)) &&
        words.every(word => plain(`${item.name} ${item.text} ${item.account}`).includes(word))
    )
    // Names that begin with what is typed come before those that only mention it.
    const wanted = plain(this.#search.value).trim()
    if (wanted) {
      found.sort((a, b) => Number(plain(b.name).startsWith(wanted)) - Number(plain(a.name).startsWith(wanted)))
    }
    const attention = found.filter(item => item.state === 'attention')
    const others = found.filter(item => item.state !== 'attention')
    this.#groups.replaceChildren(
      ...(attention.length ? [this.#group(texts.attention, attention)] : []),
      ...(others.length ? [this.#group(attention.length ? texts.others : '', others)] : []),
      ...(found.length ? [] : [this.#nothing(texts)])
    )
    this.#status.textContent = words.length || this.#category ? `${texts.found} ${found.length}` : ''
  }

  #group(title: string, items: Item[]) {
    const list = el('ul', 'rows')
    list.append(...items.map(item => el('li', '', this.#row(item))))
    return el('div', 'group', ...(title ? [el('h2', '', title)] : []), list)
  }

  #row(item: Item) {
    const icon = el('pb-icon')
    icon.setAttribute('name', item.name)
    icon.setAttribute('size', 'medium')
    if (item.icon) {
      icon.setAttribute('src', item.icon)
    }
    const note = item.account || item.text
    const names = el('span', 'names', el('span', 'row-name', item.name), ...(note ? [el('span', 'row-note', note)] : []))
    const row = el('button', 'row', icon, names)
    if (item.state === 'connected') {
      row.append(el('span', 'badge good', this.#texts!.connected))
    } else if (item.state === 'attention') {
      row.append(el('span', 'badge warn', this.#texts!.reconnect))
    }
    row.type = 'button'
    row.onclick = () => this.dispatchEvent(new CustomEvent('choose', { detail: item.key }))
    return row
  }

  #nothing(texts: Texts) {
    const clear = el('button', 'button', texts.clear)
    clear.type = 'button'
    clear.onclick = () => {
      this.#search.value = ''
      this.#category = ''
      this.#drawChips(texts)
      this.#fill()
      this.#search.focus()
    }
    return el('div', 'empty', el('p', '', texts.nothing), clear)
  }

  /** Arrow keys go from row to row, and from the first one back to the search. */
  #move(event: KeyboardEvent) {
    const rows = [...this.#groups.querySelectorAll<HTMLElement>('.row')]
    const at = rows.indexOf(document.activeElement as HTMLElement)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step && at >= 0) {
      event.preventDefault()
      ;(rows[at + step] ?? (step < 0 ? this.#search : rows[at]!)).focus()
    }
  }
}

function el<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  className?: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[T]
function el(tag: string, className?: string, ...children: (Node | string)[]): HTMLElement
function el(tag: string, className = '', ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag)
  if (className) {
    made.className = className
  }
  made.append(...children)
  return made
}

customElements.define('pb-list', PbList)
