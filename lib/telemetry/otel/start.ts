// Sends traces and metrics to a collector by OTLP over HTTP, in JSON. Loaded only where one is configured.
import { ExportResultCode } from '@opentelemetry/core'
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
} from '@opentelemetry/resources'
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import type { Collector, Telemetry, TelemetryOptions } from '../start'
import { takePlaceOfTracer } from '../tracing'
import { mirrorMetrics } from './meters'
import { openTracer } from './tracer'

/** What a collector that does not answer may cost: this many spans of memory, then the newest are dropped. */
const MOST_SPANS = 2_048
const EXPORT_TIMEOUT_MS = 5_000
/** Of a stop; whatever has not left by then is lost. */
const STOP_WITHIN_MS = 3_000
/** Trouble with the collector is said so often at most. */
const SAID_EVERY_MS = 60_000

const resource = () =>
  defaultResource()
    .merge(resourceFromAttributes({ 'service.name': 'remit' }))
    .merge(detectResources({ detectors: [serviceInstanceIdDetector, envDetector] }))

/** Whoever calls may name the trace, but not how many of them are kept. */
function samplerOf({ ratio }: Collector) {
  const own =
    ratio === 1
      ? new AlwaysOnSampler()
      : ratio === 0
        ? new AlwaysOffSampler()
        : new TraceIdRatioBasedSampler(ratio)
  return new ParentBasedSampler({ root: own, remoteParentSampled: own, remoteParentNotSampled: own })
}

interface Exporter<T> {
  export(items: T, done: (result: { code: ExportResultCode; error?: Error }) => void): void
}

/** Says where nothing arrives, once in a while. */
function complaining<E extends Exporter<never>>(
  exporter: E,
  what: string,
  onTrouble: TelemetryOptions['onTrouble'],
): E {
  let saidAt = Number.NEGATIVE_INFINITY
  const send = exporter.export.bind(exporter)
  exporter.export = (items, done) =>
    send(items, (result) => {
      if (result.code === ExportResultCode.FAILED && performance.now() - saidAt > SAID_EVERY_MS) {
        saidAt = performance.now()
        onTrouble(what, result.error)
      }
      done(result)
    })
  return exporter
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work.catch(() => undefined), over])
  clearTimeout(timer)
}

export function startExport(collector: Collector, { onTrouble, readGauges }: TelemetryOptions): Telemetry {
  const stops: (() => Promise<unknown>)[] = []
  if (collector.tracesUrl !== undefined) {
    const exporter = complaining(
      new OTLPTraceExporter({ url: collector.tracesUrl, timeoutMillis: EXPORT_TIMEOUT_MS }),
      'traces',
      onTrouble,
    )
    const provider = new TracerProvider({
      resource: resource(),
      sampler: samplerOf(collector),
      spanProcessors: [new BatchSpanProcessor({ exporter, maxQueueSize: MOST_SPANS })],
    })
    takePlaceOfTracer(openTracer(provider))
    stops.push(() => {
      takePlaceOfTracer(undefined)
      return provider.shutdown()
    })
  }
  if (collector.metricsUrl !== undefined) {
    const exporter = complaining(
      new OTLPMetricExporter({ url: collector.metricsUrl, timeoutMillis: EXPORT_TIMEOUT_MS }),
      'metrics',
      onTrouble,
    )
    const reader = new PeriodicExportingMetricReader({
      exporter,
      exportIntervalMillis: collector.metricsEveryMs,
      exportTimeoutMillis: Math.min(EXPORT_TIMEOUT_MS, collector.metricsEveryMs),
    })
    const provider = new MeterProvider({ resource: resource(), readers: [reader] })
    const forget = mirrorMetrics(provider.getMeter('remit'), readGauges)
    stops.push(() => {
      forget()
      return provider.shutdown()
    })
  }
  return { stop: () => within(STOP_WITHIN_MS, Promise.all(stops.map((stop) => stop()))) }
}
