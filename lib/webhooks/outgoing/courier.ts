// Delivers webhooks concurrently, so that one slow endpoint delays no other.
import type { House } from '@/lib/house'
import { deliver } from './deliver'
import { type HeldDelivery, takeDeliveries } from './delivery-store'
import { writeBodies } from './write-bodies'

const MOST_AT_ONCE = 24
/** What keeps failing often does so slowly: it never takes all the room. */
const MOST_FAILING_AT_ONCE = 8
const MOST_OF_ONE_AT_ONCE = 4
/** Before it is looked whether something can go. */
const BODIES_AT_ONCE = 50
/** Longer than a try can take: look-up, answer and the writing down. */
const LEASE_SECONDS = 45

export interface Courier {
  /** Takes what is due and there is room for; comes again by itself when a try is over. */
  ask(): void
  /** When nothing is under way and nothing is due. */
  quiet(): Promise<void>
  /** Breaks off what is under way, which is due again at once. */
  stop(): Promise<void>
}

export function openCourier(house: House): Courier {
  const underWay = new Map<string, { held: HeldDelivery; trying: Promise<void> }>()
  const ending = new AbortController()
  let taking: Promise<void> | undefined
  let isAskedAgain = false

  const count = (fits: (held: HeldDelivery) => boolean) =>
    [...underWay.values()].filter(({ held }) => fits(held)).length
  const busy = () => {
    const ids = new Set([...underWay.values()].map(({ held }) => held.subscriptionId))
    return [...ids].filter(
      (id) => count(({ subscriptionId }) => subscriptionId === id) >= MOST_OF_ONE_AT_ONCE,
    )
  }
  const takeSome = async (areFailing: boolean, room: number) => {
    const wish = { each: MOST_OF_ONE_AT_ONCE, except: busy(), leaseSeconds: LEASE_SECONDS, areFailing }
    const taken = await takeDeliveries(house.db, { ...wish, limit: room })
    for (const held of taken) {
      const trying = deliver(house, held, ending.signal).finally(() => {
        underWay.delete(held.id)
        ask()
      })
      underWay.set(held.id, { held, trying })
    }
  }
  const takeAll = async () => {
    do {
      isAskedAgain = false
      try {
        if ((await writeBodies(house, BODIES_AT_ONCE)) === BODIES_AT_ONCE) isAskedAgain = true
        await takeSome(false, MOST_AT_ONCE - underWay.size)
        const room = MOST_FAILING_AT_ONCE - count(({ isFailing }) => isFailing)
        await takeSome(true, Math.min(room, MOST_AT_ONCE - underWay.size))
      } catch (error) {
        house.log.error({ err: error }, 'webhooks could not be picked up: they will be retried')
        break
      }
    } while (isAskedAgain && !ending.signal.aborted)
    // In one step with the last look, so that nobody asks in between and is not heard.
    taking = undefined
  }
  const ask = () => {
    if (ending.signal.aborted) return
    isAskedAgain = true
    taking ??= takeAll()
  }
  const quiet = async () => {
    while (taking || underWay.size > 0) {
      await taking
      const tries = [...underWay.values()].map(({ trying }) => trying)
      if (tries.length > 0) await Promise.race(tries)
    }
  }
  return {
    ask,
    quiet,
    stop: async () => {
      ending.abort(new Error('the process ends'))
      await taking
      await Promise.all([...underWay.values()].map(({ trying }) => trying))
    },
  }
}

/** Carries all that is due, once. */
export async function drainDeliveries(house: House): Promise<void> {
  const courier = openCourier(house)
  courier.ask()
  await courier.quiet()
}
