// oidc-provider at its strictest: PKCE always, exact redirect URIs, `iss` in every answer, refresh tokens that rotate and end
// their whole grant when one is used twice. Clients register themselves (RFC 7591) and get ids and secrets that need encoding.
import {randomBytes} from 'node:crypto'
import {createServer} from 'node:http'
import {Provider} from 'oidc-provider'

const FIRST_LIFE = 8
const LATER_LIFE = 3600
const AWKWARD = ":+/ %&=~?#'"

let refreshes = 0

function build(issuer) {
  const provider = new Provider(issuer, {
    cookies: {keys: [randomBytes(32).toString('hex')]},
    scopes: ['openid', 'offline_access', 'contacts.read'],
    pkce: {required: () => true},
    rotateRefreshToken: true,
    clockTolerance: 0,
    ttl: {AccessToken: (ctx) => (ctx.oidc.params.grant_type === 'refresh_token' ? LATER_LIFE : FIRST_LIFE)},
    features: {
      registration: {
        enabled: true,
        idFactory: () => `acme${AWKWARD}${randomBytes(8).toString('hex')}`,
        secretFactory: () => `hush${AWKWARD}${randomBytes(16).toString('base64')}`,
      },
      revocation: {enabled: true},
      introspection: {enabled: true},
    },
    findAccount: (ctx, id) => ({accountId: id, claims: () => ({sub: id})}),
  })
  provider.on('grant.success', (ctx) => {
    if (ctx.oidc.params.grant_type === 'refresh_token') refreshes++
  })
  return provider.callback()
}

const server = createServer()
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`
  const answer = build(issuer)
  server.on('request', (request, response) =>
    request.url === '/test/refreshes' ? response.end(String(refreshes)) : answer(request, response))
  console.log(`listening ${issuer}`)
})

// Whoever started this holds the other end: when that process is gone, however it went, so is this one.
process.stdin.on('end', () => process.exit()).resume()
