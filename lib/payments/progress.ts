// How an invoice stands for the payer whose page is open: cheap, asked often, and never asks Stripe.
import type { House } from '@/lib/house'
import { findPayable } from './payable'
import { payerStateOf } from './payer-state'
import type { PayerState } from './payer-view'
import { listPayments } from './store'

export interface Progress {
  state: PayerState
  outstandingMinor: number
  amountPaidMinor: number
}

/** Throws `Payment.InvalidToken`. */
export async function paymentProgress(house: House, token: string): Promise<Progress> {
  const { invoice } = await findPayable(house, token)
  const { amountPaidMinor, outstandingMinor } = invoice
  const attempts = await listPayments(house.db, invoice.id)
  return { state: payerStateOf(invoice, attempts, house.clock.now()), outstandingMinor, amountPaidMinor }
}
