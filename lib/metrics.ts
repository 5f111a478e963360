// All that is measured, gathered when somebody asks for it. Without the database, what this process knows by itself.
import { sql } from 'drizzle-orm'
import { poolFigures } from '@/db/pool/figures'
import { readBacklogs } from './backlogs'
import type { House } from './house'
import { readCounts } from './invariants'
import { exposition, type Sample } from './telemetry/exposition'
import { processSamples } from './telemetry/process'
import { recorded } from './telemetry/recorder'

function poolSamples(): Sample[] {
  const { inUse, most, waiting } = poolFigures()
  return [
    { name: 'remit_database_connections', labels: { state: 'in_use' }, value: inUse },
    { name: 'remit_database_connections', labels: { state: 'most' }, value: most },
    { name: 'remit_database_waiting', labels: {}, value: waiting },
  ]
}

async function invariantSamples({ clock, db }: Pick<House, 'clock' | 'db'>): Promise<Sample[]> {
  const counted = await readCounts(db)
  if (!counted) return []
  const counts = Object.entries(counted.counts)
  const ageSeconds = (clock.now().getTime() - Date.parse(counted.countedAt)) / 1000
  return [
    ...counts.flatMap(([invariant, count]): Sample[] =>
      count === null ? [] : [{ name: 'remit_invariant_violations', labels: { invariant }, value: count }],
    ),
    ...counts.map(
      ([invariant, count]): Sample => ({
        name: 'remit_invariant_uncounted',
        labels: { invariant },
        value: count === null ? 1 : 0,
      }),
    ),
    { name: 'remit_invariants_age_seconds', labels: {}, value: Math.max(0, ageSeconds) },
  ]
}

const backlogSamples = async ({ db }: Pick<House, 'db'>): Promise<Sample[]> =>
  (await readBacklogs(db)).flatMap(({ ageSeconds, name, size }): Sample[] => [
    { name: 'remit_backlog_age_seconds', labels: { backlog: name }, value: ageSeconds },
    { name: 'remit_backlog_size', labels: { backlog: name }, value: size },
  ])

const upSamples = async ({ db }: Pick<House, 'db'>): Promise<Sample[]> => {
  await db.execute(sql`select 1`)
  return [{ name: 'remit_database_up', labels: {}, value: 1 }]
}

/** One that takes too long silences no other. */
async function databaseSamples(house: Pick<House, 'clock' | 'db' | 'log'>): Promise<Sample[]> {
  const orNothing = (samples: Promise<Sample[]>, instead: Sample[] = []) =>
    samples.catch((error: unknown) => {
      house.log.warn({ err: error }, 'something that the database knows could not be measured')
      return instead
    })
  const isDown: Sample = { name: 'remit_database_up', labels: {}, value: 0 }
  const found = [upSamples(house), invariantSamples(house), backlogSamples(house)] as const
  const [up, invariants, backlogs] = found
  return (await Promise.all([orNothing(up, [isDown]), orNothing(invariants), orNothing(backlogs)])).flat()
}

/** Of whom the delays of the event loop are told since they last asked. */
export const PROMETHEUS = 'prometheus'

/** What only shows when it is asked for. */
export async function readGauges(
  house: Pick<House, 'clock' | 'db' | 'log'>,
  reader: string,
): Promise<Sample[]> {
  return [...(await databaseSamples(house)), ...poolSamples(), ...processSamples(reader)]
}

export async function readMetrics(house: Pick<House, 'clock' | 'db' | 'log'>): Promise<string> {
  const gauges = await readGauges(house, PROMETHEUS)
  return exposition(recorded(), gauges)
}
