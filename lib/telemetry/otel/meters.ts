// The metrics of /api/metrics, told to OpenTelemetry under the same names and labels.
import type { Histogram, Meter, ObservableGauge } from '@opentelemetry/api'
import { METRICS, type MetricName } from '../catalogue'
import type { Sample } from '../exposition'
import { BOUNDS, onRecord } from '../recorder'

/** Answers of how to stop. */
export function mirrorMetrics(meter: Meter, readGauges: () => Promise<Sample[]>): () => void {
  const records = new Map<MetricName, Pick<Histogram, 'record'>>()
  const gauges = new Map<MetricName, ObservableGauge>()
  for (const name of Object.keys(METRICS) as MetricName[]) {
    const { help: description, kind } = METRICS[name]
    if (kind === 'gauge') gauges.set(name, meter.createObservableGauge(name, { description }))
    if (kind === 'histogram')
      records.set(
        name,
        meter.createHistogram(name, { description, unit: 's', advice: { explicitBucketBoundaries: BOUNDS } }),
      )
    if (kind === 'counter') {
      const counter = meter.createCounter(name, { description })
      records.set(name, { record: (value, labels) => counter.add(value, labels) })
    }
  }
  meter.addBatchObservableCallback(
    async (result) => {
      for (const { labels, name, value } of await readGauges()) {
        const gauge = gauges.get(name)
        if (gauge) result.observe(gauge, value, labels)
      }
    },
    [...gauges.values()],
  )
  return onRecord((name, labels, value) => records.get(name)?.record(value, labels))
}
