/** What the console does in the browser alone. */

interface ConnectorsPage extends HTMLElement {
  $server: {
    connectToken(connector: string): Promise<string>
    connected(connection: string): Promise<void>
  }
}

interface Snippet {
  connect(options: object): unknown
}

const COPIED_MS = 1600

/** Copies a text during the click on a button, and shows for a moment that it did. */
async function copy(button: HTMLElement, text: string) {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    copyOverSelection(button, text)
  }
  button.dataset.copied = ''
  setTimeout(() => delete button.dataset.copied, COPIED_MS)
}

/** Where the page is not served securely there is no clipboard object. Beside the button, as a dialog keeps the focus inside. */
function copyOverSelection(button: HTMLElement, text: string) {
  const area = document.createElement('textarea')
  area.value = text
  area.style.cssText = 'position: fixed; opacity: 0'
  button.after(area)
  area.select()
  document.execCommand('copy')
  area.remove()
  button.focus()
}

/**
 * Opens the connect widget as any host page does: with the public script, and a token that is fetched when it is needed. What
 * was connected is told when the widget has closed, so that nothing covers it; the cards are then new ones, and the focus goes
 * back to the button of the same connector.
 */
async function connect(page: ConnectorsPage, connector: string, theme: string) {
  const snippet = await loadSnippet()
  let made: string | undefined
  snippet.connect({
    fetchToken: () => page.$server.connectToken(connector),
    connector,
    theme,
    onSuccess: (detail: { connection: { id: string } }) => (made = detail.connection.id),
    onExit: async () => {
      if (made) {
        await page.$server.connected(made)
      }
      page.querySelector<HTMLElement>(`[data-connects="${CSS.escape(connector)}"]`)?.focus()
    }
  })
}

let loading: Promise<Snippet> | undefined

function loadSnippet(): Promise<Snippet> {
  loading ??= new Promise<Snippet>((loaded, failed) => {
    const script = document.createElement('script')
    script.src = '/connect.js'
    script.onload = () => loaded((globalThis as unknown as { Patchbay: Snippet }).Patchbay)
    script.onerror = () => {
      loading = undefined
      script.remove()
      failed(new Error('connect.js could not be loaded'))
    }
    document.head.append(script)
  })
  return loading
}

interface Column extends HTMLElement {
  hidden: boolean
}

/** Where there is no room for a grid's columns, its first one stands for them all: a card. */
function cardsWhenNarrow(grid: HTMLElement) {
  const narrow = matchMedia('(max-width: 900px)')
  const arrange = () => {
    const [card, ...columns] = grid.querySelectorAll<Column>('vaadin-grid-column')
    card.hidden = !narrow.matches
    columns.forEach(column => (column.hidden = narrow.matches))
    grid.toggleAttribute('data-narrow', narrow.matches)
  }
  const watch = () => {
    if (grid.isConnected) {
      arrange()
    } else {
      narrow.removeEventListener('change', watch)
    }
  }
  narrow.addEventListener('change', watch)
  arrange()
}

/**
 * A page is drawn before the router puts it into its place, which takes the focus from the field that has it: what is typed at
 * that moment would be lost. The router says so just before, and has done it when a microtask's turn comes.
 */
window.addEventListener('vaadin-router-location-changed', () => {
  const focused = document.activeElement
  queueMicrotask(() => {
    if (focused instanceof HTMLElement && document.activeElement !== focused) {
      focused.focus()
    }
  })
})

Object.assign(window, { patchbayConsole: { copy, connect, cardsWhenNarrow } })

export {}
