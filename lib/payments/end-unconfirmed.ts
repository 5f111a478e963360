// Closes payments that nobody confirmed in time, so that what they reserve can be paid by others.
import { secondsFrom } from '@/lib/clock'
import type { DueWork } from '@/lib/due/due-work'
import { overAll } from '@/lib/over-all'
import { closeLivePayment } from './close'
import { selectNextEnd, takeEnding } from './live-store'

/** When one that could not be closed is tried again. */
const AGAIN_SECONDS = 5 * 60

export const END_UNCONFIRMED: DueWork = {
  name: 'end-unconfirmed-payments',
  nextAt: selectNextEnd,
  run: async (house, until) =>
    overAll(
      house,
      'payment',
      await takeEnding(house.db, until, secondsFrom(house.clock.now(), AGAIN_SECONDS)),
      ({ id }) => id,
      (payment) => closeLivePayment(house, payment),
    ),
}
