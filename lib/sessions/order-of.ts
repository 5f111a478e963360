// What a provider is asked to make payable, from the session that is kept: every repeat says the same.

import { noticeUrlOf } from '@/lib/applications/application'
import { canBeReached } from '@/lib/applications/subscribe'
import type { ObjectFacts, Order } from '@/lib/connectors/port'
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
    attemptId: attempt.id,
    sessionId: session.id,
    orderReference: session.orderReference,
    total: totalOf(session),
    items: session.items,
    shippingMinor: session.shippingMinor,
    taxMinor: session.taxMinor,
    paymentMethod: session.paymentMethod,
    locale: session.locale,
    customerEmail: typeof email === 'string' ? email : null,
    successUrl: session.successUrl ?? `${appUrl}/sessions/thanks`,
    failureUrl: session.failureUrl ?? `${appUrl}/sessions/cancelled`,
    noticeUrl: canBeReached(house) ? noticeUrlOf(appUrl, attempt.connectionId) : null,
    expiresAt: session.expiresAt,
  }
}

/** The provider's key for an attempt; counted up only where it is known that nothing was made under the one before. */
export const keyOf = ({ id, keyGeneration }: SessionAttempt): string => `${id}:${keyGeneration}`

/** Why a provider's object cannot be this attempt's; undefined when it fits in every respect. */
export function mismatchOf(attempt: SessionAttempt, facts: ObjectFacts): string | undefined {
  const { amountMinor, currency, id, livemode, sessionReference } = attempt
  const faults: [boolean, string][] = [
    [sessionReference !== null && sessionReference !== facts.reference, 'reference'],
    [facts.claimedAttemptId !== id, 'metadata'],
    [facts.livemode !== livemode, 'livemode'],
    [facts.currency !== currency, 'currency'],
    [facts.amountMinor !== amountMinor, 'amount'],
    [facts.state === 'paid' && facts.capturedMinor !== amountMinor, 'amount received'],
  ]
  return faults.find(([isFault]) => isFault)?.[1]
}
