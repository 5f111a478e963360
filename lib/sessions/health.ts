// Provider health by hour or day: the share of successful calls, and response times.
import { secondsFrom } from '@/lib/clock'
import type { House } from '@/lib/house'
import { type HealthRow, selectHealth } from './health-store'

const SPANS = {
  '24h': { slots: 24, slotSeconds: 3_600 },
  '7d': { slots: 7, slotSeconds: 86_400 },
} as const

export type HealthSpan = keyof typeof SPANS

export interface HealthSlot {
  /** The beginning of the hour or day, in UTC. */
  from: Date
  /** Of the calls that say something about the provider, in per cent with one decimal; null where there was none. */
  successRate: number | null
  /** Of all calls; null where there was none. */
  medianMs: number | null
  calls: number
}

export interface ConnectionHealth {
  connectionId: string
  /** Oldest first, those without a call too. */
  slots: HealthSlot[]
  /** Over the whole span. */
  successRate: number | null
  calls: number
  failed: number
  refused: number
}

export interface Health {
  span: HealthSpan
  connections: ConnectionHealth[]
}

/** What stands in an address as a span; anything else means a day. */
export const readSpan = (text: string | undefined): HealthSpan => (text === '7d' ? '7d' : '24h')

const rateOf = (answered: number, failed: number): number | null =>
  answered === 0 ? null : Math.round(((answered - failed) / answered) * 1_000) / 10

const sum = (rows: HealthRow[], what: 'answered' | 'failed' | 'refused'): number =>
  rows.reduce((total, row) => total + row[what], 0)

/** The last 24 hours or 7 days, the present one being the last. */
export async function tellHealth(
  { clock, db }: House,
  connectionIds: readonly string[],
  span: HealthSpan,
): Promise<Health> {
  const { slots, slotSeconds } = SPANS[span]
  const now = clock.now()
  const present = new Date(Math.floor(now.getTime() / (slotSeconds * 1000)) * slotSeconds * 1000)
  const from = secondsFrom(present, -(slots - 1) * slotSeconds)
  const until = secondsFrom(present, slotSeconds)
  const rows = await selectHealth(db, connectionIds, { from, until, slotSeconds })
  const slotOf = (own: HealthRow[], at: number): HealthSlot => {
    const row = own.find(({ slot }) => slot === at)
    return {
      from: secondsFrom(from, at * slotSeconds),
      successRate: row ? rateOf(row.answered, row.failed) : null,
      medianMs: row?.medianMs ?? null,
      calls: row ? row.answered + row.refused : 0,
    }
  }
  return {
    span,
    connections: connectionIds.map((connectionId) => {
      const own = rows.filter((row) => row.connectionId === connectionId)
      const [answered, failed, refused] = [sum(own, 'answered'), sum(own, 'failed'), sum(own, 'refused')]
      return {
        connectionId,
        slots: Array.from({ length: slots }, (_, at) => slotOf(own, at)),
        successRate: rateOf(answered, failed),
        calls: answered + refused,
        failed,
        refused,
      }
    }),
  }
}
