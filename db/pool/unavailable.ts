// What it means that the database cannot be used just now: one error for whoever waits, and how to tell it from a fault of ours.

const SENTENCES = {
  away: 'The database does not answer.',
  busy: 'All connections to the database are taken, and none is coming free.',
  locked: 'A table that is needed is locked, and enough callers wait for it already.',
  slow: 'The database has worked for this call for as long as it may.',
  ended: 'The connection to the database was closed.',
} as const

/** Nothing of ours is at fault, and the same call may succeed in a moment. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable'
  readonly code = 'DATABASE_UNAVAILABLE'
  constructor(
    readonly reason: keyof typeof SENTENCES,
    cause?: unknown,
  ) {
    super(SENTENCES[reason], { cause })
  }
}

/** The commit was sent and never answered: what the transaction did may be there or not, and whoever repeats it has to look. */
export class CommitUnanswered extends Error {
  override name = 'CommitUnanswered'
  readonly code = 'DATABASE_UNAVAILABLE'
  constructor(cause: unknown) {
    super('The database did not say whether the transaction was committed.', { cause })
  }
}

const NOT_COMMITTED = 'NOT_COMMITTED'

/** The server answered a commit with something else, which it does without an error: nothing of the transaction is there. */
export class NotCommitted extends Error {
  override name = 'NotCommitted'
  readonly code = NOT_COMMITTED
  constructor(answer: string) {
    super(`The database answered ${answer} to a commit: nothing was kept.`)
  }
}

/** By its code, because the pool may have been opened by another copy of this module, as Next makes one for its pages. */
export const isNotCommitted = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === NOT_COMMITTED

/** Throws unless the server has said that it committed. */
export function assertCommitted({ command }: { command: string }): void {
  if (command !== 'COMMIT') throw new NotCommitted(command)
}

/** Connections (08), resources (53), shutdown and cancellation (57), read-only after a failover, locked. */
const STATES = /^(?:08|53|57)...$|^25006$|^55P03$/
const CODES =
  /^(?:DATABASE_UNAVAILABLE|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT|EPIPE|CONNECT_TIMEOUT|CONNECTION_(?:CLOSED|ENDED|DESTROYED))$/

export function codesOf(error: unknown): string[] {
  const codes: string[] = []
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if ('code' in at) codes.push(String(at.code))
  return codes
}

/** A refused connection may be anybody's: those of the database are told by the pool. */
const OURS = ['DATABASE_UNAVAILABLE', 'NOT_COMMITTED']

/** Wherever in the chain of causes it says so. */
export const isDatabaseUnavailable = (error: unknown): boolean =>
  codesOf(error).some((code) => STATES.test(code) || OURS.includes(code))

/** Whether the connection itself failed, as opposed to a statement that the server has refused. */
export const isConnectionLost = (error: unknown): boolean => codesOf(error).some((code) => CODES.test(code))

/** Where the connection itself failed, it says that it was the database's: one that is refused may be anybody's. */
export function asUnavailable(error: unknown, isAway: boolean): unknown {
  const isOurs = error instanceof DatabaseUnavailable || error instanceof CommitUnanswered
  return isOurs || !isConnectionLost(error)
    ? error
    : new DatabaseUnavailable(isAway ? 'away' : 'ended', error)
}
