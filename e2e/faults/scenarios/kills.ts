// Kill -9 of a random process, again and again, in the middle of requests, while payers pay and news come twice and mixed up.
import { setTimeout as pause } from 'node:timers/promises'
import { chanceOf } from '../dice'
import type { Replica } from '../replica'
import { endings, liveAll, type Outcome, openPlay, type Run, type Scenario, settle } from '../scenario'
import { CALM } from '../stripe'

/** A kill hits so long, at most, after a request was handed to whom it hits. */
const WITHIN_MS = 80
/** Out of so many, one hits the database. */
const DATABASE_OF = 10
/** At the least so many requests per payer are made: the kills are spread over them. */
const REQUESTS = 4

interface Kill {
  /** At which request. */
  at: number
  afterMs: number
  isOfDatabase: boolean
}

function planKills({ seed, size }: Run): Kill[] {
  const chance = chanceOf(seed, 'kills')
  const at = new Set<number>()
  while (at.size < size.times) at.add(chance.between(1, size.payments * REQUESTS))
  return [...at].map((request) => ({
    at: request,
    afterMs: chance.below(WITHIN_MS),
    isOfDatabase: chance.below(DATABASE_OF) === 0,
  }))
}

/** Kills what it is told to, and starts it again, one at a time for each. */
function executioner({ stage }: Run, kills: readonly Kill[]) {
  const due = new Map(kills.map((kill) => [kill.at, kill]))
  const turns = new Map<unknown, Promise<void>>()
  const hits: Record<string, number> = {}
  const after = (who: unknown, act: () => Promise<void>) =>
    turns.set(who, (turns.get(who) ?? Promise.resolve()).then(act))
  const killReplica = (replica: Replica, afterMs: number) =>
    after(replica, async () => {
      await pause(afterMs)
      await replica.kill9()
      hits[replica.name] = (hits[replica.name] ?? 0) + 1
      await replica.start()
    })
  const killDatabase = (afterMs: number) =>
    after(stage.postgres, async () => {
      await pause(afterMs)
      await stage.postgres.stopHard('SIGKILL')
      hits.database = (hits.database ?? 0) + 1
      await stage.postgres.startAgain()
    })
  return {
    hear: (port: number, count: number) => {
      const kill = due.get(count)
      const replica = stage.replicas.find((one) => one.port === port)
      if (!kill || !replica) return
      due.delete(count)
      if (kill.isOfDatabase) killDatabase(kill.afterMs)
      else killReplica(replica, kill.afterMs)
    },
    settled: async () => {
      await Promise.all(turns.values())
      return hits
    },
    left: () => due.size,
  }
}

async function run(given: Run): Promise<Outcome> {
  const { seed, stage } = given
  const play = await openPlay(given)
  await stage.stripe.disturb({ duplicate: 0.5, shuffle: 6, seed })
  const began = Date.now()
  const { hear, left, settled } = executioner(given, planKills(given))
  const first = stage.balancer.count()
  stage.balancer.onPass = ({ port }, count) => hear(port, count - first)
  const witnesses = await liveAll(given, play)
  stage.balancer.onPass = undefined
  const hits = await settled()
  await stage.stripe.disturb(CALM)
  const { findings, seconds } = await settle(given, play, witnesses)
  return {
    findings:
      left() === 0 ? findings : [...findings, { kind: 'stuck', what: `${left()} kills were not due` }],
    figures: {
      payments: witnesses.length,
      ...Object.fromEntries(Object.entries(hits).map(([name, times]) => [`kills of ${name}`, times])),
      ...endings(stage, began),
      'books agree after (s)': seconds,
    },
  }
}

export const kills: Scenario = {
  about: 'kill -9 of a random process, in the middle of requests, during payments over two replicas',
  promises: [114, 33, 3],
  size: {
    small: { payments: 24, times: 3, lanes: 6 },
    full: { payments: 10_000, times: 100, lanes: 16 },
  },
  run,
}
