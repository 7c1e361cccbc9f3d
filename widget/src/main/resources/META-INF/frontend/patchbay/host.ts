/**
 * The line to the page that opened the widget. The server says which origin that is; nothing is sent to any other, and nothing of
 * any other is heard. A hosted page has nobody to talk to.
 */
let origin = ''

export function openedBy(hostOrigin: string): void {
  origin = hostOrigin
}

export function isHosted(): boolean {
  return !origin || window.parent === window
}

export function tell(type: string, detail: object = {}): void {
  if (!isHosted()) {
    window.parent.postMessage({ ...detail, patchbay: 1, type }, origin)
  }
}

/** A message of the host page; nothing when it is anybody else's. */
export function fromHost({ origin: from, source, data }: MessageEvent): Record<string, unknown> | undefined {
  const genuine = !isHosted() && from === origin && source === window.parent
  return genuine && typeof data === 'object' && data?.patchbay === 1 ? data : undefined
}
