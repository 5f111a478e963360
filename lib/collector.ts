// Where a collector of OpenTelemetry is configured, it is told what is measured and traced. Pages need not know of it.
import type { House } from './house'
import { readGauges } from './metrics'
import { startTelemetry, type Telemetry } from './telemetry/start'

/** Called once in a process. */
export const tellCollector = (house: House): Promise<Telemetry> =>
  startTelemetry(house.env.collector, {
    readGauges: () => readGauges(house, 'opentelemetry'),
    onTrouble: (what, error) =>
      house.log.warn({ err: error, what }, 'the collector of OpenTelemetry does not take what it is sent'),
  })
