// Chargebacks at Mollie: the payer's bank takes a payment back, and may give it back to the seller.
import { type Core, change } from '../core/core'
import { randomText } from '../core/ids'
import type { MollieChargeback } from '../core/kinds'
import { findPayment } from './acts'
import { MollieError, unprocessable } from './error'
import { notify } from './notify'

/** Oldest first. */
export const chargebacksOf = (core: Core, profile: string, paymentId: string): MollieChargeback[] =>
  core.store
    .list('mollie_chargeback', profile)
    .map(({ object }) => object)
    .filter(({ payment }) => payment === paymentId)

/** What banks have taken back and kept. */
export const chargedBackMinor = (core: Core, profile: string, paymentId: string): number =>
  chargebacksOf(core, profile, paymentId)
    .filter(({ reversedAt }) => reversedAt === null)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)

export function chargeBack(core: Core, paymentId: string, amountMinor: number | undefined): MollieChargeback {
  const { payment, profile } = findPayment(core, paymentId)
  if (payment.status !== 'paid') throw unprocessable('Only a paid payment can be charged back.')
  const remaining = payment.amountMinor - chargedBackMinor(core, profile, paymentId)
  const taken = amountMinor ?? remaining
  if (taken <= 0 || taken > remaining) throw unprocessable('More than was paid cannot be charged back.')
  const chargeback = core.store.put('mollie_chargeback', profile, {
    id: `chb_${randomText(22)}`,
    payment: paymentId,
    amountMinor: taken,
    createdAt: core.now(),
    reversedAt: null,
  })
  notify(core, profile, payment)
  return chargeback
}

export function reverseChargeback(core: Core, id: string): MollieChargeback {
  const found = core.store.find('mollie_chargeback', id)
  if (!found) throw new MollieError(404, `No chargeback exists with token ${id}.`)
  const { account: profile, object: chargeback } = found
  if (chargeback.reversedAt !== null) throw unprocessable('The chargeback is reversed already.')
  const reversed = change(core, 'mollie_chargeback', profile, chargeback, { reversedAt: core.now() })
  notify(core, profile, findPayment(core, chargeback.payment).payment)
  return reversed
}
