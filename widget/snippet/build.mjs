import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const LIMIT = 5 * 1024
const common = { bundle: true, charset: 'utf8', logLevel: 'warning', target: 'es2022' }

if (process.argv.includes('--tests')) {
  rmSync('build', { recursive: true, force: true })
  await build({
    ...common,
    entryPoints: readdirSync('test').filter(file => file.endsWith('.test.ts')).map(file => `test/${file}`),
    outdir: 'build/test',
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    platform: 'node',
    packages: 'external',
    sourcemap: 'inline'
  })
} else {
  // The style sheet is one template string, which a minifier must not touch: its indentation goes here.
  const trimStyles = {
    name: 'trim-styles',
    setup: ({ onLoad }) =>
      onLoad({ filter: /styles\.ts$/ }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(/(?<=`\n)[^`]*(?=`)/, css =>
          css.replace(/\s*\n\s*/g, '').replace(/ ?([{};,]) ?/g, '$1').replace(/: (?=[^{}]*})/g, ':')
        ),
        loader: 'ts'
      }))
  }
  const script = { entryPoints: ['src/script.ts'], format: 'iife', outfile: 'dist/connect.js' }
  const module = { entryPoints: ['src/index.ts'], format: 'esm', outfile: 'dist/index.js' }
  await build({ ...common, ...script, minify: true, plugins: [trimStyles] })
  await build({ ...common, ...module, plugins: [trimStyles] })

  const size = gzipSync(readFileSync(script.outfile), { level: 9 }).length
  console.log(`${script.outfile}: ${size} bytes compressed, limit ${LIMIT}`)
  if (size > LIMIT) {
    process.exitCode = 1
  }
}
