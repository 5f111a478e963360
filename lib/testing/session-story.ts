// A shop whose sessions are made over HTTP and paid in the sandbox, for tests of what becomes of them.
import { createHmac } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { POST as postRefund } from '@/app/api/v1/sessions/[id]/refunds/route'
import { POST as postSession } from '@/app/api/v1/sessions/route'
import { POST as postNotice } from '@/app/webhooks/providers/[connectionId]/route'
import { ledgerEntries } from '@/db/schema/ledger'
import { sessionAttempts, sessions } from '@/db/schema/sessions'
import { selectConnection } from '@/lib/applications/connection-store'
import { signingSecretOf } from '@/lib/applications/subscribe'
import { newId } from '@/lib/ids'
import { countInvariants } from '@/lib/invariants'
import { drainInbox } from '@/lib/webhooks/drain-inbox'
import { type Answer, call } from './calls'
import { type TestHouse, testHouse } from './house'
import { type Merchant, type MerchantLine, openMerchantLine } from './merchant-line'
import { openSessionShop, type SessionShop } from './sessions'

/** The sample request of the contract, as it stands. */
export const SAMPLE = {
  orderReference: 'ORD-2024-001',
  paymentMethod: 'card',
  currency: 'AUD',
  locale: 'en_AU',
  amount: { total: 140.76, shipping: 9.95, tax: 11.81 },
  orderItems: [{ name: 'Wireless Headphones', sku: 'WH-100', quantity: 1, unitPrice: 119 }],
  customer: {
    firstName: 'Jane',
    lastName: 'Smith',
    email: 'jane.smith@example.com',
    phone: '+61412345678',
    billingAddress: {
      line1: '123 Collins Street',
      line2: 'Level 5',
      city: 'Melbourne',
      state: 'VIC',
      postalCode: '3000',
      country: 'AU',
    },
    shippingAddress: {
      line1: '123 Collins Street',
      line2: 'Level 5',
      city: 'Melbourne',
      state: 'VIC',
      postalCode: '3000',
      country: 'AU',
    },
  },
  shipping: { type: 'express', method: 'aus_post' },
  additionalInformation: { campaignId: 'summer-sale-2024', referralCode: 'REF-ABC' },
  redirectUrls: {
    success: 'https://merchant.example.com/checkout/success',
    failure: 'https://merchant.example.com/checkout/failure',
  },
}

interface Asking {
  /** A key of its own unless given; null for none. */
  key?: string | null
  /** What differs from the sample; the order reference is another each time. */
  body?: object
  /** Sent as it is. */
  text?: string
  bearer?: string
  headers?: Record<string, string>
}

export interface SessionStory {
  house: TestHouse
  line: MerchantLine
  shop: SessionShop
  /** In the order of the shop's connections. */
  merchants: Merchant[]
  close(): Promise<void>
}

/** One connection for each count, every one an account of its own. */
export async function openSessionStory(connections = 1): Promise<SessionStory> {
  const line = await openMerchantLine()
  const house = await testHouse({ withSandbox: true, env: { STRIPE_API_BASE: line.url } })
  line.follow(house.clock)
  const close = async () => {
    await house.close()
    await line.close()
  }
  return { house, line, close, ...(await openStoryShop({ house, line }, connections)) }
}

/** Another shop in the same house. */
export async function openStoryShop({ house, line }: Pick<SessionStory, 'house' | 'line'>, connections = 1) {
  const merchants: Merchant[] = []
  for (let at = 0; at < connections; at++) merchants.push(await line.openMerchant())
  const shop = await openSessionShop(
    house,
    merchants.map(({ key }) => key),
  )
  return { merchants, shop }
}

export const freshOrder = (): { orderReference: string } => ({ orderReference: `ORD-${newId()}` })

/** POST /api/v1/sessions. */
export function askSession({ shop }: Pick<SessionStory, 'shop'>, asking: Asking = {}): Promise<Answer> {
  const { bearer = shop.apiKey, body, headers, key = newId(), text } = asking
  return call(postSession, {
    ...(text === undefined ? { body: { ...SAMPLE, ...freshOrder(), ...body } } : { text }),
    headers: {
      ...(bearer !== '' && { authorization: `Bearer ${bearer}` }),
      ...(key !== null && { 'idempotency-key': key }),
      ...headers,
    },
  })
}

/** POST /api/v1/sessions/{id}/refunds. */
export const askRefund = (
  { shop }: Pick<SessionStory, 'shop'>,
  sessionId: string,
  amount?: number | string,
  key = newId(),
): Promise<Answer> =>
  call(postRefund, {
    params: { id: sessionId },
    ...(amount !== undefined && { body: { amount } }),
    headers: { authorization: `Bearer ${shop.apiKey}`, 'idempotency-key': key },
  })

