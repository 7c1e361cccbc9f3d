// From the start of the process to the first 200 of the readiness check: with an empty data folder, and with the same one again.
import { median } from './numbers.mjs'
import { say, workFolder } from './process.mjs'
import { Server } from './server.mjs'

export async function startUp({ starts }) {
  const cold = []
  const warm = []
  let resident = 0
  for (let n = 0; n < starts; n++) {
    say(`Start-up ${n + 1} of ${starts}`)
    const data = workFolder('start')
    for (const times of [cold, warm]) {
      const server = await Server.start({ data })
      times.push(Math.round(server.millis))
      resident = await server.resident()
      await server.stop()
    }
  }
  return { cold: median(cold), warm: median(warm), starts: { cold, warm }, resident }
}
