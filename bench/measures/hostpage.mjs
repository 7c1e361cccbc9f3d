// A customer's page, on 127.0.0.1 where the server is on localhost: two sites, as in production.
import { createServer } from 'node:http'
import { freePort } from './process.mjs'

export class HostPage {
  static async start(server) {
    const host = new HostPage()
    const port = await freePort()
    host.url = `http://127.0.0.1:${port}/`
    host.http = createServer((request, response) => host.#answer(server, request, response))
    await new Promise(resolve => host.http.listen(port, '127.0.0.1', resolve))
    return host
  }

  async #answer(server, request, response) {
    try {
      if (request.method === 'POST') {
        const session = await server.api('POST', '/connect-sessions', {
          tenant: { id: 'acme', name: 'Acme Inc' },
          end_user: { id: 'user-7', name: 'Nora Feld' },
          allowed_origins: [new URL(this.url).origin]
        })
        response.setHeader('Content-Type', 'text/plain').end(session.token)
      } else if (request.url === '/favicon.ico') {
        response.writeHead(404).end()
      } else {
        response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page(server.url))
      }
    } catch (error) {
      response.writeHead(500).end(String(error))
    }
  }

  stop() {
    this.http.closeAllConnections()
    return new Promise(resolve => this.http.close(resolve))
  }
}

/** `openWidget()` resolves with the milliseconds from the click to the widget's word that its list is shown. */
const page = patchbay => `<!doctype html>
<html lang="en">
<title>Host page</title>
<script src="${patchbay}/connect.js" defer></script>
<div id="place" style="width: 480px; height: 640px"></div>
<script>
  let widget
  function openWidget() {
    const began = performance.now()
    return new Promise((resolve, reject) => {
      widget = Patchbay.connect({
        container: '#place',
        fetchToken: () => fetch('/token', { method: 'POST' }).then(answer => answer.text()),
        onError: ({ code, message }) => reject(new Error(code + ': ' + message)),
        onEvent(name, detail) {
          if (name === 'view' && detail.name === 'list') resolve(performance.now() - began)
        }
      })
    })
  }
</script>
</html>`