/** Makes a session of 140.76 AUD; answers its id and the reference of what can be paid. */
export async function openSession(story: SessionStory, asking?: Asking) {
  const answer = await askSession(story, asking)
  if (answer.status !== 201) throw new Error(`no session: ${answer.status} ${answer.text}`)
  const id = String(answer.json.sessionId)
  const attempt = (await attemptsOf(story, id)).find(({ state }) => state === 'open')
  if (!attempt?.providerReference) throw new Error('nothing can be paid')
  return { id, attempt, reference: attempt.providerReference, answer }
}

export const payAtProvider = (story: SessionStory, reference: string, paymentMethod = 'pm_card_visa') =>
  story.line.sandbox.post(`checkout_sessions/${reference}/pay`, { payment_method: paymentMethod })

/** Makes one, and has it paid; nobody has told us. */
export async function openPaidSession(story: SessionStory, paymentMethod?: string) {
  const session = await openSession(story)
  await payAtProvider(story, session.reference, paymentMethod)
  return session
}

/** A notice as Stripe posts it to a connection, signed with that connection's secret unless another is given. */
export async function postStripeNotice(
  { house, shop }: Pick<SessionStory, 'house' | 'shop'>,
  event: object,
  { at = 0, secret }: { at?: number; secret?: string } = {},
): Promise<number> {
  const connection = await selectConnection(house.db, shop.connections[at]?.id ?? '')
  if (!connection) throw new Error(`no connection ${at}`)
  const signedWith = secret ?? signingSecretOf(house, connection) ?? ''
  const raw = JSON.stringify(event)
  const time = Math.floor(house.clock.now().getTime() / 1000)
  const signature = createHmac('sha256', signedWith).update(`${time}.${raw}`).digest('hex')
  const request = new Request(`http://localhost:3000/webhooks/providers/${connection.id}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': `t=${time},v1=${signature}` },
    body: raw,
  })
  const response = await postNotice(request, { params: Promise.resolve({ connectionId: connection.id }) })
  return response.status
}

/** Everything that Stripe has to say of one account, oldest first. */
export async function noticesOf({ line, merchants }: SessionStory, at = 0) {
  const newestFirst = await line.sandbox.objects('event', merchants[at]?.accountId ?? '')
  return newestFirst.toReversed()
}

const heard = new WeakMap<TestHouse, Set<unknown>>()

/** Has told what was not told yet, or all of it once more, of one connection or of all; works through it. */
export async function hearNotices(
  story: SessionStory,
  { at: only, isAgain = false }: { at?: number; isAgain?: boolean } = {},
): Promise<void> {
  const known = heard.get(story.house) ?? new Set()
  heard.set(story.house, known)
  for (const at of only === undefined ? story.merchants.keys() : [only])
    for (const event of await noticesOf(story, at)) {
      if (!isAgain && known.has(event.id)) continue
      known.add(event.id)
      await postStripeNotice(story, event, { at })
    }
  await drainInbox(story.house)
}

export async function sessionOf({ house }: Pick<SessionStory, 'house'>, id: string) {
  const [session] = await house.db.select().from(sessions).where(eq(sessions.id, id))
  if (!session) throw new Error(`no session ${id}`)
  return session
}

export const attemptsOf = ({ house }: Pick<SessionStory, 'house'>, sessionId: string) =>
  house.db
    .select()
    .from(sessionAttempts)
    .where(eq(sessionAttempts.sessionId, sessionId))
    .orderBy(sessionAttempts.ordinal)

export const ledgerOf = ({ house }: Pick<SessionStory, 'house'>, sessionId: string) =>
  house.db
    .select()
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.sessionId, sessionId)))

/** What one order has at all of the shop's providers. */
export async function objectsOf({ line, merchants }: SessionStory, sessionId: string) {
  const all = await Promise.all(
    merchants.map(async ({ accountId }, at) =>
      (await line.sandbox.objects('checkout.session', accountId)).map((object) => ({ ...object, at })),
    ),
  )
  return all
    .flat()
    .map((object) => ({ at: object.at, ...(object as Record<string, unknown>) }) as Record<string, unknown>)
    .filter((object) => object.client_reference_id === sessionId)
}

/** What is to go wrong with one merchant's account, the next time a path is asked for. */
export const breakProvider = (
  { line, merchants }: SessionStory,
  at: number,
  fault: object,
): Promise<unknown> =>
  line.sandbox.post('faults', {
    account: merchants[at]?.accountId,
    method: 'POST',
    path: '/v1/checkout/sessions',
    ...fault,
  })

/** Nothing more goes wrong with it. */
export const mendProvider = ({ line, merchants }: SessionStory, at: number): Promise<void> =>
  line.sandbox.clearFaults(merchants[at]?.accountId ?? '')

/** The invariants that are violated, by name. */
export async function violationsIn({ house }: Pick<SessionStory, 'house'>): Promise<string[]> {
  const counts = Object.entries(await countInvariants(house))
  return counts.filter(([, count]) => count !== 0).map(([name]) => name)
}
