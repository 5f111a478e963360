#!/usr/bin/env bash
# stripe-node 23 with `maxNetworkRetries: 2`, and a payment whose answer does not arrive whole.
#
# Guessed: automatic retries, with the idempotency key that stripe-node makes for them, cover a connection that breaks at any time before the
#   answer is read. `timeout` bounds the call.
# Seen: they end where the answer begins. Broken off before its head, a call is repeated with its key; broken off within the body, or with a
#   body that is no JSON, it fails at once with StripeConnectionError or StripeAPIError, and the error does not carry the key. Whoever
#   calls again gets another key and makes a second payment. `timeout` counts silence: an answer that drips for six seconds is taken
#   at a timeout of 1.5 s; the client made by `createFetchHttpClient` ends it, and does not repeat it either.
# Where it matters: a charge that is made twice by code that relies on retries "being safe" and has no key of its own.
# Remit: repeats nothing within stripe-node, and sends keys of its own that are stored before the call (lib/stripe).
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages stripe@23.1.0
cat >"$work/run.mjs" <<'JS'
import { createServer } from 'node:http'
import { once } from 'node:events'
import Stripe from 'stripe'
import { seen } from './seen.mjs'

// Answers as the API does, one payment for each key; nothing leaves this machine. `cut` meets the first call only.
const payments = new Map()
let calls = 0
let cut
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const key = request.headers['idempotency-key']
    if (!payments.has(key)) payments.set(key, { id: `pi_${payments.size + 1}`, object: 'payment_intent' })
    const body = JSON.stringify(payments.get(key))
    if (calls++ === 0) return cut(request, response, body)
    response.setHeader('content-type', 'application/json').end(body)
  })
})
await once(server.listen(0, '127.0.0.1'), 'listening')

async function paid(fault, options = {}) {
  payments.clear()
  calls = 0
  cut = fault
  const stripe = new Stripe('sk_test_example', { host: '127.0.0.1', port: server.address().port, protocol: 'http', telemetry: false, maxNetworkRetries: 2, ...options })
  const pay = () => stripe.paymentIntents.create({ amount: 6410, currency: 'eur' })
  const first = await pay().then(({ id }) => id, (error) => [error.type, JSON.stringify(error).includes([...payments.keys()][0])])
  const byOneCall = calls
  if (Array.isArray(first)) await pay()
  return { first, byOneCall, payments: payments.size }
}
const beforeTheHead = (request) => request.socket.destroy()
const withinTheBody = (_, response, body) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
  response.write(body.slice(0, 9), () => response.destroy())
}
const ofAnotherKind = (_, response) => response.end('<html>One moment please</html>')
const dripping = (_, response, body) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  let drops = 60
  const drip = setInterval(() => {
    if (drops-- > 0) return response.write(' ')
    clearInterval(drip)
    response.end(body)
  }, 100)
  response.on('close', () => clearInterval(drip))
}
// [type of the error, does it carry the key]
seen('broken off before the head', await paid(beforeTheHead), { first: 'pi_1', byOneCall: 2, payments: 1 })
seen('broken off within the body, and called again', await paid(withinTheBody), { first: ['StripeConnectionError', false], byOneCall: 1, payments: 2 })
seen('a page in between, and called again', await paid(ofAnotherKind), { first: ['StripeAPIError', false], byOneCall: 1, payments: 2 })
seen('six seconds at a timeout of a second and a half', await paid(dripping, { timeout: 1_500 }), { first: 'pi_1', byOneCall: 1, payments: 1 })
const byFetch = { timeout: 1_500, httpClient: Stripe.createFetchHttpClient() }
seen('the same by fetch, and called again', await paid(dripping, byFetch), { first: ['StripeConnectionError', false], byOneCall: 1, payments: 2 })
server.close()
server.closeAllConnections()
JS
node "$work/run.mjs"
