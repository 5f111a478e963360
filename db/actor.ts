// Who acts, for as long as a call lasts: transactions say it to the triggers that write down who did what.
import { AsyncLocalStorage } from 'node:async_hooks'

const acting = new AsyncLocalStorage<string>()

/** `actor` is `person:{id}`, `key:{id}`, `application:{id}` or `command-line`; undefined acts as nobody in particular. */
export const actAs = <T>(actor: string | undefined, work: () => T): T =>
  actor === undefined ? work() : acting.run(actor, work)

export const currentActor = (): string | undefined => acting.getStore()
