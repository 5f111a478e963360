// What the servers do that Remit is measured against: the same questions to the same database and the same Stripe, and no more.
import postgres from 'postgres'
import Stripe from 'stripe'

/** As many connections as Remit's own pool. */
const MOST_CONNECTIONS = 10

/** The platform's, as the client of the bench pays it. */
const FEE = 0.025

export interface Bill {
  id: string
  number: string
  seller: string
  account: string
  currency: string
  totalMinor: number
  lines: { description: string; quantity: number; unitMinor: number; netMinor: number }[]
}

interface Work {
  sql: postgres.Sql
  stripe: Stripe
}

/** On the global object: Next reads a module once for each route. */
const holder = globalThis as typeof globalThis & { benchWork?: Work }

function variable(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: this server is started by npm run bench.`)
  return value
}

function open(): Work {
  const { hostname, port } = new URL(variable('STRIPE_API_BASE'))
  return {
    sql: postgres(variable('DATABASE_URL'), { max: MOST_CONNECTIONS }),
    stripe: new Stripe(variable('STRIPE_SECRET_KEY'), {
      ...{ host: hostname, port, protocol: 'http' },
      ...{ maxNetworkRetries: 0, telemetry: false },
    }),
  }
}

function work(): Work {
  holder.benchWork ??= open()
  return holder.benchWork
}

export const scriptUrl = (): string => `${variable('STRIPE_API_BASE')}/endive/stripe.js`
export const publishableKey = (): string => variable('STRIPE_PUBLISHABLE_KEY')

export async function findBill(token: string): Promise<Bill | undefined> {
  const [bill] = await work().sql<Bill[]>`
    select id, number, seller, account, currency, total_minor as "totalMinor", (
      select json_agg(json_build_object('description', description, 'quantity', quantity,
        'unitMinor', unit_minor, 'netMinor', net_minor) order by position)
      from bench.lines where invoice_id = invoices.id) as lines
    from bench.invoices where token = ${token}`
  return bill
}

/** What is open is read at Stripe again, as its secret is stored nowhere. */
export async function openCheckout(token: string) {
  const { sql, stripe } = work()
  const [row] = await sql`
    select i.id, i.number, i.account, i.currency, i.total_minor, p.reference
    from bench.invoices i left join bench.payments p on p.invoice_id = i.id where i.token = ${token}`
  if (!row) return undefined
  const on = { stripeAccount: row.account }
  const intent = row.reference
    ? await stripe.paymentIntents.retrieve(row.reference, undefined, on)
    : await stripe.paymentIntents.create(
        {
          amount: row.total_minor,
          currency: row.currency.toLowerCase(),
          application_fee_amount: Math.round(row.total_minor * FEE),
          automatic_payment_methods: { enabled: true },
          description: `Invoice ${row.number}`,
          metadata: { invoice: row.id },
        },
        { ...on, idempotencyKey: row.id },
      )
  if (!row.reference)
    await sql`insert into bench.payments (invoice_id, reference) values (${row.id}, ${intent.id}) on conflict do nothing`
  return {
    clientSecret: intent.client_secret,
    publishableKey: publishableKey(),
    connectedAccountId: row.account,
    amount: row.total_minor / 100,
    currency: row.currency,
  }
}

/** Throws where it was not signed by the secret that only Stripe knows besides us. */
export async function takeEvent(text: string, signature: string) {
  const { sql, stripe } = work()
  const event = stripe.webhooks.constructEvent(text, signature, variable('STRIPE_CONNECT_WEBHOOK_SECRET'))
  const filed = await sql`
    insert into bench.events (account, event_id, type, payload)
    values (${event.account ?? ''}, ${event.id}, ${event.type}, ${text})
    on conflict do nothing returning event_id`
  return { received: true, duplicate: filed.length === 0 }
}

/** The least that a server with a database can do. */
export async function askOneStatement() {
  const [row] = await work().sql`select token, number, total_minor from bench.invoices limit 1`
  return { ...row }
}
