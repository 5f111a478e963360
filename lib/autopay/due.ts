// What falls due by itself: debits, and means that are to be forgotten.
import { secondsFrom } from '@/lib/clock'
import { accountConnector } from '@/lib/connectors/registry'
import { isStillUsed, selectNextToForget, takeToForget, updateForgotten } from '@/lib/consents/store'
import type { DueWork } from '@/lib/due/due-work'
import type { House } from '@/lib/house'
import { selectPaymentAccountById } from '@/lib/payment-accounts/store'
import { stepDebit } from './step'
import { type Debit, selectDueDebits, selectNextDebit, takeDebit } from './store'

/** So long a debit is in the hands of who has taken it, and so long it waits where a provider could not be asked. */
const IN_HAND_SECONDS = 15 * 60

async function takeOne(house: House, debit: Debit): Promise<number> {
  const mine = await takeDebit(house.db, debit, secondsFrom(house.clock.now(), IN_HAND_SECONDS))
  if (!mine) return 0
  try {
    await stepDebit(house, mine.id)
  } catch (error) {
    house.log.error(
      { err: error, debitId: mine.id },
      'a debit could not be taken further: it is taken up again',
    )
  }
  return 1
}

export const debitsDue: DueWork = {
  name: 'autopay debits',
  nextAt: selectNextDebit,
  run: async (house, until) => {
    let done = 0
    for (const debit of await selectDueDebits(house.db, until)) done += await takeOne(house, debit)
    return done
  },
}

const pauseSeconds = (tries: number): number => Math.min(15 * 60 * 2 ** Math.min(tries, 10), 86_400)

/** The provider forgets what nobody may use any more. An account that let us go keeps it, and we do not. */
export const meansToForget: DueWork = {
  name: 'means to forget',
  nextAt: selectNextToForget,
  run: async (house, until) => {
    const taken = await takeToForget(house.db, until, pauseSeconds, house.clock.now())
    for (const consent of taken) {
      try {
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
      } catch (error) {
        house.log.error({ err: error, consentId: consent.id }, 'a means could not be forgotten yet')
      }
    }
    return taken.length
  },
}
