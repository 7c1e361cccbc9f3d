import assert from 'node:assert/strict'
import { afterEach, beforeEach, mock, test } from 'node:test'
import { BASE, container, inspect, settled, shell, shells } from './page.ts'
import { connect } from '../src/connect.ts'
import type { ConnectOptions, Widget } from '../src/options.ts'

const says = (type: string, fields: object = {}) => ({ patchbay: 1, type, ...fields })

let events: [string, object][]
let tokens: number
let widgets: Widget[]

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] })
  events = []
  tokens = 0
  widgets = []
})

afterEach(() => {
  widgets.forEach(widget => widget.close())
  mock.timers.reset()
  document.body.replaceChildren()
})

function open(options: Partial<ConnectOptions> = {}): Widget {
  const widget = connect({
    baseUrl: BASE,
    fetchToken: async () => `token_${++tokens}`,
    onEvent: (name, detail) => events.push([name, detail]),
    ...options
  })
  widgets.push(widget)
  return widget
}

async function opened(options: Partial<ConnectOptions> = {}) {
  const widget = open(options)
  await shell().blank()
  shell().says(says('ready'))
  return widget
}

const names = () => events.map(([name]) => name)

test('a skeleton is shown at once, and the frame when the widget is ready', async () => {
  open()
  assert.equal(shell().state, 'loading')
  await shell().blank()
  assert.equal(shell().state, 'loading')
  shell().says(says('ready'))
  assert.equal(shell().state, 'open')
})

test('the token is posted into the frame, and is in no address', async () => {
  open({ connector: 'slack', theme: 'dark', locale: 'de' })
  await shell().blank()
  assert.deepEqual(shell().posted, {
    action: `${BASE}/connect`,
    method: 'post',
    target: shell().frame.name,
    fields: { token: 'token_1', connector: 'slack', theme: 'dark', locale: 'de', mode: 'modal' }
  })
  assert.equal(shell().frame.contentDocument!.querySelector('form'), null)
})

test('options that were not given are not posted', async () => {
  open({ container: container() })
  await shell().blank()
  assert.deepEqual(shell().posted!.fields, { token: 'token_1', mode: 'inline' })
})

test('an installation under a path is posted to under that path', async () => {
  open({ baseUrl: `${BASE}/patchbay` })
  await shell().blank()
  assert.equal(shell().posted!.action, `${BASE}/patchbay/connect`)
})

test('a message of another origin is dropped', async () => {
  await opened()
  shell().says(says('success', { connection: { id: 'c', connector: 's', tenant: 't', label: 'l' } }), 'https://evil.example')
  shell().says(says('exit', { reason: 'finished' }), 'null')
  assert.deepEqual(names(), ['ready'])
})

test('a message of another window is dropped, though it has the right origin', async () => {
  await opened()
  for (const source of [null, globalThis, {}, container()]) {
    shell().says(says('exit', { reason: 'finished' }), BASE, source)
  }
  assert.deepEqual(names(), ['ready'])
})

test('a message of a frame that was given up is dropped', async () => {
  open()
  await shell().blank()
  const first = shell()
  first.says(says('error', { code: 'token_used', message: 'Used.' }))
  first.retry()
  first.says(says('ready'))
  assert.equal(shell().state, 'loading')
})

test('a malformed message is dropped', async () => {
  await opened()
  for (const data of [null, 'exit', 7, { type: 'exit' }, says('exit'), says('exit', { reason: {} }), says('nonsense')]) {
    shell().says(data)
  }
  assert.deepEqual(names(), ['ready'])
})

test('messages go to the exact origin, and only once the widget is ready', async () => {
  const widget = open({ baseUrl: `${BASE}/patchbay/` })
  widget.update({ theme: 'dark' })
  await shell().blank()
  assert.deepEqual(shell().sent, [])
  shell().says(says('ready'))
  widget.update({ theme: 'light' })
  assert.deepEqual(
    shell().sent.map(({ origin }) => origin),
    [BASE, BASE]
  )
  assert.deepEqual(shell().sent[1]!.message, { patchbay: 1, type: 'update', theme: 'light' })
})

