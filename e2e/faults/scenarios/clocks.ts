// The clocks of the replicas are wrong, differently, and right again: nothing is lost by it, and nothing is done twice.
import { setTimeout as pause } from 'node:timers/promises'
import { chanceOf } from '../dice'
import { endings, liveAll, type Outcome, openPlay, type Run, type Scenario, settle } from '../scenario'
import { CALM } from '../stripe'

const HOUR_MS = 3_600_000
const SHIFTS_MS = [2 * HOUR_MS, -2 * HOUR_MS, 24 * HOUR_MS, -24 * HOUR_MS, 310_000, -310_000]
const EACH_MS = 6_000
/** What was not heard while the clocks were wrong is listed once a minute. */
const REPAIRED_WITHIN_MS = 3 * 60_000

async function run(given: Run): Promise<Outcome> {
  const { seed, size, stage } = given
  const play = await openPlay(given)
  const began = Date.now()
  const chance = chanceOf(seed, 'clocks')
  // A part is lost altogether: then the listing has to find it, by marks that were made while the clocks were wrong.
  await stage.stripe.disturb({ drop: 0.3, duplicate: 0.3, seed })
  let isOver = false
  const shifting = async () => {
    let shifts = 0
    for (; shifts < size.times || !isOver; shifts++) {
      chance.pick(stage.replicas).shiftClock(chance.pick(SHIFTS_MS))
      await pause(EACH_MS)
    }
    for (const { shiftClock } of stage.replicas) shiftClock(0)
    return shifts
  }
  const paying = liveAll(given, play).finally(() => {
    isOver = true
  })
  const [shifts, witnesses] = await Promise.all([shifting(), paying])
  await stage.stripe.disturb(CALM)
  const settled = await settle(given, play, witnesses, REPAIRED_WITHIN_MS)
  return {
    findings: settled.findings,
    figures: {
      payments: witnesses.length,
      'shifts of a clock': shifts,
      ...endings(stage, began),
      'books agree after (s)': settled.seconds,
    },
  }
}

export const clocks: Scenario = {
  about:
    'the clocks of the replicas up to 24 hours wrong, and right again, while a part of the events is lost',
  promises: [121, 158],
  isAlone: true,
  size: {
    small: { payments: 40, times: 6, lanes: 4 },
    full: { payments: 1_000, times: 60, lanes: 8 },
  },
  run,
}
