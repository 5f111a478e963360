// One load on one server: so many calls at once for so many seconds, with what it cost the serving process.
import { randomInt } from 'node:crypto'
import autocannon from 'autocannon'
import type { Load } from '@/scripts/bench/ratios'
import { cpuMsOf, memoryMbOf } from './processes'
import type { BenchServer } from './stage'

export interface Call {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

/** The next call of a load; undefined when there is nothing left to ask. */
export type NextCall = () => Call | undefined

interface Order {
  server: BenchServer
  next: NextCall
  connections: number
  seconds: number
}

export interface Loaded
  extends Pick<Load, 'calls' | 'perSecond' | 'cpuMsPerCall' | 'p50Ms' | 'p99Ms' | 'memoryMb'> {
  /** Answered otherwise than with a 2xx, or not at all. */
  failures: number
  /** Asked once more, because all others were used up. */
  repeats: number
  /** The longest that a call took. */
  longestMs: number
}

/** From many addresses, as in life: one address alone would soon be slowed down. */
const anyAddress = (): string => `198.51.${randomInt(256)}.${randomInt(256)}`

const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0

function shoot({ connections, next, seconds, server }: Order, onAnswer: (ms: number) => void) {
  return new Promise<autocannon.Result & { repeats: number }>((resolve, reject) => {
    let last: Call | undefined
    let repeats = 0
    const instance = autocannon(
      {
        url: `http://127.0.0.1:${server.port}`,
        ...{ connections, duration: seconds, timeout: 30 },
        requests: [
          {
            setupRequest: (request) => {
              const call = next()
              // The last one once more, by those that ask before all have stopped.
              if (!call) {
                repeats += 1
                instance.stop?.()
              }
              last = call ?? last
              const { headers, ...rest } = last ?? { method: 'GET', path: '/' }
              return { ...request, ...rest, headers: { ...headers, 'x-forwarded-for': anyAddress() } }
            },
          },
        ],
      },
      (error, result) => (error ? reject(error) : resolve({ ...result, repeats })),
    )
    instance.on('response', (_client, _status, _bytes, ms) => onAnswer(ms))
  })
}

export async function putLoad(order: Order): Promise<Loaded> {
  const { family } = order.server
  const times: number[] = []
  const [cpuBefore, begun] = [cpuMsOf(family), performance.now()]
  let endedAt = begun
  const result = await shoot(order, (ms) => {
    times.push(ms)
    endedAt = performance.now()
  })
  const cpuMs = cpuMsOf(family) - cpuBefore
  times.sort((a, b) => a - b)
  const calls = times.length
  if (calls === 0) throw new Error(`${order.server.name} has answered nothing`)
  return {
    calls,
    perSecond: calls / ((endedAt - begun) / 1000),
    cpuMsPerCall: cpuMs / calls,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    memoryMb: memoryMbOf(family),
    failures: result.non2xx + result.errors + result.timeouts,
    repeats: result.repeats,
    longestMs: times.at(-1) ?? 0,
  }
}
