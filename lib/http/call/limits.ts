// Rate limits, counted by all replicas together. The table says how much, and what is counted exactly.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { noteQuota } from './quotas'
import { countingPatience, type Standing, TurnCounter } from './turn-counter'

interface Limit {
  points: number
  seconds: number
  /** A guesser shall not learn how many guesses are left. */
  isUntold?: boolean
  /** Too cheap a call to pay a statement each time: counted here, and settled with the others in steps. */
  isInSteps?: boolean
}

const MINUTE = { seconds: 60 } as const

const LIMITS = {
  /** Everything a network address asks of public addresses. */
  address: { points: 3_000, ...MINUTE, isInSteps: true },
  /** One API key, or one person. */
  caller: { points: 12_000, ...MINUTE, isInSteps: true },
  /** One application, which calls for all its payers, and repeats what was not answered. */
  application: { points: 60_000, ...MINUTE, isInSteps: true },
  /** Opening a payment for one link. */
  link: { points: 240, ...MINUTE },
  /** Opening what a means is left by without paying, for one invoice: it charges nothing, which is what stolen cards are tried by. */
  saving: { points: 6, ...MINUTE },
  /** The same from one network address, behind which a whole office may sit. */
  savingFromAddress: { points: 20, ...MINUTE },
  /** Printing for one link or person, which costs much computing. */
  document: { points: 30, ...MINUTE },
  /** Printing for one network address: a whole office may sit behind it. */
  documentAddress: { points: 120, ...MINUTE },
  /** Coming back from paying by one link, which asks Stripe. */
  comeBack: { points: 30, ...MINUTE },
  /** News of one provider connection that nobody has signed: each has the provider asked. */
  unsignedNotice: { points: 600, ...MINUTE },
  /** Whole lists as files, for one person: each may hold a great many rows. */
  exported: { points: 12, ...MINUTE },
  /** Logos that one person tries out: each has another server asked. */
  logo: { points: 60, ...MINUTE },
  /** What the browsers of one network address report. */
  report: { points: 60, ...MINUTE, isUntold: true },
  /** Signing in and out from one network address. */
  signIn: { points: 600, ...MINUTE },
  /** Checkouts of one organisation that nobody with a key has asked for. */
  checkoutsOfOrganisation: { points: 1_200, ...MINUTE },
  /** Opening a checkout for one reference. */
  checkout: { points: 120, ...MINUTE },
  /** Sign-in links to one email address: nobody shall be buried in mails. */
  signInMail: { points: 5, seconds: 15 * 60 },
  /** Codes to prove who one is, mailed to one person. */
  proofCode: { points: 5, seconds: 15 * 60 },
  /** Proofs that one person tries, right or wrong. */
  proofTry: { points: 20, seconds: 15 * 60, isUntold: true },
  /** Codes of one person’s authenticator app entered at the second step, right or wrong: by whoever reads their mailbox, too. */
  factorTry: { points: 20, seconds: 60 * 60, isUntold: true },
  /** The same in a day: of a million codes three are right at any time. */
  factorTryOfDay: { points: 100, seconds: 24 * 60 * 60, isUntold: true },
  /** Those entered by who is signed in already: what others try outside uses none of these up. */
  factorProof: { points: 20, seconds: 60 * 60, isUntold: true },
  factorProofOfDay: { points: 100, seconds: 24 * 60 * 60, isUntold: true },
  /** Recovery codes tried in one sign-in: nobody guesses 80 bits, but each costs computing. */
  recoveryTry: { points: 20, seconds: 60 * 60, isUntold: true },
  /** Codes that lift a pause of online payments, mailed for one invoice. */
  unlockCode: { points: 3, seconds: 24 * 60 * 60 },
  /** Codes entered for one invoice, right or wrong. */
  unlockTry: { points: 10, seconds: 24 * 60 * 60, isUntold: true },
  /** Promises, numbers or questions that payers say on the page of one invoice. */
  said: { points: 30, seconds: 24 * 60 * 60 },
  /** The same from one network address, behind which a whole office may sit. */
  saidFromAddress: { points: 60, seconds: 60 * 60 },
  /** Asking for a link that works, from one network address; nothing else may be counted there. */
  freshLink: { points: 10, seconds: 15 * 60 },
  /** That somebody looks at an invoice, by one link. */
  looked: { points: 30, ...MINUTE, isUntold: true },
  /** Wrong links from one address: a guesser, or a stale bookmark. */
  guess: { points: 60, ...MINUTE, isUntold: true },
  /** Wrong links from everywhere: many addresses guessing together. */
  guessEverywhere: { points: 2_000, ...MINUTE, isUntold: true },
  /** Wrong API keys and sign-ins from one address. */
  wrongKey: { points: 120, ...MINUTE, isUntold: true },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof LIMITS

/** A step is this part of the limit. So R replicas let at most R × 2 / 50 of it pass too much: one step on its way, one to go. */
const STEPS = 50

/** On the global object, because Next may load this module more than once, and each would count for itself. */
const holder = globalThis as typeof globalThis & { remitTurns?: WeakMap<House['db'], TurnCounter> }

function counterOf({ clock, db, env, log }: House): TurnCounter {
  holder.remitTurns ??= new WeakMap()
  const patienceMs = countingPatience(env.databasePatienceMs)
  const counter =
    holder.remitTurns.get(db) ?? new TurnCounter(db, log, patienceMs, () => clock.aheadMs?.() ?? 0)
  holder.remitTurns.set(db, counter)
  return counter
}

async function standingsOf(house: House, turns: readonly (readonly [LimitName, string])[]) {
  const standings = await counterOf(house).take(
    turns.map(([name, who]) => {
      const { isInSteps, points, seconds }: Limit = LIMITS[name]
      const settledEvery = isInSteps ? Math.ceil(points / STEPS) : 1
      return { key: `${name}:${who}`, points, windowMs: seconds * 1000, settledEvery }
    }),
  )
  return standings.map((standing, at) => ({ name: turns[at]?.[0] ?? ('address' as const), standing }))
}

function note(name: LimitName, { msLeft, points: taken }: Standing): void {
  const { isUntold, points, seconds: windowSeconds }: Limit = LIMITS[name]
  if (isUntold) return
  noteQuota({
    name,
    points,
    windowSeconds,
    left: Math.max(0, points - taken),
    resetSeconds: secondsOf(msLeft),
  })
}

const secondsOf = (ms: number): number => Math.max(1, Math.ceil(ms / 1000))

function tooMany({ msLeft }: Standing): Failure {
  const retryAfterSeconds = secondsOf(msLeft)
  return new Failure('Request.TooMany', `Too many requests. Try again in ${retryAfterSeconds} seconds.`, {
    retryAfterSeconds,
  })
}

/**
 * Counts one call for each of the limits, in one statement. Throws `Request.TooMany` with Retry-After when one of them is used
 * up; who is known to be over a limit costs no statement. While the database does not count, each process counts for itself.
 * `onUsedUp` is told which one, the first time that this process sees it so.
 */
export async function takeTurns(
  house: House,
  turns: readonly (readonly [LimitName, string])[],
  onUsedUp?: (name: LimitName) => Promise<void>,
): Promise<void> {
  const standings = await standingsOf(house, turns)
  for (const { name, standing } of standings) note(name, standing)
  const over = standings.find(({ standing }) => standing.isOver)
  if (!over) return
  if (over.standing.isFirst) await onUsedUp?.(over.name)
  throw tooMany(over.standing)
}

export const takeTurn = (house: House, name: LimitName, who: string): Promise<void> =>
  takeTurns(house, [[name, who]])

/**
 * Counts a wrong link. A guesser is slowed down, while a valid link is served even from the same address.
 * When many addresses guess together, each process raises the alarm once a minute.
 */
export async function countGuess(house: House, address: string): Promise<void> {
  const standings = await standingsOf(house, [
    ['guess', address],
    ['guessEverywhere', 'all'],
  ])
  const overOf = (name: LimitName) => standings.find((it) => it.name === name && it.standing.isOver)?.standing
  const everywhere = overOf('guessEverywhere')
  if (everywhere?.isFirst) house.log.error({}, 'payment links are being guessed from many addresses')
  const own = overOf('guess')
  if (own) throw tooMany(own)
}
