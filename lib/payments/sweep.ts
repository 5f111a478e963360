// Looks again at what should have come to an end by itself: payments, and refunds whose answer was lost.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { reconcilePayment } from './reconcile'
import { pursueRefund } from './refund'
import { takeDueRefunds } from './refund-store'
import { takeDuePayments } from './store'

const AT_ONCE = 4

/** Runs over the list, a few at a time; a failure is logged and leaves its row due for the next look. */
async function overAll<T>(
  { log }: House,
  what: string,
  list: T[],
  idOf: (item: T) => string,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const waiting = [...list]
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        await work(item)
      } catch (error) {
        const level = error instanceof Failure ? 'warn' : 'error'
        log[level]({ err: error, id: idOf(item) }, `${what}: looked at again later`)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}

/** Asks Stripe about payments whose look is due; answers how many. */
export async function sweepPayments(house: House): Promise<number> {
  const due = await takeDuePayments(house.db, house.clock.now())
  await overAll(
    house,
    'payment',
    due,
    ({ payment }) => payment.id,
    ({ payment }) => reconcilePayment(house, payment.id),
  )
  return due.length
}

/** Takes up refunds that Stripe has not answered, and those of surplus money; answers how many. */
export async function sweepRefunds(house: House): Promise<number> {
  const due = await takeDueRefunds(house.db, house.clock.now())
  await overAll(
    house,
    'refund',
    due,
    ({ refund }) => refund.id,
    (row) => pursueRefund(house, row),
  )
  return due.length
}
