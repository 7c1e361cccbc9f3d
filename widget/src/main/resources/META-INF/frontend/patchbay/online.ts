/**
 * Vaadin's client still says "reconnecting" when the request that it sent again has been answered, until some further request
 * ends. An answer that arrived is proof enough: whatever the state says then, there is a connection.
 */
interface ConnectionState {
  state: string
}

const connection = () => (globalThis as unknown as { Vaadin?: { connectionState?: ConnectionState } }).Vaadin?.connectionState

/** Vaadin's own requests, by the parameter that every one of them has. A status of 0 is a request that had no answer. */
const answered = ({ responseStatus }: PerformanceResourceTiming) => responseStatus >= 200 && responseStatus < 300

new PerformanceObserver(seen => {
  const requests = (seen.getEntries() as PerformanceResourceTiming[])
    .filter(({ name }) => new URL(name).searchParams.has('v-r'))
    .sort((one, other) => one.responseEnd - other.responseEnd)
  const last = requests.at(-1)
  const now = connection()
  if (now?.state === 'reconnecting' && last && answered(last)) {
    now.state = 'connected'
  }
}).observe({ type: 'resource' })

export {}
