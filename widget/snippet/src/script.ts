import { scriptAddress } from './address.ts'
import { connect as open } from './connect.ts'
import { defineElement } from './element.ts'
import type { ConnectOptions, Widget } from './options.ts'

const home = scriptAddress()

/** `Patchbay.connect` of the script tag: Patchbay runs where the script came from. */
const connect = (options: ConnectOptions): Widget => open({ ...options, baseUrl: options?.baseUrl ?? home })

Object.assign(globalThis, { Patchbay: { connect } })
defineElement(connect)
