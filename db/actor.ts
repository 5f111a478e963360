// Who acts, for as long as a call lasts: transactions say it to the triggers that write down who did what.
import { AsyncLocalStorage } from 'node:async_hooks'

// Pages and routes load modules apart in one process, and the pool of one hears of calls to the other.
const holder = globalThis as typeof globalThis & { remitActing?: AsyncLocalStorage<string> }
holder.remitActing ??= new AsyncLocalStorage()
const acting = holder.remitActing

/** `actor` is `person:{id}`, `key:{id}`, `application:{id}` or `command-line`; undefined acts as nobody in particular. */
export const actAs = <T>(actor: string | undefined, work: () => T): T =>
  actor === undefined ? work() : acting.run(actor, work)

export const currentActor = (): string | undefined => acting.getStore()
