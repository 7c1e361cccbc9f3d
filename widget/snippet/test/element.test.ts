import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { BASE, shell, shells, window } from './page.ts'
import { connect } from '../src/connect.ts'
import { defineElement } from '../src/element.ts'

type Element = HTMLElement & { fetchToken: () => string }

const made = () => {
  const element = document.createElement('patchbay-connect') as Element
  element.setAttribute('base-url', BASE)
  return element
}

Object.assign(globalThis, { customElements: window.customElements, HTMLElement: window.HTMLElement, CustomEvent: window.CustomEvent })

const early = made()
early.fetchToken = () => 'early'
document.body.append(early)
defineElement(connect)
defineElement(connect)

afterEach(() => document.body.replaceChildren())

test('an element that was there before the script opens as soon as it is defined', async () => {
  await shell().blank()
  assert.equal(shell().posted!.fields.token, 'early')
})

test('the element opens when it has its token, dispatches events, and closes when it leaves the page', async () => {
  const element = made()
  element.setAttribute('connector', 'slack')
  const heard: string[] = []
  for (const name of ['ready', 'view', 'exit']) {
    element.addEventListener(name, event => heard.push(name + JSON.stringify((event as CustomEvent).detail)))
  }
  document.body.append(element)
  assert.equal(shells().length, 0)
  element.fetchToken = () => 'token'
  await shell().blank()
  assert.deepEqual(shell().posted!.fields, { token: 'token', connector: 'slack', mode: 'inline' })
  shell().says({ patchbay: 1, type: 'ready' })
  shell().says({ patchbay: 1, type: 'view', name: 'list' })
  element.setAttribute('theme', 'dark')
  assert.deepEqual(shell().sent.at(-1)!.message, { patchbay: 1, type: 'update', theme: 'dark' })
  element.remove()
  assert.deepEqual(heard, ['ready{}', 'view{"name":"list"}', 'exit{"reason":"closed"}'])
  assert.equal(shells().length, 0)
})
