// A plain nginx proxy to compare with; not there where nginx is not installed.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, sleep, start, workFolder } from './process.mjs'

const PLACES = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx']

/** Resolves to its port and process, or to null. */
export async function nginx(upstreamPort) {
  const program = PLACES.find(existsSync)
  if (!program) return null
  const folder = workFolder('nginx')
  const port = await freePort()
  const file = join(folder, 'nginx.conf')
  writeFileSync(file, configuration(folder, port, upstreamPort))
  const process = start(program, ['-p', folder, '-c', file, '-e', join(folder, 'error.log')], { stdio: 'ignore' })
  await answers(`http://127.0.0.1:${port}/small`)
  return { port, process }
}

const configuration = (folder, port, upstreamPort) => `
daemon off;
pid ${folder}/nginx.pid;
worker_processes auto;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
  upstream app { server 127.0.0.1:${upstreamPort}; keepalive 64; }
  server {
    listen 127.0.0.1:${port};
    client_max_body_size 0;
    keepalive_requests 1000000000;
    location / {
      proxy_pass http://app;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_buffering off;
      proxy_request_buffering off;
    }
  }
}
`

export async function answers(url) {
  for (let n = 0; n < 400; n++) {
    try {
      if ((await fetch(url)).ok) return
    } catch {
      // Not listening yet.
    }
    await sleep(25)
  }
  throw new Error(`${url} does not answer`)
}
