// Postgres is stopped hard or frozen, again and again, while payers pay: nothing acknowledged is lost, and it heals without a restart.
import { setTimeout as pause } from 'node:timers/promises'
import { chanceOf } from '../dice'
import type { Finding } from '../judge'
import { untilTrue } from '../persistence'
import {
  endings,
  liveThrough,
  type Outcome,
  openPlay,
  percentile,
  type Run,
  type Scenario,
  settle,
  waited,
} from '../scenario'
import type { Stage } from '../stage'

const HEALTHY_WITHIN_MS = 10_000

type Way = 'stopped at once' | 'killed' | 'frozen'

interface Blow {
  way: Way
  /** Between the blow before and this one. */
  afterMs: number
  forMs: number
}

function planBlows({ seed, size }: Run): Blow[] {
  const chance = chanceOf(seed, 'database')
  return Array.from({ length: size.times }, (_, at) => ({
    way: at % 2 === 0 ? 'frozen' : chance.pick(['stopped at once', 'killed'] as const),
    afterMs: chance.between(500, 2_500),
    forMs: chance.between(1_500, 6_000),
  }))
}

const ALL_WAYS: Record<Way, (stage: Stage, forMs: number) => Promise<void>> = {
  frozen: async ({ postgres }, forMs) => {
    const wake = postgres.freeze()
    await pause(forMs)
    wake()
  },
  'stopped at once': async ({ postgres }, forMs) => {
    await postgres.stopHard('SIGQUIT')
    await pause(forMs)
    await postgres.startAgain()
  },
  killed: async ({ postgres }, forMs) => {
    await postgres.stopHard('SIGKILL')
    await pause(forMs)
    await postgres.startAgain()
  },
}

async function isHealthy({ replicas }: Stage): Promise<boolean> {
  const answers = replicas.map(async ({ port }) => {
    const signal = AbortSignal.timeout(5_000)
    const answer = await fetch(`http://127.0.0.1:${port}/api/ready`, { signal }).catch(() => undefined)
    await answer?.arrayBuffer().catch(() => undefined)
    return answer?.ok === true
  })
  return (await Promise.all(answers)).every(Boolean)
}

async function strike(run: Run) {
  const healthyAfterMs: number[] = []
  const findings: Finding[] = []
  const counts: Partial<Record<Way, number>> = {}
  for (const { afterMs, forMs, way } of planBlows(run)) {
    await pause(afterMs)
    await ALL_WAYS[way](run.stage, forMs)
    counts[way] = (counts[way] ?? 0) + 1
    const ms = await untilTrue(60_000, () => isHealthy(run.stage), 100)
    healthyAfterMs.push(ms ?? 60_000)
    if (ms === undefined || ms > HEALTHY_WITHIN_MS)
      findings.push({
        kind: 'stuck',
        what: `${way} for ${forMs} ms: healthy after ${Math.round(ms ?? 60_000)} ms`,
      })
  }
  return { healthyAfterMs, findings, counts }
}

async function run(given: Run): Promise<Outcome> {
  const { stage } = given
  const play = await openPlay(given)
  const began = Date.now()
  const [{ counts, findings, healthyAfterMs }, witnesses] = await liveThrough(given, play, strike(given))
  const settled = await settle(given, play, witnesses)
  const refused = stage.balancer.passages.filter(({ at, status }) => at >= began && status === 503)
  return {
    findings: [...findings, ...settled.findings],
    figures: {
      payments: witnesses.length,
      ...counts,
      ...endings(stage, began),
      'healthy again after, median (ms)': percentile(healthyAfterMs, 0.5),
      'healthy again after, longest (ms)': percentile(healthyAfterMs, 1),
      '503 said after, p99 (ms)': waited(refused, 0.99),
      'books agree after (s)': settled.seconds,
    },
  }
}

export const database: Scenario = {
  about: 'Postgres stopped hard and frozen during payments',
  promises: [115, 117, 161],
  size: {
    small: { payments: 60, times: 4, lanes: 4 },
    full: { payments: 2_000, times: 40, lanes: 8 },
  },
  run,
}
