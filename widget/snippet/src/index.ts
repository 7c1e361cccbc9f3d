export { connect } from './connect.ts'
export { defineElement } from './element.ts'
export type { ConnectOptions, Widget } from './options.ts'
export type { Connection, EventName, Theme, WidgetEvents } from './protocol.ts'
