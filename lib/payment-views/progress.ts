// The progress of an invoice for an open payer's page: cheap, polled often, and never asks Stripe.
import type { House } from '@/lib/house'
import { selectPaymentsOfInvoice } from '@/lib/payments/parts-store'
import { findPayable } from '@/lib/payments/payable'
import { dayIn } from '@/lib/time-zone'
import { payerStateOf } from './payer-state'
import type { PayerState } from './payer-view'

export interface Progress {
  state: PayerState
  outstandingMinor: number
  amountPaidMinor: number
}

/** Throws `Payment.InvalidToken`. */
export async function paymentProgress(house: House, token: string): Promise<Progress> {
  const { invoice, plan, timeZone } = await findPayable(house, token)
  const { amountPaidMinor, outstandingMinor } = invoice
  const now = house.clock.now()
  const attempts = await selectPaymentsOfInvoice(house.db, invoice.id)
  const state = payerStateOf(invoice, attempts, dayIn(timeZone, now), plan)
  return { state, outstandingMinor, amountPaidMinor }
}
