/**
 * What the widget in the frame and the snippet in the host page say to each other, through `postMessage`.
 *
 * Both sides address an exact origin: the widget the one that opened its session (the `Origin` of the opening POST), the
 * snippet the one that it loaded the widget from. Both sides drop a message of any other origin or of any other window.
 * Every message is a plain object `{patchbay: 1, type, …}`; unknown types and fields are ignored, so that either side may
 * be the newer one.
 *
 * The widget announces `ready` once for every load of its page, also when it reloads itself. Until then the snippet
 * shows its own skeleton over the frame. A page that refuses to open (expired, used or unknown token; an origin that is
 * not allowed) posts `error` instead of `ready`.
 */
export const VERSION = 1

/** A finished connection, as much as a host page may know of it. */
export interface Connection {
  id: string
  connector: string
  tenant: string
  label: string
}

/** What the widget tells, by message type, with the fields of each. */
export interface WidgetEvents {
  /** The page is drawn and listens. */
  ready: {}
  /** Another screen is shown: `list`, `connector`, `method`, `form`, `popup`, `choose`, `verifying`, `connected`, `failed`, `leave`. */
  view: { name: string }
  connector_selected: { connector: string }
  method_selected: { connector: string; method: string }
  /** A form was sent. Never says what was typed. */
  submitted: { connector?: string; method?: string }
  popup_opened: { connector?: string }
  popup_blocked: { connector?: string }
  /** The popup looks closed; a hint only, the attempt may still be going on. */
  popup_closed: { connector?: string }
  verifying: { connector?: string }
  success: { connection: Connection }
  /** `message` is one plain sentence for the person, in the widget's language. */
  error: { code: string; message: string }
  disconnected: { connection?: string; connector?: string }
  /** The height that the content needs, in CSS pixels. Followed where the widget is inline. */
  resize: { height: number }
  /** The person is done: `finished`, or `dismissed` (Escape, a Close of the widget's own). The snippet removes the frame. */
  exit: { reason: string }
}

/** What the host page tells. */
export type HostMessage =
  /** Takes on the host's look while open. */
  | { patchbay: typeof VERSION; type: 'update'; theme?: Theme | undefined; locale?: string | undefined }
  /**
   * The person wants to leave. The widget answers within a second: `exit`, or `view` with the name `leave` while it asks
   * about unsaved input. Without an answer the snippet closes by itself.
   */
  | { patchbay: typeof VERSION; type: 'close' }

export type Theme = 'light' | 'dark' | 'system'

/** The form fields of the opening POST into the frame. */
export interface OpeningFields {
  token: string
  connector?: string | undefined
  theme?: Theme | undefined
  locale?: string | undefined
  /** In a `modal` the snippet draws its Close button over the top right 56 × 56 pixels of the frame. */
  mode: 'modal' | 'inline'
}

export type EventName = keyof WidgetEvents

export type WidgetMessage = { [E in EventName]: { type: E; detail: WidgetEvents[E] } }[EventName]

type Check = (value: unknown) => boolean
interface Fields {
  [field: string]: Check | Fields
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const text: Check = value => typeof value === 'string' && value.length <= 2000
const maybeText: Check = value => value === undefined || text(value)
const height: Check = value => typeof value === 'number' && value >= 0 && value <= 20_000

const EVENTS: { [E in EventName]: { [F in keyof WidgetEvents[E]]-?: Check | Fields } } = {
  ready: {},
  view: { name: text },
  connector_selected: { connector: text },
  method_selected: { connector: text, method: text },
  submitted: { connector: maybeText, method: maybeText },
  popup_opened: { connector: maybeText },
  popup_blocked: { connector: maybeText },
  popup_closed: { connector: maybeText },
  verifying: { connector: maybeText },
  success: { connection: { id: text, connector: text, tenant: text, label: text } },
  error: { code: text, message: text },
  disconnected: { connection: maybeText, connector: maybeText },
  resize: { height },
  exit: { reason: text }
}

/** The message in `data`, with its known fields alone; nothing when it is not one of ours, or not whole. */
export function read(data: unknown): WidgetMessage | undefined {
  if (isObject(data) && data.patchbay === VERSION && typeof data.type === 'string' && Object.hasOwn(EVENTS, data.type)) {
    const detail = pick(EVENTS[data.type as EventName], data)
    return detail && ({ type: data.type, detail } as WidgetMessage)
  }
}

function pick(fields: Fields, data: unknown): object | undefined {
  if (!isObject(data)) {
    return undefined
  }
  const picked: Record<string, unknown> = {}
  for (const [field, wanted] of Object.entries(fields)) {
    const nested = typeof wanted === 'object'
    const value = nested ? pick(wanted, data[field]) : data[field]
    if (nested ? !value : !wanted(value)) {
      return undefined
    }
    if (value !== undefined) {
      picked[field] = value
    }
  }
  return picked
}
