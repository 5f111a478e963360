// Delivers events as Stripe does, signed and over the two webhook addresses, and reads back what came of them.
import { eq, inArray } from 'drizzle-orm'
import Stripe from 'stripe'
import { POST as toConnect } from '@/app/webhooks/stripe/connect/route'
import { POST as toPlatform } from '@/app/webhooks/stripe/route'
import { ledgerEntries } from '@/db/schema/ledger'
import { inbox, outbox } from '@/db/schema/mail'
import { disputes, payments, refunds } from '@/db/schema/payments'
import { newId } from '@/lib/ids'
import type { Business } from './business'
import type { TestHouse } from './house'

export interface Event {
  id: string
  type: string
  created: number
  [field: string]: unknown
}

type Endpoint = 'connect' | 'platform'

export const signatureOf = (text: string, secret: string, timestamp = Math.floor(Date.now() / 1000)) =>
  Stripe.webhooks.generateTestHeaderString({ payload: text, secret, timestamp })

export const secretOf = ({ env }: TestHouse, endpoint: Endpoint): string =>
  (endpoint === 'connect' ? env.stripeConnectWebhookSecrets : env.stripeWebhookSecrets)[0] ?? ''

/** Posts a body as it is, with the headers as they are. */
export function post(
  body: BodyInit,
  headers: Record<string, string> = {},
  endpoint: Endpoint = 'connect',
): Promise<Response> {
  const url = `http://localhost:3000/webhooks/stripe${endpoint === 'connect' ? '/connect' : ''}`
  const request = new Request(url, { method: 'POST', body, headers })
  return endpoint === 'connect' ? toConnect(request) : toPlatform(request)
}

/** Posts an event, rightly signed at this moment of the house's clock. */
export function deliver(house: TestHouse, event: object, endpoint: Endpoint = 'connect'): Promise<Response> {
  const text = JSON.stringify(event, undefined, 2)
  const timestamp = Math.floor(house.clock.now().getTime() / 1000)
  const signature = signatureOf(text, secretOf(house, endpoint), timestamp)
  return post(text, { 'stripe-signature': signature }, endpoint)
}

export const madeUpEvent = (account: string, type: string, object: object, other: object = {}): Event => ({
  id: `evt_${newId().replaceAll('-', '')}`,
  object: 'event',
  account,
  type,
  created: Math.floor(Date.now() / 1000),
  livemode: false,
  data: { object },
  ...other,
})

/** What Stripe has to tell of an account, oldest first; of one payment when its intent is named. */
export async function eventsOf({ accountId, sandbox }: Business, reference?: string): Promise<Event[]> {
  const events = (await sandbox.objects('event', accountId)).reverse() as Event[]
  return events.filter((event) => reference === undefined || JSON.stringify(event).includes(reference))
}

export const inboxRows = (house: TestHouse) => house.db.select().from(inbox).orderBy(inbox.id)

export const inboxRowOf = async (house: TestHouse, eventId: string) =>
  (await house.db.select().from(inbox).where(eq(inbox.eventId, eventId)))[0]

const LETTERS = ['receipt', 'paid-notice', 'refund-notice']

/** All that is known of an invoice's money, without ids and times that differ from run to run. */
export async function booksOf({ db }: TestHouse, invoiceId: string) {
  const attempts = await db.select().from(payments).where(eq(payments.invoiceId, invoiceId))
  const ids = attempts.map(({ id }) => id)
  const ledger = await db.select().from(ledgerEntries).where(eq(ledgerEntries.invoiceId, invoiceId))
  const given = await db.select().from(refunds).where(inArray(refunds.paymentId, ids))
  const disputed = await db.select().from(disputes).where(inArray(disputes.paymentId, ids))
  const facts = [...ids, ...given.map(({ id }) => id)].flatMap((id) => LETTERS.map((kind) => `${kind}:${id}`))
  const letters = await db.select().from(outbox).where(inArray(outbox.fact, facts))
  return {
    payments: attempts.map(({ declineCode, providerStatus, state }) => ({
      state,
      providerStatus,
      declineCode,
    })),
    ledger: ledger.map(({ amountMinor, kind }) => `${kind} ${amountMinor}`).sort(),
    refunds: given.map(({ amountMinor, state }) => `${state} ${amountMinor}`).sort(),
    disputes: disputed.map(({ amountMinor, state }) => `${state} ${amountMinor}`).sort(),
    letters: letters.map(({ kind }) => kind).sort(),
  }
}
