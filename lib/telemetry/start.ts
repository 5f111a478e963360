// Begins to tell a collector of OpenTelemetry what happens here, if there is one; otherwise none of its packages is loaded.
import type { Sample } from './exposition'

export interface Collector {
  /** Undefined where it wants none. */
  tracesUrl: string | undefined
  metricsUrl: string | undefined
  metricsEveryMs: number
  /** How many of the traces are kept, from 0 to 1. */
  ratio: number
}

export interface TelemetryOptions {
  /** What only shows when it is asked for, such as backlogs. */
  readGauges: () => Promise<Sample[]>
  /** The collector did not take something. */
  onTrouble: (what: string, error: Error | undefined) => void
}

export interface Telemetry {
  /** Sends what is left, for some seconds at most. */
  stop(): Promise<void>
}

const NOTHING: Telemetry = { stop: () => Promise.resolve() }

export async function startTelemetry(
  collector: Collector | undefined,
  options: TelemetryOptions,
): Promise<Telemetry> {
  if (!collector) return NOTHING
  const { startExport } = await import('./otel/start')
  return startExport(collector, options)
}
