// Fetches Stripe fees that were not known yet when a payment settled.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { withoutBalance } from './missing-fees-store'
import { reconcilePayment } from './reconcile'

/** Answers how many were asked for. */
export async function learnMissingFees(house: House): Promise<number> {
  const ids = await withoutBalance(house.db, house.clock.now())
  for (const id of ids) {
    try {
      await reconcilePayment(house, id)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      house.log.warn({ err: error, paymentId: id }, 'a fee is asked for again later')
    }
  }
  return ids.length
}
