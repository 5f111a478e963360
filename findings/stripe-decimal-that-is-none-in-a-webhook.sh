#!/usr/bin/env bash
# stripe-node 23 and the fields it types as Decimal, such as `unit_amount_decimal` of a price.
#
# Guessed: the field is a Decimal wherever the types say so, in an answer of the API and in an event alike, and compares like a number.
# Seen: in an answer it is a Decimal. In an event that `constructEvent` has verified it is the plain text, under the same type: `mul` on it
#   is a TypeError that the compiler does not see. Between two Decimals `<` compares texts, so 10 is less than 9, and `+` joins them.
#   "12.50" goes on as "12.5".
# Where it matters: a webhook handler for prices or metered use that passes the type check and fails on the first event.
# Remit: takes from an event only which object to ask for, and reads whole minor units (lib/stripe).
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages stripe@23.1.0
cat >"$work/run.mjs" <<'JS'
import { createServer } from 'node:http'
import { once } from 'node:events'
import Stripe from 'stripe'
import { refusal, seen } from './seen.mjs'

const price = { id: 'price_1', object: 'price', currency: 'eur', unit_amount: null, unit_amount_decimal: '12.50' }
// Answers as the API does; nothing leaves this machine.
const server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(price)))
await once(server.listen(0, '127.0.0.1'), 'listening')
const stripe = new Stripe('sk_test_example', { host: '127.0.0.1', port: server.address().port, protocol: 'http', telemetry: false })
const answered = await stripe.prices.retrieve('price_1')
const payload = JSON.stringify({ id: 'evt_1', object: 'event', type: 'price.updated', data: { object: price } })
const header = stripe.webhooks.generateTestHeaderString({ payload, secret: 'whsec_example' })
const told = stripe.webhooks.constructEvent(payload, header, 'whsec_example').data.object
const { Decimal } = Stripe

seen('in an answer: type, doubled', [typeof answered.unit_amount_decimal, answered.unit_amount_decimal.mul(Decimal.from('2')).toString()], ['object', '25'])
seen('in an event: type, doubled', [typeof told.unit_amount_decimal, await refusal(() => told.unit_amount_decimal.mul(Decimal.from('2')))], ['string', 'told.unit_amount_decimal.mul is not a function'])
seen('10 < 9', Decimal.from('10') < Decimal.from('9'), true)
seen('1.10 + 1', Decimal.from('1.10') + 1, '1.11')
seen('12.50, handed on', JSON.parse(JSON.stringify(answered)).unit_amount_decimal, '12.5')
server.close()
server.closeAllConnections()
JS
node "$work/run.mjs"
