import assert from 'node:assert/strict'
import { test } from 'node:test'

test('the module can be imported where there is no page', async () => {
  assert.equal(typeof document, 'undefined')
  const { connect } = await import('../src/index.ts')
  assert.equal(typeof connect, 'function')
})

test('the script can be evaluated where there is no page', async () => {
  await import('../src/script.ts')
  assert.equal(typeof (globalThis as never as { Patchbay: { connect: unknown } }).Patchbay.connect, 'function')
})
