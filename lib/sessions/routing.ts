// The published routing formula: pure and deterministic.
import type { CallOutcome, PaymentMethod, Provider } from '@/db/schema/applications'
import type { RoutingCandidate } from '@/db/schema/sessions'
import { secondsFrom } from '@/lib/clock'
import { currencyDigits } from '@/lib/money/currency'
import { PPM_OF_ALL } from '@/lib/money/decimal'
import type { Money } from '@/lib/money/money'

const BEST = 100
/** After so many minutes a call counts half. */
export const HALF_LIFE_MINUTES = 15
/** What a provider is believed to be before it was called: nine of ten calls succeed, in 800 ms. Counts as so many calls. */
export const PRIOR = { calls: 5, successes: 4.5, latencyMs: 800 }
/** A provider that keeps so much or more scores nothing for its cost; one that answers so late scores nothing for speed. */
export const COST_WORTH_NOTHING_PPM = 100_000
export const SPEED_WORTH_NOTHING_MS = 5_000
/** So many failures one after another, and a provider rests: half a minute at first, twice as long with each more. */
export const FAILURES_BEFORE_REST = 3
export const FIRST_REST_SECONDS = 30
export const LONGEST_REST_SECONDS = 600

export interface CallSample {
  outcome: CallOutcome
  latencyMs: number
  at: Date
}

export interface Weights {
  reliability: number
  cost: number
  speed: number
}

/** A connection as the router looks at it. */
export interface Candidate {
  connectionId: string
  provider: Provider
  priority: number
  isActive: boolean
  paymentMethods: readonly PaymentMethod[]
  /** Empty: every currency that the provider takes. */
  currencies: readonly string[]
  costPpm: number
  /** Decimal text, major units of the payment's currency. */
  costFixed: string
  /** What the kind of provider says to the currency and the amount; undefined when it takes them. */
  providerFault: string | undefined
  /** Recent ones, newest first. */
  calls: readonly CallSample[]
  /** Until when somebody tries whether it is back. */
  probingUntil: Date | null
}

export interface Wish {
  paymentMethod: PaymentMethod
  amount: Money
  weights: Weights
  now: Date
}

const isFailure = ({ outcome }: CallSample): boolean => outcome === 'failed' || outcome === 'timed-out'

const weightOf = ({ at }: CallSample, now: Date): number =>
  0.5 ** (Math.max(0, now.getTime() - at.getTime()) / (HALF_LIFE_MINUTES * 60_000))

const oneDecimal = (score: number): number => Math.round(Math.min(100, Math.max(0, score)) * 10) / 10

/**
 * Of the recent calls that a provider answered or should have, the part that succeeded. A refusal says something
 * about the order, not about the provider: it does not count.
 */
function reliabilityOf(calls: readonly CallSample[], now: Date): number {
  const counted = calls.filter(({ outcome }) => outcome !== 'refused')
  const total = counted.reduce((sum, call) => sum + weightOf(call, now), PRIOR.calls)
  const succeeded = counted.reduce(
    (sum, call) => sum + (isFailure(call) ? 0 : weightOf(call, now)),
    PRIOR.successes,
  )
  return (BEST * succeeded) / total
}

/** What the provider keeps of this very amount: nothing is 100, a tenth or more is 0. */
function costScoreOf({ costFixed, costPpm }: Candidate, { currency, minor }: Money): number {
  // In thousandths of a major unit, as the fixed part is kept, and in whole numbers.
  const [units = '0', decimals = ''] = costFixed.split('.')
  const fixed = BigInt(units + decimals.padEnd(3, '0').slice(0, 3))
  const whole = BigInt(minor) * 10n ** BigInt(Math.max(0, 3 - currencyDigits(currency)))
  const sharePpm = Number((fixed * BigInt(PPM_OF_ALL)) / whole) + costPpm
  return BEST * (1 - Math.min(1, sharePpm / COST_WORTH_NOTHING_PPM))
}

/** How soon it answers: at once is 100, after five seconds 0. */
function speedOf(calls: readonly CallSample[], now: Date): number {
  const weight = calls.reduce((sum, call) => sum + weightOf(call, now), PRIOR.calls)
  const latency = calls.reduce(
    (sum, call) => sum + call.latencyMs * weightOf(call, now),
    PRIOR.latencyMs * PRIOR.calls,
  )
  return BEST * (1 - Math.min(1, latency / weight / SPEED_WORTH_NOTHING_MS))
}

