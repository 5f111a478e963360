// How long a call to a provider may take: what comes later is not known, and comes right in the background.
import { timeLeftMs } from '@/lib/deadline'
import { ProviderFault } from './fault'

/** One call, from its first byte to its last: a client's own timeout counts the silence between two of them. */
const CALL_MS = 12_000
/** While a payer waits, so that a call that hangs can be repeated once under its key. */
const PAYERS_CALL_MS = 5_000

/** Makes one call. Throws `unanswered` when it takes too long, or nobody waits for it any more: it may have had its effect. */
export async function callInTime<T>(what: string, call: () => Promise<T>): Promise<T> {
  const leftMs = timeLeftMs()
  const waitMs = leftMs === undefined ? CALL_MS : Math.min(PAYERS_CALL_MS, leftMs)
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
