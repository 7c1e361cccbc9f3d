// The stores to measure on: H2 always, MySQL when the environment names a server.
import { randomBytes } from 'node:crypto'

export function databases() {
  const found = [{ name: 'H2', settings: () => ({}) }]
  const url = process.env.PATCHBAY_TEST_MYSQL_URL
  if (url) {
    found.push({ name: process.env.PATCHBAY_TEST_MYSQL_NAME || 'MySQL', settings: rows => mysql(url, rows) })
  }
  return found
}

/** A schema of its own for each number of rows. */
function mysql(url, rows) {
  const [address, query = ''] = url.split('?')
  const schema = `patchbay_bench_${rows}`
  const options = new URLSearchParams(query)
  options.set('createDatabaseIfNotExist', 'true')
  return {
    PATCHBAY_DB_URL: `${address.replace(/\/[^/]*$/, '')}/${schema}?${options}`,
    PATCHBAY_DB_USER: process.env.PATCHBAY_TEST_MYSQL_USER ?? '',
    PATCHBAY_DB_PASSWORD: process.env.PATCHBAY_TEST_MYSQL_PASSWORD ?? '',
    PATCHBAY_MASTER_KEY: randomBytes(32).toString('base64')
  }
}
