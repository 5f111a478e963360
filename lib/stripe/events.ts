// Stripe's events: verified, used only for the object they name, and listed when some were missed.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type Stripe from 'stripe'
import { z } from 'zod'
import { allPages, MANY_ITEMS } from '@/lib/connector-port/pages'
import { PLATFORM_MARKS, turning } from './account'
import { CONSENT_MARK } from './setup-intents'
import { writable } from './writable'

const TOLERANCE_SECONDS = 300

/**
 * Is the text signed by one of the secrets, with a time at most five minutes off in either direction?
 * Stricter than the SDK's check, which lets times in the future pass and verifies with an empty secret.
 */
export function isSignedBy(
  secrets: readonly string[],
  header: string | null,
  text: string,
  now: Date,
): boolean {
  const parts = (header ?? '').split(',').map((part) => part.split('=', 2) as [string, string?])
  const times = parts.filter(([scheme]) => scheme === 't').map(([, value]) => value ?? '')
  const time = times[0] ?? ''
  if (times.length !== 1 || !/^\d{1,12}$/.test(time)) return false
  if (Math.abs(now.getTime() / 1000 - Number(time)) > TOLERANCE_SECONDS) return false
  const given = parts
    .filter(([scheme]) => scheme === 'v1')
    .map(([, value]) => Buffer.from(value ?? '', 'hex'))
  return secrets
    .filter((secret) => secret.trim() !== '')
    .some((secret) => {
      const expected = createHmac('sha256', secret).update(`${time}.${text}`).digest()
      return given.some(
        (candidate) => candidate.length === expected.length && timingSafeEqual(candidate, expected),
      )
    })
}

/** Postgres has no NUL in a text, and nothing of Stripe's has one in its name. */
const hasNoNul = (text: string): boolean => !text.includes('\u0000')

const name = z.string().max(255).refine(hasNoNul)

/** Only what filing needs: whatever else a version to come changes must not be refused. */
const envelope = z.object({
  id: name.min(1),
  type: name.min(1),
  account: name.nullish(),
  livemode: z.boolean().nullish(),
  created: z.union([z.number(), z.string()]).nullish(),
})

export interface EventEnvelope {
  eventId: string
  type: string
  /** `acct_…`, or empty for an event of the platform itself. */
  account: string
  livemode: boolean
  createdAt: Date | null
}

/** Beyond the year 9999 (seconds that were milliseconds) JavaScript writes dates that Postgres does not read. */
const LATEST_MS = Date.UTC(9999, 11, 31)

function timeOf(created: string | number | null | undefined): Date | null {
  const time = new Date(typeof created === 'number' ? created * 1000 : (created ?? Number.NaN))
  return time.getTime() >= 0 && time.getTime() < LATEST_MS ? time : null
}

/** Reads an event's envelope, classic or thin; undefined when it is no event at all. */
export function readEnvelope(event: unknown): EventEnvelope | undefined {
  const { success, data } = envelope.safeParse(event)
  if (!success) return undefined
  return {
    eventId: data.id,
    type: data.type,
    account: data.account ?? '',
    livemode: data.livemode ?? false,
    createdAt: timeOf(data.created),
  }
}

const pointed = z.object({
  id: z.string().optional(),
  object: z.string().optional(),
  payment_intent: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
})

/** An event carries the intent's client secret along; it is a payer's, and is not kept. */
export const withoutClientSecrets = (payload: string): string =>
  payload.replaceAll(/_secret_[\w%-]+/g, '_secret_…')

/** The PaymentIntent that an event is about, whichever object it carries; undefined when it is about none. */
export function paymentReferenceOf(event: unknown): string | undefined {
  const carried = z.object({ data: z.object({ object: pointed }) }).safeParse(event)
  if (!carried.success) return undefined
  const { id, object, payment_intent: intent } = carried.data.data.object
  const reference = object === 'payment_intent' ? id : typeof intent === 'string' ? intent : intent?.id
  return reference && hasNoNul(reference) ? reference : undefined
}

/** The Checkout Session that an event carries. */
export function sessionReferenceOf(event: unknown): string | undefined {
  const carried = z.object({ data: z.object({ object: pointed }) }).safeParse(event)
  const { id, object } = carried.data?.data.object ?? {}
  return object === 'checkout.session' && id && hasNoNul(id) ? id : undefined
}

/** The payout that an event carries. */
export function payoutReferenceOf(event: unknown): string | undefined {
  const carried = z.object({ data: z.object({ object: pointed }) }).safeParse(event)
  const { id, object } = carried.data?.data.object ?? {}
  return object === 'payout' && id && hasNoNul(id) ? id : undefined
}

const kept = z.object({
  data: z.object({
    object: z.object({ id: name.min(1), object: z.enum(['mandate', 'payment_method']) }),
  }),
})

/** The kept means that an event is about, or its mandate. */
export function meansReferenceOf(event: unknown): string | undefined {
  return kept.safeParse(event).data?.data.object.id
}

const saved = z.object({
  data: z.object({
    object: z.object({
      id: name.min(1),
      object: z.literal('setup_intent'),
      metadata: z.record(z.string(), z.string()).nullish(),
    }),
  }),
})

