// Measures how long something takes, whether it goes well or not, and lets whoever traces see it as a span.
import type { HistogramName, LabelsOf } from './catalogue'
import { measure } from './recorder'
import { type Span, traced } from './tracing'

interface Timed<N extends HistogramName> {
  metric: N
  /** `error` is undefined where it went well. */
  labels: (error: unknown) => LabelsOf<N>
  span: Span
}

export async function timed<N extends HistogramName, T>(
  { labels, metric, span }: Timed<N>,
  work: () => Promise<T>,
): Promise<T> {
  const startedAt = performance.now()
  const end = (error: unknown) => measure(metric, labels(error), (performance.now() - startedAt) / 1000)
  try {
    const result = await traced(() => span, work)
    end(undefined)
    return result
  } catch (error) {
    end(error ?? new Error('something that is nothing was thrown'))
    throw error
  }
}
