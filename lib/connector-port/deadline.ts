// How long a call to a provider may take, and all the calls that a payer waits for together: what comes later is not known, and comes right in the background.
import { AsyncLocalStorage } from 'node:async_hooks'
import { ProviderFault } from './fault'

/** A payer looks at a button meanwhile. */
export const PAYER_WAITS_MS = 8_000

/** One call, from its first byte to its last: a client's own timeout counts the silence between two of them. */
const CALL_MS = 12_000
/** While a payer waits, so that a call that hangs can be repeated once under its key. */
const PAYERS_CALL_MS = 5_000

const deadlines = new AsyncLocalStorage<number>()

/** All provider calls within `work` end by then, as `unanswered`. Within an earlier deadline it is that one. */
export const answeredWithin = <T>(waitMs: number, work: () => Promise<T>): Promise<T> =>
  deadlines.run(Math.min(performance.now() + waitMs, deadlines.getStore() ?? Number.POSITIVE_INFINITY), work)

/** Makes one call. Throws `unanswered` when it takes too long, or nobody waits for it any more: it may have had its effect. */
export async function callInTime<T>(what: string, call: () => Promise<T>): Promise<T> {
  const deadline = deadlines.getStore()
  const waitMs = deadline === undefined ? CALL_MS : Math.min(PAYERS_CALL_MS, deadline - performance.now())
  if (waitMs <= 0) throw new ProviderFault('unanswered', `nobody waits any longer for ${what}`)
  let timer: NodeJS.Timeout | undefined
  const isOver = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new ProviderFault('unanswered', `${what} took more than ${Math.round(waitMs)} ms`)),
      waitMs,
    )
  })
  try {
    return await Promise.race([call(), isOver])
  } finally {
    clearTimeout(timer)
  }
}
