import type { Connection, EventName, Theme } from './protocol.ts'

export interface ConnectOptions {
  /** Asks your backend for the token of a new connect session. Called at each opening, and again when the person retries. */
  fetchToken: () => Promise<string> | string
  /** Where Patchbay runs, for example `https://connect.example.com`. The script tag knows it from its own address. */
  baseUrl?: string | undefined
  /** Goes straight to one connector, by its slug. */
  connector?: string | undefined
  /** An element or a selector to fill. Without it the widget opens as a modal dialog. */
  container?: Element | string | undefined
  /** `system`, the default, follows the person's device. */
  theme?: Theme | undefined
  /** A BCP 47 tag, for example `de` or `pt-BR`; by default the browser's language. */
  locale?: string | undefined
  /** A connection was made. The widget stays open until the person finishes. */
  onSuccess?: ((detail: { connection: Connection }) => void) | undefined
  /** The widget is gone: `finished`, `dismissed` by the person, or `closed` by the page. Called exactly once. */
  onExit?: ((detail: { reason: string }) => void) | undefined
  /**
   * Something failed. The person has been told already. Beside the widget's own codes: `token_fetch_failed` when
   * `fetchToken` gave no token, `timeout` when the widget did not answer.
   */
  onError?: ((detail: { code: string; message: string }) => void) | undefined
  /** Everything that happens, the above included, under the names of the protocol. */
  onEvent?: ((name: EventName, detail: object) => void) | undefined
}

/** An open widget. */
export interface Widget {
  /** Removes the widget at once. Does nothing the second time. */
  close(): void
  /** Changes the look of the open widget. */
  update(changes: { theme?: Theme | undefined; locale?: string | undefined }): void
}
