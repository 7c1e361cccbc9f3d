import type { OpeningFields } from './protocol.ts'

/**
 * Posts the token into the frame. The form stands in the frame's own blank page: that page still belongs to the host's
 * origin, and can say for itself that the origin is sent along. A form in the host page would send `Origin: null` where
 * the host's Referrer-Policy is `no-referrer` or `same-origin`, and the server would rightly refuse it.
 */
export function post(frame: HTMLIFrameElement, action: URL, fields: OpeningFields): void {
  const page = frame.contentDocument!
  const referrer = page.createElement('meta')
  referrer.name = 'referrer'
  referrer.content = 'strict-origin'
  page.head.append(referrer)

  const form = page.createElement('form')
  form.method = 'post'
  form.action = action.href
  form.target = frame.name
  for (const [name, value] of Object.entries(fields)) {
    if (value) {
      const input = page.createElement('input')
      input.type = 'hidden'
      input.name = name
      input.value = value
      form.append(input)
    }
  }
  page.body.append(form)
  form.submit()
  form.remove()
}
