// How this process is: the delay of its event loop, its memory, its age.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Sample } from './exposition'

type Loop = ReturnType<typeof monitorEventLoopDelay>

const holder = globalThis as typeof globalThis & { remitEventLoops?: Map<string, Loop> }

const RESOLUTION_MS = 20

/** Measured from the first call on, in the whole process: for each reader since that one has looked. */
export function watchEventLoop(reader: string): Loop {
  holder.remitEventLoops ??= new Map()
  const known = holder.remitEventLoops.get(reader)
  if (known) return known
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  loop.enable()
  holder.remitEventLoops.set(reader, loop)
  return loop
}

/** The histogram counts its own interval as delay. */
const seconds = (nanoseconds: number): number =>
  Number.isFinite(nanoseconds) ? Math.max(0, nanoseconds / 1e9 - RESOLUTION_MS / 1000) : 0

export function processSamples(reader: string): Sample[] {
  const loop = watchEventLoop(reader)
  const delays = {
    '0.5': loop.percentile(50),
    '0.99': loop.percentile(99),
    '1': loop.count > 0 ? loop.max : 0,
  }
  loop.reset()
  const { external, heapTotal, heapUsed, rss } = process.memoryUsage()
  return [
    ...Object.entries(delays).map(([quantile, delay]): Sample => {
      return { name: 'remit_event_loop_delay_seconds', labels: { quantile }, value: seconds(delay) }
    }),
    ...Object.entries({ rss, heap_total: heapTotal, heap_used: heapUsed, external }).map(
      ([kind, value]): Sample => ({ name: 'remit_process_memory_bytes', labels: { kind }, value }),
    ),
    { name: 'remit_process_uptime_seconds', labels: {}, value: process.uptime() },
  ]
}
