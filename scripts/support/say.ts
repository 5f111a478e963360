// Tells the person at the terminal what is being done, and how long it took.

export const say = (text: string) => process.stderr.write(`${text}\n`)

/** Says what is being done, does it, and says how long it took. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const outcome = await work()
  say(`  ${what.padEnd(34)} ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  return outcome
}

/** A reason to stop that is the reader's to mend: shown as one sentence, without a stack. */
export class PlainError extends Error {
  override name = 'PlainError'
}

const PLAIN_NAMES = [
  'PlainError',
  'EnvError',
  'Failure',
  'UnusableDatabase',
  'UnusableBackup',
  'UnappliedMigration',
]
/** A database that is not there or does not let us in is the operator's to mend. */
const DATABASE_CODES = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'CONNECT_TIMEOUT',
  '28P01',
  '28000',
  '3D000',
]

/** One sentence where that is enough, everything known where it is a fault of ours. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (PLAIN_NAMES.includes(error.name)) return error.message
  const isAboutDatabase = 'code' in error && DATABASE_CODES.includes(String(error.code))
  return isAboutDatabase ? `The database cannot be used: ${error.message}` : (error.stack ?? error.message)
}

export function fail(error: unknown): never {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
}
