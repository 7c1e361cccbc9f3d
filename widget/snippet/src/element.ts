import type { ConnectOptions, Widget } from './options.ts'
import type { Theme } from './protocol.ts'

/**
 * `<patchbay-connect connector="slack" theme="dark" locale="de" base-url="…">`: the widget inline, where the element stands.
 * Opens once its property `fetchToken` is set, closes when the element leaves the page, and dispatches every event of
 * the protocol under its name.
 */
export function defineElement(connect: (options: ConnectOptions) => Widget): void {
  if (typeof customElements === 'undefined' || customElements.get('patchbay-connect')) {
    return
  }
  class PatchbayConnect extends HTMLElement {
    static observedAttributes = ['theme', 'locale']
    #fetchToken: ConnectOptions['fetchToken'] | undefined
    #widget: Widget | undefined

    set fetchToken(fetchToken: ConnectOptions['fetchToken'] | undefined) {
      this.#fetchToken = fetchToken
      this.#open()
    }

    connectedCallback() {
      // A page may have set the property before this script had come.
      if (Object.hasOwn(this, 'fetchToken')) {
        const early = { ...this }
        Reflect.deleteProperty(this, 'fetchToken')
        Object.assign(this, early)
      }
      this.#open()
    }

    disconnectedCallback() {
      this.#widget?.close()
    }

    attributeChangedCallback(name: string, _: string | null, value: string | null) {
      this.#widget?.update({ [name]: value ?? undefined })
    }

    #open() {
      const attribute = (name: string) => this.getAttribute(name) ?? undefined
      if (this.#fetchToken && this.isConnected) {
        this.#widget = connect({
          fetchToken: this.#fetchToken,
          container: this,
          baseUrl: attribute('base-url'),
          connector: attribute('connector'),
          theme: attribute('theme') as Theme | undefined,
          locale: attribute('locale'),
          onEvent: (name, detail) => this.dispatchEvent(new CustomEvent(name, { detail }))
        })
      }
    }
  }
  customElements.define('patchbay-connect', PatchbayConnect)
}