test('success and every other event reach their callbacks', async () => {
  const onSuccess = mock.fn()
  await opened({ onSuccess })
  const connection = { id: 'conn_1', connector: 'slack', tenant: 'acme', label: 'Acme' }
  shell().says(says('view', { name: 'list' }))
  shell().says(says('success', { connection }))
  assert.deepEqual(onSuccess.mock.calls[0]!.arguments, [{ connection }])
  assert.deepEqual(names(), ['ready', 'view', 'success'])
})

test('a callback that fails does not stop the widget', async () => {
  const reported = mock.fn()
  globalThis.reportError = reported
  const onExit = mock.fn()
  await opened({
    onExit,
    onEvent: () => {
      throw new Error('the host page')
    }
  })
  shell().says(says('exit', { reason: 'finished' }))
  assert.equal(onExit.mock.callCount(), 1)
  assert.equal(reported.mock.callCount(), 2)
})

test('after ten seconds without an answer the person is told, and may retry with a new token', async () => {
  const onError = mock.fn()
  open({ onError })
  await shell().blank()
  mock.timers.tick(9_999)
  assert.equal(shell().state, 'loading')
  mock.timers.tick(1)
  assert.equal(shell().state, 'trouble')
  assert.equal(onError.mock.calls[0]!.arguments[0].code, 'timeout')
  shell().retry()
  assert.equal(shell().state, 'loading')
  await shell().blank()
  assert.equal(shell().posted!.fields.token, 'token_2')
})

test('a widget that answers late is shown all the same', async () => {
  open()
  await shell().blank()
  mock.timers.tick(10_000)
  shell().says(says('ready'))
  assert.equal(shell().state, 'open')
})

for (const code of ['token_expired', 'token_used', 'token_invalid', 'origin_not_allowed']) {
  test(`${code} is told in the words of the server, and retried with one new token`, async () => {
    open()
    await shell().blank()
    shell().says(says('error', { code, message: 'In plain words.' }))
    assert.equal(shell().state, 'trouble')
    assert.equal(shell().message, 'In plain words.')
    assert.deepEqual(events, [['error', { code, message: 'In plain words.' }]])
    shell().retry()
    await shell().blank()
    assert.equal(tokens, 2)
    shell().says(says('ready'))
    assert.equal(shell().state, 'open')
  })
}

test('a session that ends in the open widget is told, and a new token goes on', async () => {
  await opened()
  shell().says(says('error', { code: 'session_ended', message: 'Over.' }))
  assert.equal(shell().state, 'trouble')
  assert.equal(shell().message, 'Over.')
  shell().retry()
  await shell().blank()
  assert.equal(tokens, 2)
})

test('what is left of an ended session closes at once', async () => {
  await opened()
  shell().says(says('error', { code: 'session_ended', message: 'Over.' }))
  shell().pressClose()
  assert.deepEqual(names(), ['ready', 'error', 'exit'])
})

test('an error inside the open widget is the widget’s own to show', async () => {
  await opened()
  shell().says(says('error', { code: 'verification_failed', message: 'No.' }))
  assert.equal(shell().state, 'open')
  assert.deepEqual(names(), ['ready', 'error'])
})

for (const [what, fetchToken] of Object.entries<ConnectOptions['fetchToken']>({
  'a backend that fails': () => Promise.reject(new Error('503')),
  'a call that throws': () => {
    throw new Error('offline')
  },
  'an error page': () => '<!doctype html><title>502</title>',
  'an empty answer': () => '',
  'no text': () => undefined as never
})) {
  test(`${what} in place of a token is told and never posted`, async () => {
    open({ fetchToken })
    await shell().blank()
    assert.equal(shell().state, 'trouble')
    assert.equal((events[0]![1] as { code: string }).code, 'token_fetch_failed')
    assert.equal(shell().posted, undefined)
  })
}

