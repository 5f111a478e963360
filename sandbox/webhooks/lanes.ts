// Deliveries that are ready, one lane for each account and endpoint: in order within a lane, lanes side by side.
import type { Delivery } from '../core/kinds'

export class Lanes {
  private readonly ready = new Map<string, Delivery[]>()
  private readonly busy = new Set<string>()

  constructor(private readonly atOnce: number) {}

  add(delivery: Delivery): void {
    const lane = laneOf(delivery)
    const line = this.ready.get(lane)
    if (line) line.push(delivery)
    else this.ready.set(lane, [delivery])
  }

  /** The first of every lane that is free and allowed, as many as may go at once; their lanes are busy until done. */
  take(isAllowed: (delivery: Delivery) => boolean): Delivery[] {
    const taken: Delivery[] = []
    for (const [lane, line] of this.ready) {
      if (this.busy.size >= this.atOnce) break
      const first = line[0]
      if (!first || this.busy.has(lane) || !isAllowed(first)) continue
      line.shift()
      if (line.length === 0) this.ready.delete(lane)
      this.busy.add(lane)
      taken.push(first)
    }
    return taken
  }

  done(delivery: Delivery): void {
    this.busy.delete(laneOf(delivery))
  }

  /** Everything that is ready, in no particular order. */
  all(): Delivery[] {
    return [...this.ready.values()].flat()
  }

  size(): number {
    let count = this.busy.size
    for (const line of this.ready.values()) count += line.length
    return count
  }

  clear(): void {
    this.ready.clear()
  }
}

function laneOf(delivery: Delivery): string {
  return `${delivery.target} ${delivery.account}`
}
