// The scenarios of the rig by their names, in the order in which they run.
import type { Scenario } from './scenario'
import { database } from './scenarios/database'
import { kills } from './scenarios/kills'
import { oracle } from './scenarios/oracle'

export const SCENARIOS: Record<string, Scenario> = { oracle, kills, database }
