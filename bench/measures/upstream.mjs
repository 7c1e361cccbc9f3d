// An app as fast as one process can be: a small answer, a body of any size, and a sink that counts. Its arguments: the port.
import { createServer } from 'node:http'

const PIECE = Buffer.alloc(256 * 1024, 'x')

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost')
  if (url.pathname.endsWith('/small')) return response.end('{"id":"acc_1","name":"Ada"}')
  if (url.pathname.endsWith('/bytes')) return give(response, Number(url.searchParams.get('size')))
  let taken = 0
  request.on('data', piece => (taken += piece.length))
  request.on('end', () => response.end(String(taken)))
})

function give(response, size) {
  response.setHeader('Content-Type', 'application/octet-stream')
  response.setHeader('Content-Length', size)
  let left = size
  const more = () => {
    while (left > 0) {
      const piece = left < PIECE.length ? PIECE.subarray(0, left) : PIECE
      left -= piece.length
      if (!response.write(piece)) return response.once('drain', more)
    }
    response.end()
  }
  more()
}

server.keepAliveTimeout = 60_000
server.listen(Number(process.argv[2]), '127.0.0.1')