/** What a payer has left a means by, and the agreement that it claims to be for. */
export function savingIn(
  event: unknown,
): { reference: string; claimedConsentId: string | undefined } | undefined {
  const { data } = saved.safeParse(event)
  return (
    data && {
      reference: data.data.object.id,
      claimedConsentId: data.data.object.metadata?.[CONSENT_MARK],
    }
  )
}

const failure = z.object({
  code: z.string().nullish(),
  decline_code: z.string().nullish(),
  message: z.string().nullish(),
  type: z.string(),
  charge: z.string().nullish(),
  payment_method: z
    .object({ type: z.string(), card: z.object({ fingerprint: name.nullish() }).nullish().catch(null) })
    .nullish()
    .catch(null),
})

/** A means that is left without paying is tried as well. */
const failedIntent = z.union([
  z.object({
    type: z.literal('payment_intent.payment_failed'),
    data: z.object({ object: z.object({ last_payment_error: failure }) }),
  }),
  z.object({
    type: z.literal('setup_intent.setup_failed'),
    data: z.object({ object: z.object({ last_setup_error: failure }) }),
  }),
])

export interface Decline {
  code: string
  message: string | null
  /** `ch_…` of the try; null where the payer came to no charge. */
  chargeReference: string | null
  /** With what it was tried, in Stripe's word; null where that is not told. */
  methodType: string | null
  /** Stripe's name for the card; null where it is not told, or was none. */
  fingerprint: string | null
}

/** What a signed event says of one try that came to nothing; the intent itself remembers only the last. */
export function declineOf(event: unknown): Decline | undefined {
  const { data } = failedIntent.safeParse(event)
  if (!data) return undefined
  const said = data.data.object
  const { charge, code, decline_code, message, payment_method, type } =
    'last_setup_error' in said ? said.last_setup_error : said.last_payment_error
  return {
    code: (writable(decline_code ?? code) ?? type).slice(0, 100),
    message: writable(message)?.slice(0, 500) ?? null,
    chargeReference: charge && hasNoNul(charge) ? charge : null,
    methodType: writable(payment_method?.type)?.slice(0, 100) ?? null,
    fingerprint: payment_method?.card?.fingerprint ?? null,
  }
}

const TELL_OF_MONEY = [
  'payment_intent.succeeded',
  'payment_intent.processing',
  'charge.succeeded',
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
]

/** Whether an event of this type says that money was taken or is on its way. Believed only where Stripe cannot be asked any more. */
export const tellsOfMoney = (type: string): boolean => TELL_OF_MONEY.includes(type)

/** The payment that an intent's metadata names as ours. The account can write it too, so it proves nothing. */
export function claimedPaymentIdOf(event: unknown): string | undefined {
  const carried = z
    .object({
      data: z.object({ object: z.object({ metadata: z.record(z.string(), z.string()).nullish() }) }),
    })
    .safeParse(event)
  return carried.data?.data.object.metadata?.[PLATFORM_MARKS.payment]
}

/** What we listen to; webhook endpoints and listings ask for these and no more. */
export const EVENT_TYPES = [
  'payment_intent.succeeded',
  'payment_intent.processing',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'payment_intent.requires_action',
  'charge.succeeded',
  'charge.failed',
  'charge.updated',
  'charge.refunded',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'payout.created',
  'payout.updated',
  'payout.paid',
  'payout.failed',
  'payout.canceled',
  'payout.reconciliation_completed',
  // Of means that are kept for debits.
  'mandate.updated',
  'payment_method.detached',
  'setup_intent.succeeded',
  'setup_intent.setup_failed',
  'account.updated',
  'capability.updated',
  'account.application.deauthorized',
] as const

const LISTED_TYPES = EVENT_TYPES.filter((type) => type !== 'account.application.deauthorized')

const seconds = (time: Date): number => Math.floor(time.getTime() / 1000)

/** `events.list` takes at most 20 types at a time. */
const TYPES_AT_ONCE = 20

/** Events of one account between two times, oldest first; Stripe keeps them for 30 days. Throws `ProviderFault`, `TOO_MANY` too. */
export async function listEvents(
  stripe: Stripe,
  accountId: string,
  since: Date,
  until?: Date,
): Promise<Stripe.Event[]> {
  const all: Stripe.Event[] = []
  const created = { gte: seconds(since), ...(until && { lte: seconds(until) }) }
  for (let at = 0; at < LISTED_TYPES.length; at += TYPES_AT_ONCE)
    all.push(...(await listTypes(stripe, accountId, created, LISTED_TYPES.slice(at, at + TYPES_AT_ONCE))))
  return all.sort((a, b) => a.created - b.created)
}

async function listTypes(
  stripe: Stripe,
  accountId: string,
  created: Stripe.RangeQueryParam,
  types: string[],
): Promise<Stripe.Event[]> {
  const events = await allPages(
    'events',
    turning<Stripe.Event>('listing events', (page) =>
      stripe.events.list({ types, created, ...page }, { stripeAccount: accountId }),
    ),
    MANY_ITEMS,
  )
  return events.reverse()
}
