// What a payer has agreed to on the page goes along with the payment by which they confirm it.
import { secondsFrom } from '@/lib/clock'
import type { Order } from '@/lib/connector-port/port'
import type { House } from '@/lib/house'
import { type Consent, selectGivenConsent, selectTie } from './store'

/** By which the means of a payment is kept, or was, and is charged for a debit. */
export interface Tie {
  consent: Consent
  debitId: string | null
}

interface Payable {
  account: { id: string } | null
  invoice: { id: string }
}

/** So long a tick waits for the payment that confirms it: whoever pays later from the same link has not set it. */
const GIVEN_SECONDS = 30 * 60

/** Undefined where nothing was agreed to just now, or on an account that is no longer theirs. */
export async function agreedFor(
  { clock, db }: House,
  { account, invoice }: Payable,
): Promise<Tie | undefined> {
  const consent = await selectGivenConsent(db, invoice.id)
  if (!consent || consent.paymentAccountId !== account?.id || consent.customerReference === null)
    return undefined
  return consent.givenAt > secondsFrom(clock.now(), -GIVEN_SECONDS) ? { consent, debitId: null } : undefined
}

/** Whether a payment that is open says what its payer has agreed to since. One that is made without them is never theirs to confirm. */
export async function isAsAgreed(house: House, payable: Payable, paymentId: string): Promise<boolean> {
  const [tie, agreed] = await Promise.all([selectTie(house.db, paymentId), agreedFor(house, payable)])
  return tie?.debitId == null && tie?.consent.id === agreed?.consent.id
}

/** What was decided when the payment's row was written; a repeat under its key says the same. */
export async function keptFor({ db }: House, paymentId: string): Promise<Pick<Order, 'keptFor'>> {
  const tie = await selectTie(db, paymentId)
  const customerReference = tie?.consent.customerReference
  return customerReference ? { keptFor: { customerReference, isWithoutPayer: tie.debitId !== null } } : {}
}
