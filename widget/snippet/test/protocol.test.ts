import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from '../src/protocol.ts'

const connection = { id: 'conn_1', connector: 'slack', tenant: 'acme', label: 'Acme' }

test('a message is read with its known fields alone', () => {
  assert.deepEqual(read({ patchbay: 1, type: 'view', name: 'list', secret: 'x' }), { type: 'view', detail: { name: 'list' } })
  assert.deepEqual(read({ patchbay: 1, type: 'success', connection }), { type: 'success', detail: { connection } })
})

test('a connection is read with its known fields alone', () => {
  assert.deepEqual(read({ patchbay: 1, type: 'success', connection: { ...connection, access_token: 'x' } }), {
    type: 'success',
    detail: { connection }
  })
})

test('an optional field may be missing, and may not be of another type', () => {
  assert.deepEqual(read({ patchbay: 1, type: 'submitted' }), { type: 'submitted', detail: {} })
  assert.equal(read({ patchbay: 1, type: 'submitted', connector: 7 }), undefined)
})

for (const [what, data] of Object.entries({
  nothing: undefined,
  null: null,
  text: '{"patchbay":1,"type":"ready"}',
  'no mark': { type: 'ready' },
  'another version': { patchbay: 2, type: 'ready' },
  'no type': { patchbay: 1 },
  'an unknown type': { patchbay: 1, type: 'unknown' },
  'a type of every object': { patchbay: 1, type: 'constructor' },
  'a missing field': { patchbay: 1, type: 'view' },
  'a connection without its id': { patchbay: 1, type: 'success', connection: { ...connection, id: undefined } },
  'no connection': { patchbay: 1, type: 'success', connection: null },
  'an endless height': { patchbay: 1, type: 'resize', height: Infinity },
  'a height that is no number': { patchbay: 1, type: 'resize', height: NaN },
  'a negative height': { patchbay: 1, type: 'resize', height: -1 },
  'an endless text': { patchbay: 1, type: 'view', name: 'x'.repeat(5000) }
})) {
  test(`${what} is not a message`, () => assert.equal(read(data), undefined))
}
