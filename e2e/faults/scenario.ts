// What a scenario is: it plays its part on the stage, and says what came of it in figures and findings.
import { type Finding, judge } from './judge'
import type { Oracle } from './oracle'
import { live, type Payer, type Play, planPayers, type Witness } from './payers'
import { inLanes, untilTrue } from './persistence'
import { openSeller } from './seller'
import type { Stage } from './stage'

export interface Size {
  payments: number
  /** How often the fault of this scenario happens. */
  times: number
  lanes: number
}

export interface Run {
  stage: Stage
  oracle: Oracle
  seed: number
  size: Size
  say(line: string): void
}

export interface Outcome {
  /** Figures, each with its name, in the order in which they are printed. */
  figures: Record<string, string | number>
  /** What must not be. */
  findings: Finding[]
}

export interface Scenario {
  /** What it does, in one sentence. */
  about: string
  promises: number[]
  size: { small: Size; full: Size }
  /** It leaves the stage unfit for others: a moved clock. */
  isAlone?: true
  run(run: Run): Promise<Outcome>
}

export const STUCK_AFTER_MS = 60_000

export async function openPlay({ seed, stage }: Run): Promise<Play> {
  return { stage, seed, seller: await openSeller(stage) }
}

export async function liveAll(run: Run, play: Play, payers?: readonly Payer[]): Promise<Witness[]> {
  const witnesses: Witness[] = []
  await inLanes(run.size.lanes, payers ?? planPayers(run.seed, run.size.payments), async (payer) => {
    witnesses.push(await live(play, payer))
  })
  return witnesses
}

/** Payers come for as long as it lasts, and at the least as many as there are to be. */
export async function liveThrough<T>(run: Run, play: Play, lasting: Promise<T>): Promise<[T, Witness[]]> {
  let isOver = false
  const living = async () => {
    const witnesses: Witness[] = []
    for (let round = 0; round === 0 || !isOver; round++) {
      const first = witnesses.length
      const payers = planPayers(run.seed + round, run.size.payments)
      const others = payers.map((payer) => ({ ...payer, at: first + payer.at }))
      witnesses.push(...(await liveAll(run, play, others)))
    }
    return witnesses
  }
  const ending = lasting.finally(() => {
    isOver = true
  })
  return Promise.all([ending, living()])
}

export interface Settlement {
  findings: Finding[]
  seconds: number
}

/** Waits until the books agree, for as long as they may take; what is left then is found. */
export async function settle(
  { oracle, stage }: Run,
  { seller }: Play,
  witnesses: readonly Witness[],
  withinMs = STUCK_AFTER_MS,
): Promise<Settlement> {
  let findings: Finding[] = []
  const isRight = async () => {
    findings = judge(await oracle.read(seller), witnesses)
    return findings.length === 0
  }
  const begun = performance.now()
  await untilTrue(withinMs, isRight, Math.max(1_000, witnesses.length * 5))
  const missing = await oracle.missingEvents(seller, await stage.stripe.acknowledged(seller.accountId))
  const lost = missing.map((id) => ({ kind: 'acknowledged, and lost' as const, what: `event ${id}` }))
  return { findings: [...findings, ...lost], seconds: Math.round((performance.now() - begun) / 1000) }
}

/** The value below which so great a part of them lies. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0)
}

/** Milliseconds that this part of all calls was answered within. */
export const waited = (calls: readonly { ms: number }[], part: number): number =>
  percentile(
    calls.map(({ ms }) => ms),
    part,
  )

/** Where less happened than a scenario needs to show anything. */
export const floor = (what: string, happened: number, least: number): Finding[] =>
  happened < least
    ? [{ kind: 'not tried', what: `${what}: ${happened}, and at least ${least} are needed` }]
    : []

/** Requests since then that were broken off, or answered with a 5xx that nothing explains. */
export function failures({ balancer }: Stage, since: number, explained: readonly number[]): Finding[] {
  return balancer.passages
    .filter(
      ({ at, by, status }) => at >= since && status >= 500 && !(by === 'app' && explained.includes(status)),
    )
    .map(({ by, method, ms, path, said, status }) => ({
      kind: 'lost',
      what: `${method} ${path.slice(0, 30)}: ${status} of the ${by} after ${Math.round(ms)} ms (${said ?? ''})`,
    }))
}

/** How the app, and the balancer in its place, ended requests since then. */
export function endings(stage: Stage, since: number) {
  const passages = stage.balancer.passages.filter(({ at }) => at >= since)
  const byApp = passages.filter(({ by }) => by === 'app')
  const count = (isMeant: (status: number) => boolean) => byApp.filter(({ status }) => isMeant(status)).length
  return {
    requests: passages.length,
    'app 5xx other than 503': count((status) => status >= 500 && status !== 503),
    'app 503s': count((status) => status === 503),
    'broken off': passages.length - byApp.length,
  }
}
