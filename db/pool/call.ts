// What one call asks of the database as a whole: how long it may be worked for, and whether it could not be used.
import { AsyncLocalStorage } from 'node:async_hooks'
import { countOne } from '@/lib/telemetry/recorder'
import { DatabaseUnavailable, isDatabaseUnavailable } from './unavailable'

/** One and a half times what a single statement may take; whoever called has stopped waiting long before many of them are done. */
const CALL_WORKS_MS = 15_000

/** Of one call from outside. Statements side by side count once, and what it waits for elsewhere does not count. */
export class Call {
  isDatabaseUnavailable = false
  private spentMs = 0
  private running = 0
  private since = 0

  constructor(private readonly mostMs = CALL_WORKS_MS) {}

  enter(): void {
    if (this.running++ === 0) this.since = performance.now()
  }

  leave(): void {
    if (--this.running === 0) this.spentMs += performance.now() - this.since
  }

  /** It has had all the time it gets. */
  get isSpent(): boolean {
    const now = this.running > 0 ? performance.now() - this.since : 0
    return this.spentMs + now > this.mostMs
  }

  /** So much of the time in which it runs does not count; several pools may say so of the same time. */
  forgive(ms: number): void {
    if (this.running > 0) this.since = Math.min(performance.now(), this.since + ms)
  }

  assertHasTime(): void {
    if (this.isSpent) throw new DatabaseUnavailable('slow')
  }
}

const holder = globalThis as typeof globalThis & { remitDatabaseCalls?: AsyncLocalStorage<Call | undefined> }

/** One for the process, however often this module is loaded: the front door begins a call, and pages that Next has bundled are it. */
const calls = () => {
  holder.remitDatabaseCalls ??= new AsyncLocalStorage<Call | undefined>()
  return holder.remitDatabaseCalls
}

/** Of whom nobody is waiting there is no call. */
export const currentCall = (): Call | undefined => calls().getStore()

/** Everything that `work` asks of the database belongs to the call, whoever caught an error. */
export const withinCall = <T>(call: Call, work: () => T): T => calls().run(call, work)

/** For what goes on after the answer has begun, or is written in passing: it takes nothing from the call, and adds nothing to it. */
export const apartFromCall = <T>(work: () => T): T => calls().run(undefined, work)

/** Whoever is answered because of this error hears that the database could not be used. */
export function markCall(error: unknown): void {
  const call = currentCall()
  if (call && isDatabaseUnavailable(error)) call.isDatabaseUnavailable = true
}

/** Returns the error, so that it can be thrown. */
export function noted(error: unknown): unknown {
  const call = currentCall()
  // What was ended for the sake of the whole call says so, rather than that the server has ended a statement.
  const said =
    call?.isSpent && isDatabaseUnavailable(error) && !(error instanceof DatabaseUnavailable)
      ? new DatabaseUnavailable('slow', error)
      : error
  markCall(said)
  if (said instanceof DatabaseUnavailable) countOne('remit_database_refusals_total', { reason: said.reason })
  return said
}
