// Rechecks payments that should have ended on their own.
import type { House } from '@/lib/house'
import { overAll } from '@/lib/over-all'
import { reconcilePayment } from './reconcile'
import { DUE_BATCH, takeDuePayments } from './store'

/** Of one turn: whatever is due beyond that is due in the next one too. */
const BATCHES = 25

const idOf = ({ id }: { id: string }): string => id

/** Asks Stripe about payments whose look is due; answers how many. */
export async function sweepPayments(house: House): Promise<number> {
  let asked = 0
  for (let batch = 0; batch < BATCHES; batch++) {
    const due = await takeDuePayments(house.db, house.clock.now())
    asked += await overAll(house, 'payment', due, idOf, ({ id }) => reconcilePayment(house, id))
    if (due.length < DUE_BATCH) break
  }
  return asked
}
