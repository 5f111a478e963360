// The parameters of the published formula, in readable units.
import {
  COST_WORTH_NOTHING_PPM,
  FAILURES_BEFORE_REST,
  FIRST_REST_SECONDS,
  HALF_LIFE_MINUTES,
  LONGEST_REST_SECONDS,
  PRIOR,
  SPEED_WORTH_NOTHING_MS,
} from './routing'

const PPM_OF_ONE_PERCENT = 10_000

export const routingWords = {
  /** As an application has them that says nothing else. */
  weights: { reliability: 50, cost: 30, speed: 20 },
  prior: PRIOR,
  halfLifeMinutes: HALF_LIFE_MINUTES,
  costWorthNothingPercent: COST_WORTH_NOTHING_PPM / PPM_OF_ONE_PERCENT,
  speedWorthNothingSeconds: SPEED_WORTH_NOTHING_MS / 1_000,
  failuresBeforeRest: FAILURES_BEFORE_REST,
  firstRestSeconds: FIRST_REST_SECONDS,
  longestRestMinutes: LONGEST_REST_SECONDS / 60,
}
