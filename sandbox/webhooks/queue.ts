// Sends deliveries in the order of their events, a few at a time, and comes again for those that failed.
import type { Core } from '../core/core'
import { newId } from '../core/ids'
import type { Delivery } from '../core/kinds'
import { Lanes } from './lanes'
import { type Mischief, NO_MISCHIEF, seededRandom, shuffled } from './mischief'
import { finish, sendDelivery } from './send'

const AT_ONCE = 8
const GATHER_MS = 300

export class DeliveryQueue {
  mischief: Mischief = NO_MISCHIEF
  private random = seededRandom(1)
  private readonly known = new Set<string>()
  private readonly lanes = new Lanes(AT_ONCE)
  /** Waiting for their time: after a failure, or delayed on request. */
  private delayed: Delivery[] = []
  private delayTimer: NodeJS.Timeout | undefined
  /** Waiting to be put out of order. */
  private gathered: Delivery[] = []
  private gatherTimer: NodeJS.Timeout | undefined
  /** To be tried now, even while paused. */
  private readonly flushing = new Set<string>()
  private readonly stopping = new AbortController()

  constructor(private readonly core: Core) {
    for (const { object } of core.store.list('delivery')) {
      if (object.status !== 'pending') continue
      this.known.add(object.id)
      this.schedule(object)
    }
    core.store.onCommit((changes) => {
      for (const [kind, id, , body] of changes) {
        if (kind !== 'delivery' || this.known.has(id)) continue
        this.known.add(id)
        this.arrive(body as Delivery)
      }
      this.pump()
    })
  }

  start(): void {
    this.pump()
  }

  stop(): void {
    this.stopping.abort()
    clearTimeout(this.gatherTimer)
    clearTimeout(this.delayTimer)
  }

  setMischief(mischief: Mischief): void {
    this.mischief = mischief
    this.random = seededRandom(mischief.seed)
    this.release()
  }

  /** Forgets all that waits; for a reset of the whole sandbox. */
  clear(): void {
    this.lanes.clear()
    this.delayed = []
    this.gathered = []
    this.flushing.clear()
  }

  size(): number {
    return this.lanes.size() + this.delayed.length + this.gathered.length
  }

  /** Tries everything that waits once, even while paused; answers how many are left. */
  async flush(deadlineMs = 10_000): Promise<number> {
    for (const delivery of this.delayed.splice(0)) this.lanes.add(delivery)
    this.release()
    for (const delivery of this.lanes.all()) this.flushing.add(delivery.id)
    this.pump()
    const endsAt = Date.now() + deadlineMs
    while (this.flushing.size > 0 && Date.now() < endsAt) {
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    return this.size()
  }

  private arrive(delivery: Delivery): void {
    const { drop, duplicate, shuffle, delayMs } = this.mischief
    if (this.random() < drop) {
      finish(this.core, delivery, { status: 'dropped', lastError: 'dropped on request' })
      return
    }
    const timed = delayMs > 0 ? { ...delivery, nextAttemptAt: Date.now() + delayMs } : delivery
    const twin = this.random() < duplicate ? { ...timed, id: newId('whd') } : undefined
    if (twin) {
      this.known.add(twin.id)
      this.core.store.step(() => this.core.store.put('delivery', twin.account, twin))
    }
    for (const one of twin ? [timed, twin] : [timed]) {
      if (shuffle > 1) this.gather(one)
      else this.schedule(one)
    }
  }

  private gather(delivery: Delivery): void {
    this.gathered.push(delivery)
    if (this.gathered.length >= this.mischief.shuffle) this.release()
    else this.gatherTimer ??= setTimeout(() => this.release(), GATHER_MS)
  }

  private release(): void {
    clearTimeout(this.gatherTimer)
    this.gatherTimer = undefined
    for (const delivery of shuffled(this.gathered.splice(0), this.random)) this.schedule(delivery)
    this.pump()
  }

  private schedule(delivery: Delivery): void {
    if (delivery.nextAttemptAt <= Date.now()) this.lanes.add(delivery)
    else {
      this.delayed.push(delivery)
      this.wakeLater()
    }
  }

  private wakeLater(): void {
    clearTimeout(this.delayTimer)
    if (this.delayed.length === 0 || this.stopping.signal.aborted) return
    const soonest = this.delayed.reduce(
      (least, { nextAttemptAt }) => Math.min(least, nextAttemptAt),
      Infinity,
    )
    this.delayTimer = setTimeout(() => this.wake(), Math.max(0, soonest - Date.now()))
  }

  private wake(): void {
    const now = Date.now()
    const due = this.delayed.filter((delivery) => delivery.nextAttemptAt <= now)
    this.delayed = this.delayed.filter((delivery) => delivery.nextAttemptAt > now)
    for (const delivery of due) this.lanes.add(delivery)
    this.wakeLater()
    this.pump()
  }

  private pump(): void {
    if (this.stopping.signal.aborted) return
    const isAllowed = (delivery: Delivery) => !this.mischief.paused || this.flushing.has(delivery.id)
    for (const delivery of this.lanes.take(isAllowed)) this.send(delivery)
  }

  private send(delivery: Delivery): void {
    sendDelivery(this.core, delivery, this.stopping.signal)
      .then((after) => {
        if (after.status === 'pending') this.schedule(after)
      })
      .catch((error: unknown) => console.error('A delivery could not be stored:', error))
      .finally(() => {
        this.flushing.delete(delivery.id)
        this.lanes.done(delivery)
        this.pump()
      })
  }
}
