// One profile at Mollie behind the port.
import { type MollieClient, PaymentEmbed, PaymentMethod } from '@mollie/api-client'
import { secondsFrom } from '@/lib/clock'
import { isProviderFault, ProviderFault } from '@/lib/connector-port/fault'
import { findInPages, type Turn } from '@/lib/connector-port/pages'
import type {
  Connector,
  ObjectFacts,
  Order,
  RefundFacts,
  RefundOrder,
  Sought,
  Subscriber,
} from '@/lib/connector-port/port'
import { clocksApartSeconds } from '@/lib/test-clock'
import { toMollieAmount } from './amount'
import { ATTEMPT_KEY, claimOf, objectFacts, REFUND_KEY, refundFacts } from './facts'
import { linesOf } from './lines'
import { localeOf } from './locale'

const LONGEST_DESCRIPTION = 255

const read = async ({ payments }: MollieClient, reference: string): Promise<ObjectFacts> =>
  objectFacts(await payments.get(reference, { embed: [PaymentEmbed.refunds, PaymentEmbed.chargebacks] }))

async function cancel({ payments }: MollieClient, reference: string): Promise<void> {
  try {
    await payments.cancel(reference)
  } catch (error) {
    // It may have been paid, or have run out, in between: what it is now decides.
    if (!isProviderFault(error, 'refused')) throw error
  }
}

/** Makes one, or answers the one that was made under the key. What would charge anything else is cancelled again. */
async function create(client: MollieClient, order: Order, idempotencyKey: string): Promise<ObjectFacts> {
  const { page } = order
  if (page.is !== 'hosted') throw new Error('Mollie has no page but its own')
  const locale = localeOf(order.locale)
  const lines = linesOf(order)
  const made = await client.payments.create({
    amount: toMollieAmount(order.total),
    description: order.description.slice(0, LONGEST_DESCRIPTION),
    redirectUrl: page.successUrl,
    ...(page.cancelUrl !== null && { cancelUrl: page.cancelUrl }),
    method: PaymentMethod.creditcard,
    metadata: { [ATTEMPT_KEY]: order.paymentId },
    ...(lines && { lines }),
    ...(locale && { locale }),
    ...(order.noticeUrl !== null && { webhookUrl: order.noticeUrl }),
    idempotencyKey,
  })
  const facts = objectFacts(made)
  if (facts.amountMinor === order.total.minor && facts.currency === order.total.currency) return facts
  await cancel(client, facts.reference)
  throw new ProviderFault('refused', `Mollie would charge ${facts.amountMinor}, not ${order.total.minor}`)
}

/** The most that Mollie hands out at once. */
const LIMIT = 250

interface Listed<T> extends Array<T> {
  links: { next?: { href: string } | null }
}

/** A list of Mollie's, turned a page at a time. */
const turning =
  <T>(list: (page: { limit: number; from?: string }) => Promise<Listed<T>>): Turn<T, string> =>
  async (from) => {
    const items = await list({ limit: LIMIT, ...(from !== undefined && { from }) })
    const next = items.links.next?.href
    return { items, next: next ? (new URL(next).searchParams.get('from') ?? undefined) : undefined }
  }

async function findMade(
  client: MollieClient,
  { paymentId, since }: Sought,
): Promise<ObjectFacts | undefined> {
  const found = await findInPages(
    'payments',
    turning((page) => client.payments.page(page)),
    ({ metadata }) => claimOf(metadata, ATTEMPT_KEY) === paymentId,
    { isOver: ({ createdAt }) => new Date(createdAt) < secondsFrom(since, -clocksApartSeconds()) },
  )
  return found && read(client, found.id)
}

/** Most card payments cannot be taken back before they run out by themselves: then the answer says `open`. */
async function close(client: MollieClient, reference: string): Promise<ObjectFacts> {
  const { isCancelable } = await client.payments.get(reference)
  if (isCancelable) await cancel(client, reference)
  return read(client, reference)
}

async function refund(
  client: MollieClient,
  order: RefundOrder,
  idempotencyKey: string,
): Promise<RefundFacts> {
  const made = await client.paymentRefunds.create({
    paymentId: order.paymentReference,
    amount: toMollieAmount(order.amount),
    description: (order.reason ?? '').slice(0, LONGEST_DESCRIPTION),
    metadata: { [REFUND_KEY]: order.refundId },
    idempotencyKey,
  })
  return refundFacts(made)
}

async function findRefund(
  { paymentRefunds }: MollieClient,
  { paymentReference: paymentId, refundId }: RefundOrder,
): Promise<RefundFacts | undefined> {
  const found = await findInPages(
    'refunds',
    turning((page) => paymentRefunds.page({ paymentId, ...page })),
    ({ metadata }) => claimOf(metadata, REFUND_KEY) === refundId,
  )
  return found && refundFacts(found)
}

export const connectMollie = (client: MollieClient, livemode: boolean): Connector & Subscriber => ({
  check: async () => {
    const methods = await client.methods.list()
    if (!methods.some(({ id }) => id === PaymentMethod.creditcard))
      throw new ProviderFault('refused', 'cards are not activated on this profile')
    // A key belongs to one profile, and sees the payments of that one alone.
    return { livemode, accountReference: (await client.profiles.getCurrent()).id }
  },
  create: (order, idempotencyKey) => create(client, order, idempotencyKey),
  findMade: (sought) => findMade(client, sought),
  read: (reference) => read(client, reference),
  close: (reference) => close(client, reference),
  refund: (order, idempotencyKey) => refund(client, order, idempotencyKey),
  findRefund: (order) => findRefund(client, order),
  // Each payment carries the address itself.
  subscribe: async () => undefined,
  resubscribe: async () => false,
  unsubscribe: async () => undefined,
})
