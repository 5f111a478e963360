// Payments, refunds and lists as Mollie's API answers them.
import type { Core } from '../core/core'
import type { MollieChargeback, MolliePayment, MollieRefund } from '../core/kinds'
import { refundedMinor, refundsOf } from './acts'
import { chargebacksOf, chargedBackMinor } from './chargebacks'
import { unprocessable } from './error'
import { amountOf } from './money'

const HAL = 'application/hal+json'
const moment = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}+00:00`

export const apiUrl = (core: Core, path: string): string => `${core.url}/mollie/v2/${path}`
const link = (href: string, type = HAL) => ({ href, type })

/** When it came into its status, under the name that this status has for it. */
const MOMENTS: Partial<Record<MolliePayment['status'], string>> = {
  paid: 'paidAt',
  authorized: 'authorizedAt',
  canceled: 'canceledAt',
  expired: 'expiredAt',
  failed: 'failedAt',
}

function detailsOf({ method, status }: MolliePayment): object | null {
  if (method !== 'creditcard') return null
  if (status === 'failed') return { failureReason: 'insufficient_funds' }
  if (status !== 'paid') return null
  return {
    cardHolder: 'T. TEST',
    cardNumber: '6787',
    cardLabel: 'Visa',
    cardAudience: 'consumer',
    cardCountryCode: 'NL',
    cardSecurity: '3dsecure',
    feeRegion: 'other',
    failureReason: null,
  }
}

export function paymentView(core: Core, profile: string, payment: MolliePayment, embeds: string[] = []) {
  const { amountMinor, currency, id, mode, status } = payment
  const isOpen = status === 'open'
  const isLive = isOpen || status === 'pending' || status === 'authorized'
  const refunded = refundedMinor(core, profile, id)
  const moved = MOMENTS[status]
  return {
    resource: 'payment',
    id,
    mode,
    createdAt: moment(payment.createdAt),
    amount: amountOf(amountMinor, currency),
    description: payment.description,
    method: payment.method,
    metadata: payment.metadata,
    status,
    ...(isLive && { isCancelable: payment.isCancelable }),
    ...(isOpen && { expiresAt: moment(payment.expiresAt) }),
    ...(moved && { [moved]: moment(payment.changedAt) }),
    ...(status === 'paid' && {
      ...(chargebacksOf(core, profile, id).length > 0 && {
        amountChargedBack: amountOf(chargedBackMinor(core, profile, id), currency),
      }),
      amountRefunded: amountOf(refunded, currency),
      amountRemaining: amountOf(amountMinor - refunded, currency),
    }),
    ...(payment.locale !== null && { locale: payment.locale }),
    ...(payment.lines !== null && { lines: payment.lines }),
    profileId: profile,
    sequenceType: 'oneoff',
    redirectUrl: payment.redirectUrl,
    ...(payment.cancelUrl !== null && { cancelUrl: payment.cancelUrl }),
    ...(payment.webhookUrl !== null && { webhookUrl: payment.webhookUrl }),
    details: detailsOf(payment),
    _links: {
      self: link(apiUrl(core, `payments/${id}`)),
      ...(isOpen && { checkout: link(`${core.url}/mollie/checkout/${id}`, 'text/html') }),
      dashboard: link(`${core.url}/_sandbox?tab=mollie`, 'text/html'),
    },
    ...(embeds.length > 0 && {
      _embedded: Object.fromEntries(
        embeds.map((name) => [
          name,
          name === 'refunds'
            ? refundsOf(core, profile, id).map((refund) => refundView(core, profile, payment, refund))
            : chargebacksOf(core, profile, id).map((chargeback) => chargebackView(core, payment, chargeback)),
        ]),
      ),
    }),
  }
}

export function refundView(core: Core, profile: string, payment: MolliePayment, refund: MollieRefund) {
  return {
    resource: 'refund',
    id: refund.id,
    mode: payment.mode,
    amount: amountOf(refund.amountMinor, payment.currency),
    description: refund.description,
    metadata: refund.metadata,
    status: refund.status,
    paymentId: payment.id,
    createdAt: moment(refund.createdAt),
    _links: {
      self: link(apiUrl(core, `payments/${payment.id}/refunds/${refund.id}`)),
      payment: link(apiUrl(core, `payments/${payment.id}`)),
    },
    profileId: profile,
  }
}

export function chargebackView(core: Core, payment: MolliePayment, chargeback: MollieChargeback) {
  const amount = amountOf(chargeback.amountMinor, payment.currency)
  return {
    resource: 'chargeback',
    id: chargeback.id,
    amount,
    settlementAmount: { currency: amount.currency, value: `-${amount.value}` },
    createdAt: moment(chargeback.createdAt),
    reason: { code: 'AC01', description: 'Account identifier incorrect (i.e. invalid IBAN)' },
    paymentId: payment.id,
    reversedAt: chargeback.reversedAt === null ? null : moment(chargeback.reversedAt),
    _links: {
      self: link(apiUrl(core, `payments/${payment.id}/chargebacks/${chargeback.id}`)),
      payment: link(apiUrl(core, `payments/${payment.id}`)),
    },
  }
}

interface PageOf<T> {
  name: string
  path: string
  /** Oldest first, as they are stored. */
  items: T[]
  query: Record<string, string>
}

const readLimit = (text = '50'): number => {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit >= 1 && limit <= 250) return limit
  throw unprocessable('The limit must be between 1 and 250.', 'limit')
}

/** A page of a list, newest first, with the way to the next. */
export function listView<T extends { id: string }>(core: Core, { items, name, path, query }: PageOf<T>) {
  const limit = readLimit(query.limit)
  const sorted = query.sort === 'asc' ? items : [...items].reverse()
  const start = query.from === undefined ? 0 : sorted.findIndex(({ id }) => id === query.from)
  if (start < 0) throw unprocessable('The parameter from names nothing in this list.', 'from')
  const next = sorted[start + limit]
  const shown = sorted.slice(start, start + limit)
  const at = (from: string) => link(apiUrl(core, `${path}?from=${from}&limit=${limit}`))
  return {
    count: shown.length,
    _embedded: { [name]: shown },
    _links: {
      self: link(apiUrl(core, path)),
      previous: null,
      next: next ? at(next.id) : null,
    },
  }
}