/** Until when a provider rests that failed several times one after another; undefined for one that does not. */
export function restingUntil(calls: readonly CallSample[]): Date | undefined {
  const counted = calls.filter(({ outcome }) => outcome !== 'refused')
  const firstGood = counted.findIndex((call) => !isFailure(call))
  const failures = firstGood === -1 ? counted.length : firstGood
  const [last] = counted
  if (!last || failures < FAILURES_BEFORE_REST) return undefined
  const pause = FIRST_REST_SECONDS * 2 ** Math.min(failures - FAILURES_BEFORE_REST, 10)
  return secondsFrom(last.at, Math.min(LONGEST_REST_SECONDS, pause))
}

/** Failed several times, and has rested: one call at a time may try whether it is back. */
export const isHalfOpen = (calls: readonly CallSample[], now: Date): boolean => {
  const until = restingUntil(calls)
  return until !== undefined && until <= now
}

function exclusionOf(candidate: Candidate, { amount, paymentMethod }: Wish): string | null {
  const { currencies, isActive, paymentMethods, providerFault } = candidate
  const reasons: [boolean, string][] = [
    [!isActive, 'It is switched off.'],
    [!paymentMethods.includes(paymentMethod), `It is not set up for ${paymentMethod}.`],
    [
      currencies.length > 0 && !currencies.includes(amount.currency),
      `It is not set up for ${amount.currency}.`,
    ],
    [providerFault !== undefined, providerFault ?? ''],
  ]
  return reasons.find(([isSo]) => isSo)?.[1] ?? null
}

function restOf({ calls, probingUntil }: Candidate, { now }: Wish): string | null {
  const until = restingUntil(calls)
  if (until === undefined) return null
  if (until > now) return `It failed several times, and is rested until ${until.toISOString()}.`
  const isProbed = probingUntil !== null && probingUntil > now
  return isProbed ? 'It failed several times; another payment is testing whether it is back.' : null
}

function scored(candidate: Candidate, wish: Wish, mayRest: boolean): RoutingCandidate {
  const { connectionId, priority, provider } = candidate
  const excludedBecause = exclusionOf(candidate, wish) ?? (mayRest ? restOf(candidate, wish) : null)
  if (excludedBecause !== null)
    return {
      connectionId,
      provider,
      priority,
      reliability: null,
      cost: null,
      speed: null,
      score: null,
      excludedBecause,
    }
  const { amount, now, weights } = wish
  const parts = {
    reliability: oneDecimal(reliabilityOf(candidate.calls, now)),
    cost: oneDecimal(costScoreOf(candidate, amount)),
    speed: oneDecimal(speedOf(candidate.calls, now)),
  }
  const sum =
    parts.reliability * weights.reliability + parts.cost * weights.cost + parts.speed * weights.speed
  const score = oneDecimal(sum / (weights.reliability + weights.cost + weights.speed))
  return { connectionId, provider, priority, ...parts, score, excludedBecause: null }
}

/**
 * All candidates, the best first and those that are out last.
 *
 *     score = (reliability × wr + cost × wc + speed × ws) / (wr + wc + ws)
 *
 * Each sub-score is from 0 to 100 with one decimal, and so is the score. Calls count less the older they are (half
 * after 15 minutes), and a connection that was never called is believed to succeed nine times of ten in 800 ms.
 * Equal scores are ordered by priority, the lowest first, then by id. Where all that could take it rest, none does: one
 * that fails now and then is better than nobody.
 */
export function rank(candidates: readonly Candidate[], wish: Wish): RoutingCandidate[] {
  const rested = candidates.map((candidate) => scored(candidate, wish, true))
  const isSomebody = rested.some(({ score }) => score !== null)
  const all = isSomebody ? rested : candidates.map((candidate) => scored(candidate, wish, false))
  return all.toSorted(
    (a, b) =>
      (b.score ?? -1) - (a.score ?? -1) ||
      a.priority - b.priority ||
      (a.connectionId < b.connectionId ? -1 : 1),
  )
}
