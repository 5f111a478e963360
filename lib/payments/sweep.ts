// Rechecks payments and refunds that should have ended on their own.
import { isProviderFault } from '@/lib/connector-port/fault'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { reconcilePayment } from './reconcile'
import { type DueRefund, takeDueRefunds } from './refund-store'
import { takeDuePayments } from './store'

/** One provider that hangs must not keep the others waiting. */
const AT_ONCE = 8

/** Runs over the list, a few at a time; a failure is logged and leaves its row due for the next look. Answers how many. */
export async function overAll<T>(
  { log }: House,
  what: string,
  list: readonly T[],
  idOf: (item: T) => string,
  work: (item: T) => Promise<unknown>,
): Promise<number> {
  const waiting = [...list]
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        await work(item)
      } catch (error) {
        const level = error instanceof Failure || isProviderFault(error) ? 'warn' : 'error'
        log[level]({ err: error, id: idOf(item) }, `${what}: will be checked again later`)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return list.length
}

/** Asks Stripe about payments whose look is due; answers how many. */
export const sweepPayments = async (house: House): Promise<number> =>
  overAll(
    house,
    'payment',
    await takeDuePayments(house.db, house.clock.now()),
    ({ payment }) => payment.id,
    ({ payment }) => reconcilePayment(house, payment.id),
  )

/** Takes up refunds that nobody has answered, and those of surplus money, wherever the money was taken; answers how many. */
export const sweepDueRefunds = async (
  house: House,
  pursue: (due: DueRefund) => Promise<unknown>,
): Promise<number> =>
  overAll(
    house,
    'refund',
    await takeDueRefunds(house.db, house.clock.now()),
    ({ refund }) => refund.id,
    pursue,
  )
