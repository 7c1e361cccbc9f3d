// The measures of ./dev bench, one after the other; each leaves its numbers in one result.
import { conditions } from './conditions.mjs'
import { credentials } from './credentials.mjs'
import { refreshAhead } from './refresh.mjs'
import { startUp } from './startup.mjs'
import { openWidget } from './widget.mjs'
import { proxy } from './proxy.mjs'
import { print, save } from './report.mjs'
import { databases } from './databases.mjs'
import { readOptions } from './options.mjs'
import { cleanUp, say } from './process.mjs'

const options = readOptions(process.argv.slice(2))
const began = Date.now()
const result = { conditions: conditions(options), credentials: [], refresh: [] }

try {
  if (options.only('startup')) result.startup = await startUp(options)
  if (options.only('widget')) result.widget = await openWidget(options)
  if (options.only('proxy')) result.proxy = await proxy(options)
  for (const database of databases()) {
    if (options.only('credentials') && options.database(database.name)) {
      result.credentials.push(await credentials(database, options))
    }
    if (options.only('refresh') && options.database(database.name)) {
      result.refresh.push(await refreshAhead(database, options))
    }
  }
  result.conditions.after = conditions(options).now
  result.conditions.seconds = Math.round((Date.now() - began) / 1000)
  print(result)
  say(`Written to ${save(result)}`)
} finally {
  await cleanUp()
}
