// One replica loses the database, or stands still, and comes back: the others go on without it, and it does nothing twice.
import { setTimeout as pause } from 'node:timers/promises'
import type { Finding } from '../judge'
import { untilTrue } from '../persistence'
import {
  endings,
  failures,
  liveThrough,
  type Outcome,
  openPlay,
  type Run,
  type Scenario,
  settle,
} from '../scenario'

const OUT_WITHIN_MS = 10_000
const IN_WITHIN_MS = 15_000
/** Longer than its leases of work last. */
const AWAY_MS = 12_000

interface Trouble {
  name: string
  begin(run: Run, at: number): void
  end(run: Run, at: number): void
}

const TROUBLES: Trouble[] = [
  {
    name: 'cut off from the database, silently',
    begin: ({ stage }, at) => stage.replicas[at]?.line.freeze(),
    end: ({ stage }, at) => stage.replicas[at]?.line.thaw(),
  },
  {
    name: 'standing still',
    begin: ({ stage }, at) => stage.replicas[at]?.pause(),
    end: ({ stage }, at) => stage.replicas[at]?.wake(),
  },
  {
    name: 'a database that is 300 ms away',
    begin: ({ stage }, at) => stage.replicas[at]?.line.slow(300),
    end: ({ stage }, at) => stage.replicas[at]?.line.slow(0),
  },
]
const MUST_GO = 2

async function suffer(run: Run) {
  const findings: Finding[] = []
  const figures: Record<string, number> = {}
  const { targets } = run.stage.balancer
  for (let turn = 0; turn < run.size.times; turn++) {
    const at = turn % targets.length
    for (const [number, { begin, end, name }] of TROUBLES.entries()) {
      await pause(1_000)
      begin(run, at)
      const out =
        number < MUST_GO ? await untilTrue(OUT_WITHIN_MS, () => targets[at]?.isReady === false, 50) : 0
      if (out === undefined) findings.push({ kind: 'stuck', what: `${name}: still thought ready after 10 s` })
      await pause(AWAY_MS)
      end(run, at)
      const back = await untilTrue(IN_WITHIN_MS, () => targets[at]?.isReady === true, 50)
      if (back === undefined)
        findings.push({ kind: 'stuck', what: `${name}: not ready 15 s after it was over` })
      const keep = (figure: string, ms: number | undefined) => {
        figures[figure] = Math.max(figures[figure] ?? 0, Math.round(ms ?? 0))
      }
      if (number < MUST_GO) keep(`${name}: out after, longest (ms)`, out)
      keep(`${name}: back after, longest (ms)`, back)
    }
  }
  return { findings, figures }
}

async function run(given: Run): Promise<Outcome> {
  const { stage } = given
  const play = await openPlay(given)
  const began = Date.now()
  const [{ figures, findings }, witnesses] = await liveThrough(given, play, suffer(given))
  // Payers ask again until they are served, which hides what they were told first.
  const failed = failures(stage, began, [503])
  const settled = await settle(given, play, witnesses)
  return {
    findings: [...findings, ...failed, ...settled.findings],
    figures: {
      payments: witnesses.length,
      ...figures,
      ...endings(stage, began),
      'books agree after (s)': settled.seconds,
    },
  }
}

export const partition: Scenario = {
  about: 'one replica without the database, standing still, or far from it',
  promises: [125, 123],
  size: {
    small: { payments: 40, times: 1, lanes: 3 },
    full: { payments: 500, times: 10, lanes: 6 },
  },
  run,
}
