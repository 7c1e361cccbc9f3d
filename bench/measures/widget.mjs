// The widget as a customer's page loads it, on another origin than the server: bytes, requests, time; and what an open one costs
// the server in heap.
import { median, round } from './numbers.mjs'
import { say, sleep } from './process.mjs'
import { Browser } from './browser.mjs'
import { HostPage } from './hostpage.mjs'
import { Server } from './server.mjs'

const APPS = ['Slack', 'HubSpot', 'Notion', 'Linear', 'Asana', 'Stripe', 'Zendesk', 'Airtable', 'GitHub', 'Jira', 'Shopify', 'Intercom']
const STATIC = ['Script', 'Stylesheet', 'Font', 'Image']

/** What comes after the list is there: late requests of the same opening. */
const SETTLED = 700

export async function openWidget({ coldLoads, widgets }) {
  say('Widget: starting the server and Chromium')
  const server = await Server.start()
  for (const name of APPS) await server.api('POST', '/connectors', connector(name))
  const host = await HostPage.start(server)
  const browser = await Browser.start()
  try {
    const loads = []
    // The first is for the server's own first time.
    for (let n = 0; n <= coldLoads; n++) loads.push(await coldLoad(browser, host, server))
    const cold = loads.slice(1).map(load => load.cold)
    const again = loads.slice(1).map(load => load.again)
    return { cold: typical(cold), again: typical(again), heap: await heap(browser, host, server, widgets) }
  } finally {
    await browser.stop()
    await host.stop()
    await server.stop()
  }
}

function connector(name) {
  return {
    name,
    slug: name.toLowerCase(),
    description: `Works with ${name}`,
    domain: `${name.toLowerCase()}.example`,
    visibility: 'private',
    base_url: `https://api.${name.toLowerCase()}.example`,
    auth_methods: [{ type: 'api_key', default: true, in: 'header', name: 'X-API-Key', prefix: '' }]
  }
}

async function coldLoad(browser, host, server) {
  const page = await browser.page()
  await page.open(host.url)
  const cold = await opening(page, server)
  await page.evaluate('widget.close()')
  await sleep(SETTLED)
  page.fetched(server.url)
  const again = await opening(page, server)
  await page.close()
  return { cold, again }
}

async function opening(page, server) {
  const millis = await page.evaluate('openWidget()')
  await sleep(SETTLED)
  const fetched = page.fetched(server.url)
  const code = fetched.filter(({ type }) => type === 'Script' || type === 'Stylesheet')
  return {
    millis,
    requests: fetched.length,
    bytes: sum(fetched),
    code: sum(code),
    staticFiles: fetched.filter(({ type }) => STATIC.includes(type)).length,
    fetched: fetched.map(({ url, method, type, bytes }) => `${method} ${type} ${bytes} ${withoutKey(url, server)}`)
  }
}

/** The load of median duration stands for all. */
function typical(loads) {
  const middle = median(loads.map(load => load.millis))
  const one = loads.reduce((best, load) => (Math.abs(load.millis - middle) < Math.abs(best.millis - middle) ? load : best))
  return { ...one, millis: round(middle), all: loads.map(load => round(load.millis)) }
}

/** Opens many, none of which says goodbye, and compares the live objects before and after. */
async function heap(browser, host, server, widgets) {
  const page = await browser.page({ silent: true })
  await page.open(host.url)
  for (let n = 0; n < 10; n++) await page.evaluate('openWidget().then(() => widget.close())')
  const before = await live(server)
  say(`Widget: opening ${widgets}`)
  for (let n = 0; n < widgets; n++) await page.evaluate('openWidget().then(() => widget.close())')
  const after = await live(server)
  await page.close()
  const screens = after.screens - before.screens
  if (screens < widgets) throw new Error(`${widgets} widgets were opened, but only ${screens} are alive on the server`)
  return { widgets, screens, perWidget: Math.round((after.bytes - before.bytes) / widgets), before: before.bytes, after: after.bytes }
}

/** The histogram is taken after a full collection. */
async function live(server) {
  await server.jcmd('GC.run')
  const histogram = await server.jcmd('GC.class_histogram')
  return {
    bytes: Number(/^Total\s+\d+\s+(\d+)/m.exec(histogram)[1]),
    screens: Number(/^\s*\d+:\s+(\d+)\s+\d+\s+com\.vaadin\.flow\.component\.UI$/m.exec(histogram)?.[1] ?? 0),
    histogram
  }
}

const sum = requests => requests.reduce((total, { bytes }) => total + bytes, 0)

const withoutKey = (url, server) => url.replace(server.url, '').replace(/\/connect\/[\w-]{43}/, '/connect/{key}')
