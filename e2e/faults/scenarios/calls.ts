// Twelve kinds of fault at each call that is made of Stripe while invoices are paid, refunded and voided: all heal by themselves.
import { chanceOf } from '../dice'
import type { Finding } from '../judge'
import { type Fate, live, type Payer, planPayers, type Witness } from '../payers'
import { inLanes } from '../persistence'
import { floor, type Outcome, openPlay, type Run, type Scenario, settle } from '../scenario'

/** Before the effect and after it. A 500 after it is what the key replays for ever. */
const KINDS = ['429', '500', '503', 'timeout', 'drop', 'slow'] as const
const WHEN = ['before', 'after'] as const
/** The client asks once more by itself. */
const TIMES = 2
/** Longer than anybody waits for one call. */
const HANGS_MS = 15_000
/** A kept 500 is looked for again and again, ever less often. */
const HEALED_WITHIN_MS = 4 * 60_000

/** Of the trials, the part in which the fault must have happened. */
const MUST_HAPPEN = 0.8

const FATES: Fate[] = [
  'paid',
  'refunded in part',
  'voided while it is paid',
  'opened, then voided',
  'refunded at Stripe',
]

const ID = /\/(?:acct|ch|cs|du|evt|fee|fr|pi|pmd|po|re|txn)_\w+/g

interface Site {
  method: string
  /** With * where an id stands. */
  path: string
}

interface Trial extends Site {
  kind: (typeof KINDS)[number]
  when: (typeof WHEN)[number]
}

const payersOf = (seed: number): Payer[] =>
  planPayers(seed, FATES.length).map((payer, at) => ({ ...payer, fate: FATES[at] ?? 'paid' }))

const textOf = ({ method, path }: Site): string => `${method} ${path}`

/** Where the app calls Stripe in a story in which nothing goes wrong. */
async function findSites(run: Run): Promise<Site[]> {
  const play = await openPlay(run)
  const witnesses: Witness[] = []
  for (const payer of payersOf(run.seed)) witnesses.push(await live(play, payer))
  await settle(run, play, witnesses)
  const asked = await run.stage.stripe.requests(play.seller.accountId)
  const sites = asked
    .filter(({ path }) => path.startsWith('/v1/'))
    .map(({ method, path }) => ({ method, path: path.replace(ID, '/*') }))
  return [...new Map(sites.map((site) => [textOf(site), site])).values()]
}

async function tryOne(
  run: Run,
  { kind, method, path, when }: Trial,
): Promise<{ findings: Finding[]; seconds: number; wasHit: boolean }> {
  const play = await openPlay(run)
  const { accountId } = play.seller
  await run.stage.stripe.fail({
    ...{ method, path, kind, when },
    account: accountId,
    times: TIMES,
    delayMs: HANGS_MS,
  })
  const witnesses: Witness[] = []
  for (const payer of payersOf(run.seed)) witnesses.push(await live(play, payer))
  const { findings, seconds } = await settle(run, play, witnesses, HEALED_WITHIN_MS)
  const asked = await run.stage.stripe.requests(accountId)
  await run.stage.stripe.clearFaults(accountId)
  const name = `${kind} ${when} ${method} ${path}`
  return {
    seconds,
    wasHit: asked.some(({ fault }) => Boolean(fault)),
    findings: findings.map((finding) => ({ ...finding, what: `${name}: ${finding.what}` })),
  }
}

async function run(given: Run): Promise<Outcome> {
  const sites = await findSites(given)
  const all = sites.flatMap((site) => KINDS.flatMap((kind) => WHEN.map((when) => ({ ...site, kind, when }))))
  const trials = chanceOf(given.seed, 'calls').shuffled(all).slice(0, given.size.times)
  const findings: Finding[] = []
  let hits = 0
  let longest = 0
  await inLanes(given.size.lanes, trials, async (trial) => {
    const begun = performance.now()
    try {
      const tried = await tryOne(given, trial)
      findings.push(...tried.findings)
      if (tried.wasHit) hits += 1
      longest = Math.max(longest, tried.seconds)
    } catch (error) {
      const after = Math.round((performance.now() - begun) / 1000)
      findings.push({
        kind: 'stuck',
        what: `${trial.kind} ${trial.when} ${textOf(trial)}, after ${after} s: ${error instanceof Error ? error.message : error}`,
      })
    }
  })
  for (const site of sites) given.say(`  ${textOf(site)}`)
  findings.push(
    ...floor('places where Stripe is called', sites.length, 1),
    ...floor('trials whose fault happened', hits, Math.max(1, Math.ceil(trials.length * MUST_HAPPEN))),
  )
  return {
    findings,
    figures: {
      'places where Stripe is called': sites.length,
      'kinds of fault': KINDS.length * WHEN.length,
      trials: `${trials.length} of ${all.length}`,
      'trials whose fault happened': hits,
      'healed after, longest (s)': longest,
    },
  }
}

export const calls: Scenario = {
  about: 'twelve kinds of fault at each place where Stripe is called for invoices',
  promises: [31, 32, 118, 120],
  // Times are trials here.
  size: {
    small: { payments: FATES.length, times: 24, lanes: 6 },
    full: { payments: FATES.length, times: 10_000, lanes: 6 },
  },
  run,
}
