// After a restore: payments that were made in the minutes that were lost are put back, as far as Stripe knows what they paid.
import { daysFrom, secondsFrom } from '@/lib/clock'
import { accountConnector } from '@/lib/connectors/registry'
import type { House } from '@/lib/house'
import { isUuid } from '@/lib/ids'
import { splitFee } from '@/lib/money/fee'
import { skipInvoiceNumbers } from '@/lib/organisations/skip-numbers'
import type { PaymentAccount } from '@/lib/payment-accounts/payment-account'
import type { Made } from '@/lib/stripe/made'
import { reconcilePayment } from './reconcile'
import { insertRecovered, selectKnown, selectNumbered } from './recover-store'

/** So far back, as Stripe keeps its events. */
const DAYS = 30
/** An intent is dated in whole seconds by a clock that is not ours; a number that is given out again comes much later. */
const CLOCKS_APART_SECONDS = 60

/** Money that Stripe has, or could get, of which our books cannot say what it is for. */
export interface Unknown {
  organisationId: string
  accountId: string
  reference: string
  state: string
  amountMinor: number | null
  /** Of it, what went back to the payer already. */
  refundedMinor: number
  currency: string
  description: string | null
  createdAt: string
}

export interface Recovery {
  recovered: number
  closed: number
  unknown: Unknown[]
}

interface Options {
  /** What can still be paid, and nobody here knows, is closed at Stripe. */
  closesUnknown: boolean
}

const NUMBERED = /^Invoice (\S+)$/

export async function recoverPayments(
  house: House,
  account: PaymentAccount,
  { closesUnknown }: Options,
): Promise<Recovery> {
  const { accountId, organisationId } = account
  const recovery: Recovery = { recovered: 0, closed: 0, unknown: [] }
  if (!accountId) return recovery
  const made = await house.stripe.listMade(accountId, daysFrom(house.clock.now(), -DAYS))
  await skipNumbers(house, organisationId, made)
  for (const one of await lostOf(house, made)) {
    const { facts } = one
    if (await recover(house, account, one)) recovery.recovered++
    else if (facts.state === 'open' && closesUnknown) {
      await accountConnector(house, accountId).close(facts.reference)
      recovery.closed++
    } else if (facts.state !== 'cancelled' && facts.state !== 'failed') {
      const unknown = await describeUnknown(house, account, accountId, one)
      if (unknown.refundedMinor !== unknown.amountMinor) recovery.unknown.push(unknown)
    }
  }
  return recovery
}

async function describeUnknown(
  house: House,
  { organisationId }: PaymentAccount,
  accountId: string,
  { createdAt, description, facts }: Made,
): Promise<Unknown> {
  const { amountMinor, currency, reference, state } = facts
  const { refunds } = await accountConnector(house, accountId).read(reference, { hasRefunds: true })
  const refundedMinor = refunds
    .filter((refund) => refund.state === 'pending' || refund.state === 'succeeded')
    .reduce((sum, refund) => sum + refund.amountMinor, 0)
  return {
    ...{ organisationId, accountId, reference, state, amountMinor, refundedMinor, currency, description },
    createdAt: createdAt.toISOString(),
  }
}

async function lostOf({ db }: House, made: Made[]): Promise<Made[]> {
  const named = made.flatMap(({ facts }) =>
    facts.claimedPaymentId !== null && isUuid(facts.claimedPaymentId)
      ? [{ id: facts.claimedPaymentId, reference: facts.reference }]
      : [],
  )
  const known = await selectKnown(db, named)
  const isKnown = ({ facts }: Made) =>
    known.has(facts.reference) || known.has(facts.claimedPaymentId?.toLowerCase() ?? '')
  // Oldest first, as they were made.
  return made.filter((one) => !isKnown(one)).toReversed()
}

/** Otherwise another customer's invoice would bear the number of one that was sent, and perhaps paid. */
async function skipNumbers(house: House, organisationId: string, made: Made[]): Promise<void> {
  const printed = made.flatMap(({ description }) => NUMBERED.exec(description ?? '')?.[1] ?? [])
  const skipped = await skipInvoiceNumbers(house, organisationId, printed)
  if (skipped.length > 0)
    house.log.warn({ organisationId, skipped }, 'numbers of invoices that were lost are not given out again')
}

/** Whether it is in our books now. Its amount, currency and fee are checked again when it is read and settled. */
async function recover(
  house: House,
  { id: paymentAccountId, organisationId }: PaymentAccount,
  { createdAt, description, facts }: Made,
): Promise<boolean> {
  const { claimedPaymentId: id, reference, state } = facts
  const number = NUMBERED.exec(description ?? '')?.[1]
  if (state === 'cancelled' || state === 'failed' || id === null || !isUuid(id) || number === undefined)
    return false
  const by = secondsFrom(createdAt, CLOCKS_APART_SECONDS)
  const found = await selectNumbered(house.db, organisationId, number, by)
  const { amountMinor, currency, feeMinor } = facts
  const fits =
    found &&
    found.invoice.currency === currency &&
    amountMinor !== null &&
    amountMinor > 0 &&
    amountMinor <= found.invoice.totalMinor
  if (!fits) return false
  const { clientMinor, platformMinor } = splitFee(feeMinor ?? 0, found.platformSharePpm)
  const now = house.clock.now()
  const isMade = await insertRecovered(house.db, {
    ...{ id, organisationId, paymentAccountId, description, amountMinor, currency, createdAt },
    ...{ invoiceId: found.invoice.id, source: 'stripe', livemode: facts.livemode },
    ...{ feeMinor: feeMinor ?? 0, platformFeeMinor: platformMinor, clientFeeMinor: clientMinor },
    // What was paid is booked whatever else is live; anything else takes the invoice's one place. Either is due until it was read.
    ...{ state: state === 'paid' ? 'failed' : 'unknown', nextCheckAt: now, checks: 1, updatedAt: now },
  })
  if (!isMade) return false
  house.log.warn({ paymentId: id, reference }, 'a payment that was lost is in the books again')
  await reconcilePayment(house, id, reference)
  return true
}
