// Reads a payment from its provider and updates our books. Every event, return and sweep ends here.
import { isProviderFault, isWithdrawal } from '@/lib/connector-port/fault'
import type { ObjectFacts } from '@/lib/connector-port/port'
import { accountConnector } from '@/lib/connectors/registry'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { doubtAccess } from '@/lib/payment-accounts/access'
import { believeMissing, giveUpWithdrawn } from './beyond-reach'
import { isBeingOpened, isEnded, objectOf, type Payment, soughtOf } from './payment'
import { mismatchOf, settle } from './settle'
import { type AccountPayment, selectStripePayment, updateLookedAt, updatePaymentState } from './store'

/**
 * Throws `Payment.ProviderError` when the provider cannot be asked; the caller's row stays due and is taken again.
 * `hint` is what an event may tell before we know it: the object of a row whose answer was lost. It is believed only if the
 * object on that very account names this payment, at its amount, currency and fee.
 */
export async function reconcilePayment(
  house: House,
  paymentId: string,
  hint?: string,
): Promise<Payment | undefined> {
  const found = await selectStripePayment(house.db, paymentId)
  return found && reconcileFound(house, found, hint)
}

/** The same for whoever has just found it. */
export async function reconcileFound(
  house: House,
  found: AccountPayment,
  hint?: string,
): Promise<Payment | undefined> {
  const after = await (found.isWithdrawn ? giveUpWithdrawn(house, found) : lookAt(house, found, hint))
  const isDone = after !== undefined && (after.nextCheckAt === null || !isEnded(after))
  if (found.payment.nextCheckAt !== null && !isDone) await updateLookedAt(house.db, found.payment.id)
  return after
}

async function lookAt(
  house: House,
  found: AccountPayment,
  hint: string | undefined,
): Promise<Payment | undefined> {
  const known = objectOf(found.payment) ?? hint
  if (!known && isBeingOpened(found.payment, house.clock.now())) return found.payment
  try {
    return await reconcileAs(house, found, known)
  } catch (error) {
    if (isWithdrawal(error)) await doubtAccess(house, found.accountId)
    throw isProviderFault(error)
      ? new Failure('Payment.ProviderError', 'Stripe could not be asked.', { cause: error })
      : error
  }
}

async function reconcileAs(
  house: House,
  found: AccountPayment,
  known: string | undefined,
): Promise<Payment | undefined> {
  const { clock, db } = house
  const { accountId, asOf, hasRefunds, payment } = found
  const connector = accountConnector(house, accountId)
  const facts = await (known
    ? readIfThere(() => connector.read(known, { hasRefunds }))
    : connector.findMade(soughtOf(payment)))
  if (facts) return closeIfOver(house, found, facts, await settle(house, payment, facts, asOf))
  if (known) return believeMissing(house, found)
  return updatePaymentState(db, payment.id, 'failed', { declineCode: 'never-made' }, clock.now())
}

/** An attempt that was given up, while Stripe still lets it be paid, is closed there: nobody waits for its money. */
async function closeIfOver(
  house: House,
  { accountId, payment: before }: AccountPayment,
  facts: ObjectFacts,
  after: Payment | undefined,
): Promise<Payment | undefined> {
  const isOver = after?.state === 'cancelled' || after?.state === 'failed'
  if (!isOver || facts.state !== 'open' || mismatchOf(before, facts) !== undefined) return after
  house.log.warn(
    { paymentId: before.id, reference: facts.reference },
    'closing what was given up and is open',
  )
  const now = await selectStripePayment(house.db, before.id)
  if (!now) return after
  const closed = await accountConnector(house, accountId).close(facts.reference)
  return settle(house, before, closed, now.asOf)
}

async function readIfThere(read: () => Promise<ObjectFacts>): Promise<ObjectFacts | undefined> {
  try {
    return await read()
  } catch (error) {
    if (isProviderFault(error, 'missing')) return undefined
    throw error
  }
}