test('a token that comes after the widget was closed is not used', async () => {
  let give = (_: string) => {}
  const widget = open({ fetchToken: () => new Promise(resolve => (give = resolve)) })
  const { frame, blank } = shell()
  widget.close()
  give('late')
  await blank()
  assert.equal(frame.contentDocument!.querySelector('input'), null)
  assert.deepEqual(names(), ['exit'])
})

test('exit is told exactly once, whoever asks for it', async () => {
  const onExit = mock.fn()
  const widget = await opened({ onExit })
  const { says: say } = shell()
  say(says('exit', { reason: 'finished' }))
  say(says('exit', { reason: 'finished' }))
  widget.close()
  widget.close()
  mock.timers.tick(60_000)
  assert.deepEqual(
    onExit.mock.calls.map(call => call.arguments),
    [[{ reason: 'finished' }]]
  )
  assert.deepEqual(names(), ['ready', 'exit'])
})

test('close leaves the page as it was', async () => {
  const removed = mock.method(globalThis, 'removeEventListener')
  const widget = await opened()
  assert.equal(document.adoptedStyleSheets.length, 1)
  widget.close()
  assert.equal(document.body.childElementCount, 0)
  assert.equal(document.adoptedStyleSheets.length, 0)
  assert.equal(removed.mock.callCount(), 1)
  assert.deepEqual(events.at(-1), ['exit', { reason: 'closed' }])
})

test('the Close button asks an open widget, which may take its time to ask about unsaved input', async () => {
  await opened()
  shell().pressClose()
  assert.equal(shell().sent.at(-1)!.message.type, 'close')
  shell().says(says('view', { name: 'leave' }))
  mock.timers.tick(60_000)
  assert.equal(shells().length, 1)
  shell().says(says('exit', { reason: 'dismissed' }))
  assert.equal(shells().length, 0)
})

test('the Close button works when the widget does not answer, and before there is one', async () => {
  await opened()
  shell().pressClose()
  mock.timers.tick(1_000)
  assert.equal(shells().length, 0)
  open()
  shell().pressClose()
  assert.deepEqual(names(), ['ready', 'exit', 'exit'])
})

test('a double click opens one dialog', () => {
  assert.equal(open(), open())
  assert.equal(shells().length, 1)
})

test('the same place can be used again after close', async () => {
  const place = container()
  open({ container: place }).close()
  open({ container: place })
  assert.equal(shells().length, 1)
})

test('several widgets on one page do not hear each other', async () => {
  const [left, right] = [container(), container()]
  const exits: string[] = []
  open({ container: left, onExit: () => exits.push('left') })
  open({ container: right, onExit: () => exits.push('right') })
  const [first, second] = shells().map(inspect)
  await Promise.all([first!.blank(), second!.blank()])
  second!.says(says('exit', { reason: 'finished' }))
  assert.deepEqual(exits, ['right'])
  assert.equal(left.childElementCount, 1)
  assert.equal(right.childElementCount, 0)
})

test('an inline frame follows the height of its content', async () => {
  await opened({ container: container() })
  shell().says(says('resize', { height: 812 }))
  assert.equal(shell().frame.style.height, '812px')
})

test('the snippet speaks the language that was asked for, and English where it has no other', async () => {
  open({ locale: 'de-AT' })
  assert.equal(shell().frame.title, 'App verbinden')
  widgets.pop()!.close()
  open({ locale: 'fi' })
  assert.equal(shell().frame.title, 'Connect an app')
})

test('an option that cannot be used is refused by name', async () => {
  const fetchToken = async () => 'token'
  assert.throws(() => connect({} as ConnectOptions), /fetchToken/)
  assert.throws(() => connect({ fetchToken }), /baseUrl/)
  assert.throws(() => connect({ fetchToken, baseUrl: 'javascript:alert(1)' }), /baseUrl/)
  assert.throws(() => connect({ fetchToken, baseUrl: BASE, container: '#missing' }), /#missing/)
  await settled()
})
