// What this process counts and measures, for whoever asks at /api/metrics.
import type { CounterName, HistogramName, LabelsOf, MetricName } from './catalogue'

/** Seconds. A payer waits 8 s at most, a job may take longer. */
export const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Of each metric: what grows beyond it is a mistake that must not fill the memory, nor take the place of another metric. */
const MOST_SERIES = 1_500

export interface Series {
  name: MetricName
  labels: Record<string, string>
  /** Of a counter its value, of a histogram how many there were. */
  count: number
  sum: number
  /** How many were within each bound, and within none of those before it. */
  within: number[]
}

type Listener = (name: MetricName, labels: Record<string, string>, value: number) => void

interface Records {
  series: Map<string, Series>
  sizes: Map<MetricName, number>
  listeners: Set<Listener>
}

// Next loads modules more than once in one process.
const holder = globalThis as typeof globalThis & { remitRecords?: Records }

function records(): Records {
  holder.remitRecords ??= { series: new Map(), sizes: new Map(), listeners: new Set() }
  return holder.remitRecords
}

function seriesOf(name: MetricName, labels: Record<string, string>): Series | undefined {
  const { series, sizes } = records()
  const key = `${name} ${Object.values(labels).join('\n')}`
  const known = series.get(key)
  if (known) return known
  const size = (sizes.get(name) ?? 0) + 1
  if (size > MOST_SERIES) return undefined
  sizes.set(name, size)
  const made = { name, labels, count: 0, sum: 0, within: BOUNDS.map(() => 0) }
  series.set(key, made)
  return made
}

const tell = (name: MetricName, labels: Record<string, string>, value: number): void => {
  for (const listener of records().listeners) listener(name, labels, value)
}

export function countOne<N extends CounterName>(name: N, labels: LabelsOf<N>): void {
  const series = seriesOf(name, labels)
  if (series) series.count++
  tell(name, labels, 1)
}

export function measure<N extends HistogramName>(name: N, labels: LabelsOf<N>, seconds: number): void {
  const series = seriesOf(name, labels)
  if (series) {
    series.count++
    series.sum += seconds
    const at = BOUNDS.findIndex((bound) => seconds <= bound)
    if (at >= 0) series.within[at] = (series.within[at] ?? 0) + 1
  }
  tell(name, labels, seconds)
}

export const recorded = (): Series[] => [...records().series.values()]

/** Hears of everything that is counted or measured from now on. */
export function onRecord(listener: Listener): () => void {
  records().listeners.add(listener)
  return () => records().listeners.delete(listener)
}
