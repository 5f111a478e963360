// Works through a list, a few at a time; what fails is logged and left for the next look.
import { isProviderFault } from '@/lib/connector-port/fault'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'

/** One provider that hangs must not keep the others waiting. */
const AT_ONCE = 8

/** Runs over the list, a few at a time; a failure is logged and leaves its row due for the next look. Answers how many. */
export async function overAll<T>(
  { log }: House,
  what: string,
  list: readonly T[],
  idOf: (item: T) => string,
  work: (item: T) => Promise<unknown>,
): Promise<number> {
  const waiting = [...list]
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        await work(item)
      } catch (error) {
        const level = error instanceof Failure || isProviderFault(error) ? 'warn' : 'error'
        log[level]({ err: error, id: idOf(item) }, `${what}: will be checked again later`)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return list.length
}
