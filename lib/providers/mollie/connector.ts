// The calls that a session makes of Mollie, in the port's words.
import { type MollieClient, PaymentEmbed, PaymentMethod } from '@mollie/api-client'
import { ProviderFault } from '../fault'
import type { Connector, ObjectFacts } from '../port'
import { toMollieAmount } from './amount'
import { ATTEMPT_KEY, claimOf, objectFacts, REFUND_KEY, refundFacts } from './facts'
import { linesOf } from './lines'
import { localeOf } from './locale'

/** Clocks differ by some seconds: what was made about then is looked for from a little earlier on. */
const SLACK_MS = 300_000
/** How far back a lost object is looked for; it was made a moment ago. */
const MOST_PAGES = 5
/** The most that Mollie hands out at once. */
const PAGE_SIZE = 250
const LONGEST_DESCRIPTION = 255

interface Page<T> extends Array<T> {
  links: { next?: { href: string } | null }
}

/** The first that fits, a page at a time, until one is older than `isOver` says. */
async function findIn<T extends { id: string }>(
  what: string,
  turn: (from: string | undefined) => Promise<Page<T>>,
  fits: (item: T) => boolean,
  isOver: (item: T) => boolean,
): Promise<T | undefined> {
  let from: string | undefined
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await turn(from)
    const found = page.find(fits)
    if (found) return found
    const next = page.links.next?.href
    if (!next || page.some(isOver)) return undefined
    from = new URL(next).searchParams.get('from') ?? undefined
  }
  // Not seen, but not all was looked at: it must not pass for "nothing was made".
  throw new ProviderFault('unanswered', `there are too many ${what} to find this one among them`)
}

export function connectMollie(client: MollieClient, livemode: boolean): Connector {
  const read = async (reference: string): Promise<ObjectFacts> =>
    objectFacts(await client.payments.get(reference, { embed: [PaymentEmbed.refunds] }))

  const cancel = async (reference: string): Promise<void> => {
    try {
      await client.payments.cancel(reference)
    } catch (error) {
      // It may have been paid, or have run out, in between: what it is now decides.
      if (!(error instanceof ProviderFault) || error.kind !== 'refused') throw error
    }
  }

  return {
    check: async () => {
      const methods = await client.methods.list()
      if (methods.some(({ id }) => id === PaymentMethod.creditcard))
        return { livemode, accountReference: null }
      throw new ProviderFault('refused', 'cards are not activated on this profile')
    },

    create: async (order, idempotencyKey) => {
      const locale = localeOf(order.locale)
      const lines = linesOf(order)
      const made = await client.payments.create({
        amount: toMollieAmount(order.total),
        description: order.orderReference.slice(0, LONGEST_DESCRIPTION),
        redirectUrl: order.successUrl,
        cancelUrl: order.failureUrl,
        method: PaymentMethod.creditcard,
        metadata: { [ATTEMPT_KEY]: order.attemptId },
        ...(lines && { lines }),
        ...(locale && { locale }),
        ...(order.noticeUrl !== null && { webhookUrl: order.noticeUrl }),
        idempotencyKey,
      })
      const facts = objectFacts(made)
      if (facts.amountMinor === order.total.minor && facts.currency === order.total.currency) return facts
      await cancel(facts.reference)
      throw new ProviderFault('refused', `Mollie would charge ${facts.amountMinor}, not ${order.total.minor}`)
    },

    findMade: async (attemptId, since) => {
      const found = await findIn(
        'payments',
        (from) => client.payments.page({ limit: PAGE_SIZE, ...(from && { from }) }),
        ({ metadata }) => claimOf(metadata, ATTEMPT_KEY) === attemptId,
        ({ createdAt }) => Date.parse(createdAt) < since.getTime() - SLACK_MS,
      )
      return found && read(found.id)
    },

    read,

    // Most card payments cannot be taken back before they run out by themselves: then the answer says `open`.
    close: async (reference) => {
      const { isCancelable } = await client.payments.get(reference)
      if (isCancelable) await cancel(reference)
      return read(reference)
    },

    refund: async (order, idempotencyKey) =>
      refundFacts(
        await client.paymentRefunds.create({
          paymentId: order.paymentReference,
          amount: toMollieAmount(order.amount),
          description: (order.reason ?? '').slice(0, LONGEST_DESCRIPTION),
          metadata: { [REFUND_KEY]: order.refundId, [ATTEMPT_KEY]: order.attemptId },
          idempotencyKey,
        }),
      ),

    findRefund: async ({ paymentReference, refundId }) => {
      const found = await findIn(
        'refunds',
        (from) =>
          client.paymentRefunds.page({
            paymentId: paymentReference,
            limit: PAGE_SIZE,
            ...(from && { from }),
          }),
        ({ metadata }) => claimOf(metadata, REFUND_KEY) === refundId,
        () => false,
      )
      return found && refundFacts(found)
    },

    // Each payment carries the address itself.
    subscribe: async () => undefined,
    unsubscribe: async () => undefined,
  }
}
