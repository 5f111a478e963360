// What falls due by itself: debits, and means that are to be forgotten.
import { secondsFrom } from '@/lib/clock'
import { accountConnector } from '@/lib/connectors/registry'
import { isStillUsed, selectNextToForget, takeToForget, updateForgotten } from '@/lib/consents/forget-store'
import type { Consent } from '@/lib/consents/store'
import type { DueWork } from '@/lib/due/due-work'
import type { House } from '@/lib/house'
import { overAll } from '@/lib/over-all'
import { selectPaymentAccountById } from '@/lib/payment-accounts/store'
import { stepDebit } from './step'
import { type Debit, selectDueDebits, selectNextDebit, takeDebit } from './store'

/** So long a debit is in the hands of who has taken it, and so long it waits where a provider could not be asked. */
const IN_HAND_SECONDS = 15 * 60

/** Each is taken by a statement of its own, and several are made at once: Stripe takes its time. */
async function takeAll(house: House, due: readonly Debit[]): Promise<Debit[]> {
  const until = secondsFrom(house.clock.now(), IN_HAND_SECONDS)
  const taken = await Promise.all(due.map((debit) => takeDebit(house.db, debit, until)))
  return taken.filter((debit) => debit !== undefined)
}

export const debitsDue: DueWork = {
  name: 'autopay debits',
  nextAt: selectNextDebit,
  run: async (house, until) => {
    const taken = await takeAll(house, await selectDueDebits(house.db, until))
    await overAll(
      house,
      'debit',
      taken,
      ({ id }) => id,
      ({ id }) => stepDebit(house, id),
    )
    return taken.length
  },
}

const pauseSeconds = (tries: number): number => Math.min(15 * 60 * 2 ** Math.min(tries, 10), 86_400)

/** An account that let us go keeps it, and we do not. */
async function forget(house: House, consent: Consent): Promise<void> {
  const account = await selectPaymentAccountById(house.db, consent.paymentAccountId)
  const standing =
    account?.accountId && account.disconnectedAt === null
      ? accountConnector(house, account.accountId).standing
      : undefined
  const used = await isStillUsed(house.db, consent)
  if (standing && consent.methodReference && !used.means) await standing.forget(consent.methodReference)
  if (standing && consent.customerReference && !used.customer)
    await standing.closeCustomer(consent.customerReference)
  await updateForgotten(house.db, consent.id)
}

/** The provider forgets what nobody may use any more. */
export const meansToForget: DueWork = {
  name: 'means to forget',
  nextAt: selectNextToForget,
  run: async (house, until) => {
    const taken = await takeToForget(house.db, until, pauseSeconds, house.clock.now())
    await overAll(
      house,
      'a means to forget',
      taken,
      ({ id }) => id,
      (consent) => forget(house, consent),
    )
    return taken.length
  },
}
