// Connections that nobody uses just now: the last one used is taken first, so that those that are not needed grow old and are closed.
import type { Lane } from './lane'

const IDLE_MS = 60_000

export class Idle {
  private readonly lanes: Lane[] = []
  private reaper: NodeJS.Timeout | undefined

  get size(): number {
    return this.lanes.length
  }

  keep(lane: Lane): void {
    lane.idleSince = performance.now()
    this.lanes.push(lane)
    this.reaper ??= setInterval(() => this.reap(), IDLE_MS / 4).unref()
  }

  take(): Lane | undefined {
    let lane = this.lanes.pop()
    while (lane?.isDead) lane = this.lanes.pop()
    return lane
  }

  async end(): Promise<void> {
    clearInterval(this.reaper)
    await Promise.all(this.lanes.splice(0).map((lane) => lane.end()))
  }

  private reap(): void {
    const old = this.lanes.filter(({ idleSince }) => performance.now() - idleSince > IDLE_MS)
    for (const lane of old) {
      this.lanes.splice(this.lanes.indexOf(lane), 1)
      void lane.end()
    }
  }
}
