// The scenarios of the rig by their names, in the order in which they run.
import type { Scenario } from './scenario'
import { calls } from './scenarios/calls'
import { clocks } from './scenarios/clocks'
import { database } from './scenarios/database'
import { kills } from './scenarios/kills'
import { mutants } from './scenarios/mutants'
import { oracle } from './scenarios/oracle'
import { partition } from './scenarios/partition'
import { rolling } from './scenarios/rolling'
import { storm } from './scenarios/storm'
import { stripeAway } from './scenarios/stripe-away'
import { unheard } from './scenarios/unheard'

export const SCENARIOS: Record<string, Scenario> = {
  ...{
    oracle,
    kills,
    database,
    storm,
    calls,
    rolling,
    'stripe-away': stripeAway,
    partition,
    mutants,
    clocks,
    unheard,
  },
}
