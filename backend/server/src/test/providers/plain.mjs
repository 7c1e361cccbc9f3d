// @node-oauth/oauth2-server under Express: OAuth 2.0 as most apps have it, without OpenID Connect, `iss` or revocation. Its
// authorization URL has a query of its own, Basic credentials are taken as they come, and a refresh token works once.
import OAuth2Server from '@node-oauth/oauth2-server'
import express from 'express'
import {randomBytes} from 'node:crypto'

const FIRST_LIFE = 8
const LATER_LIFE = 3600

const clients = new Map()
const codes = new Map()
const tokens = new Map()
const refreshTokens = new Map()
let refreshes = 0

const model = {
  getClient: async (id, secret) => {
    const client = clients.get(id)
    return client && (secret == null || secret === client.secret) ? client : null
  },
  saveAuthorizationCode: async (code, client, user) => {
    const saved = {...code, client, user}
    codes.set(code.authorizationCode, saved)
    return saved
  },
  getAuthorizationCode: async (code) => codes.get(code),
  revokeAuthorizationCode: async (code) => codes.delete(code.authorizationCode),
  saveToken: async (token, client, user) => {
    const saved = {...token, client, user}
    tokens.set(token.accessToken, saved)
    refreshTokens.set(token.refreshToken, saved)
    return saved
  },
  getAccessToken: async (token) => tokens.get(token),
  getRefreshToken: async (token) => refreshTokens.get(token),
  revokeToken: async (token) => refreshTokens.delete(token.refreshToken),
  validateScope: async (user, client, scope) => (scope?.every((one) => one === 'contacts:read') ? scope : false),
}

const app = express()
app.use(express.json(), express.urlencoded({extended: false}))
const oauth = new OAuth2Server({model})

/** Lets the library answer a request. */
async function answer(request, response, step) {
  const made = new OAuth2Server.Response(response)
  const outcome = await step(new OAuth2Server.Request(request), made).catch((error) => {
    if (made.status === 200) made.status = error.code ?? 500
  })
  response.set(made.headers).status(made.status)
  return {outcome, body: made.body}
}

app.post('/clients', (request, response) => {
  const client = {
    id: `acme-${randomBytes(8).toString('hex')}`,
    secret: `hush+/=%:~ ${randomBytes(16).toString('base64')}`,
    redirectUris: [request.body.redirect_uri],
    grants: ['authorization_code', 'refresh_token'],
  }
  clients.set(client.id, client)
  response.json({client_id: client.id, client_secret: client.secret})
})

app.get('/authorize', (request, response) => {
  if (request.query.audience !== 'contacts & more' || !request.query.code_challenge) {
    response.status(400).send('The query of the authorization URL is not complete')
    return
  }
  response.send(`<!doctype html><title>Plain</title><form method="post">
    <button name="allowed" value="true">Allow</button> <button name="allowed" value="false">Deny</button></form>`)
})
app.post('/authorize', async (request, response) => {
  const person = {authenticateHandler: {handle: () => ({id: 'ada'})}}
  const {body} = await answer(request, response, (asked, made) => oauth.authorize(asked, made, person))
  response.send(body)
})

app.post('/token', async (request, response) => {
  const refreshing = request.body.grant_type === 'refresh_token'
  const options = {accessTokenLifetime: refreshing ? LATER_LIFE : FIRST_LIFE}
  const {outcome, body} = await answer(request, response, (asked, made) => oauth.token(asked, made, options))
  if (refreshing && outcome) refreshes++
  response.send(body)
})

app.get('/me', async (request, response) => {
  const {outcome, body} = await answer(request, response, (asked, made) => oauth.authenticate(asked, made))
  if (outcome) response.status(200).send({id: outcome.user.id})
  else response.send(body)
})

app.get('/test/refreshes', (request, response) => response.send(String(refreshes)))

const server = app.listen(0, '127.0.0.1', () => console.log(`listening http://127.0.0.1:${server.address().port}`))

// Whoever started this holds the other end: when that process is gone, however it went, so is this one.
process.stdin.on('end', () => process.exit()).resume()
