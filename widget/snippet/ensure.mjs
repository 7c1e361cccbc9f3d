// Builds dist/connect.js where it is missing or older than its sources, and first installs what that needs. Maven runs this.
import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

process.chdir(import.meta.dirname ?? new URL('.', import.meta.url).pathname)

const changed = file => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
const sources = [...readdirSync('src').map(file => join('src', file)), 'build.mjs', 'package-lock.json']

if (changed('dist/connect.js') < Math.max(...sources.map(changed))) {
  if (changed('node_modules/.package-lock.json') < changed('package-lock.json')) {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { stdio: 'inherit' })
  }
  await import('./build.mjs')
}
