#!/usr/bin/env bash
# stripe-node 23 and a list that is emptied: `discounts: []`, `default_tax_rates: []`.
#
# Guessed: an empty list is sent as an empty value, which is how the API is told to clear a list; `null` likewise.
# Seen: `null` and '' are sent so. An empty list is sent as nothing at all: the request says the rest, the API answers 200, and discount and
#   tax rates stay. The types take [] for these fields. An object without fields goes the same way.
# Where it matters: "remove the discount" in an admin that hands on what is left in its list; removing one of two works, removing the last
#   one does nothing, and the next invoice charges less.
# Remit: changes no lists at Stripe; its discounts and taxes are its own.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages stripe@23.1.0
cat >"$work/run.mjs" <<'JS'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import Stripe from 'stripe'
import { seen } from './seen.mjs'

let sent
// Answers as the API does; nothing leaves this machine.
const server = createServer(async (request, response) => {
  sent = [...new URLSearchParams(await text(request))].map(([name, value]) => `${name}=${value}`)
  response.setHeader('content-type', 'application/json').end('{"id":"sub_1","object":"subscription"}')
})
await once(server.listen(0, '127.0.0.1'), 'listening')
const stripe = new Stripe('sk_test_example', { host: '127.0.0.1', port: server.address().port, protocol: 'http', telemetry: false })
async function update(change) {
  await stripe.subscriptions.update('sub_1', { description: 'Plan', ...change })
  return sent.filter((field) => field !== 'description=Plan')
}
seen('one of two is left', await update({ discounts: [{ discount: 'di_1' }] }), ['discounts[0][discount]=di_1'])
seen('none is left', await update({ discounts: [], default_tax_rates: [] }), [])
seen("''", await update({ discounts: '', default_tax_rates: '' }), ['discounts=', 'default_tax_rates='])
seen('null', await update({ discounts: null, default_tax_rates: null }), ['discounts=', 'default_tax_rates='])
seen('an object without fields', await update({ metadata: {} }), [])
server.close()
server.closeAllConnections()
JS
node "$work/run.mjs"
