// Builds the provider's order from the stored session, so that every retry is identical.

import { noticeUrlOf } from '@/lib/applications/application'
import { canBeReached } from '@/lib/applications/subscribe'
import type { Order } from '@/lib/connector-port/port'
import type { House } from '@/lib/house'
import { type Currency, isCurrency } from '@/lib/money/currency'
import type { Session, SessionAttempt } from './session'

export function currencyOf({ currency }: Pick<Session, 'currency'>): Currency {
  if (!isCurrency(currency)) throw new Error(`a session in unknown currency ${currency}`)
  return currency
}

export const totalOf = (session: Session) => ({ minor: session.totalMinor, currency: currencyOf(session) })

export function orderOf(
  house: House,
  session: Session,
  attempt: Pick<SessionAttempt, 'id' | 'connectionId'>,
): Order {
  const { appUrl } = house.env
  const email = session.customer?.email
  return {
    paymentId: attempt.id,
    description: session.orderReference,
    clientReference: session.id,
    total: totalOf(session),
    feeMinor: 0,
    items: session.items,
    shippingMinor: session.shippingMinor,
    taxMinor: session.taxMinor,
    paymentMethod: session.paymentMethod,
    locale: session.locale,
    // Of charges to cards alone: what else a statement says is the bank's, or the account's own.
    statementName: session.paymentMethod === 'card' ? session.orderReference : null,
    customerEmail: typeof email === 'string' ? email : null,
    page: {
      is: 'hosted',
      successUrl: session.successUrl ?? `${appUrl}/sessions/thanks`,
      cancelUrl: session.failureUrl ?? `${appUrl}/sessions/cancelled`,
    },
    noticeUrl: canBeReached(house) ? noticeUrlOf(appUrl, attempt.connectionId) : null,
    expiresAt: session.expiresAt,
  }
}

/** The provider's key for an attempt; counted up only where it is known that nothing was made under the one before. */
export const keyOf = ({ id, keyGeneration }: SessionAttempt): string => `${id}:${keyGeneration}`
