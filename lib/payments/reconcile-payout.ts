// Reads a payout and its payments from Stripe; every event about a payout ends here.
import { transact } from '@/db/transact'
import { isProviderFault } from '@/lib/connector-port/fault'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { PaymentAccount } from '@/lib/payment-accounts/payment-account'
import type { PayoutFacts } from '@/lib/stripe/payouts'
import { updatePayoutOfPayments, upsertPayout } from './payout-store'

/** Throws `Payment.ProviderError` when Stripe cannot be asked: the event is taken again. */
export async function reconcilePayout(
  house: House,
  account: PaymentAccount,
  reference: string,
): Promise<void> {
  const asked = await ask(house, account, reference)
  if (!asked) return
  const { balanceReferences, facts } = asked
  const { amountMinor } = facts
  // Accounts may be paid out in currencies in which nothing is invoiced here.
  if (amountMinor === null) return
  await transact(house.db, async (tx) => {
    const id = await upsertPayout(tx, account, { ...facts, amountMinor }, house.clock.now())
    await updatePayoutOfPayments(tx, account.id, id, balanceReferences)
  })
}

async function ask(
  { stripe }: House,
  { accountId }: PaymentAccount,
  reference: string,
): Promise<{ facts: PayoutFacts; balanceReferences: string[] } | undefined> {
  if (!accountId) return undefined
  try {
    const facts = await stripe.readPayout(accountId, reference)
    const balanceReferences = facts.isItemised ? await stripe.listPayoutCharges(accountId, reference) : []
    return { facts, balanceReferences }
  } catch (error) {
    // Payouts are shown, never reckoned with: an account or a key that does not show them stops nothing.
    if (isProviderFault(error, 'missing', 'denied', 'refused')) return undefined
    throw isProviderFault(error)
      ? new Failure('Payment.ProviderError', 'Stripe could not be asked about a payout.', { cause: error })
      : error
  }
}
