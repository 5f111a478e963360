// Who is told what is measured: Prometheus by its token, and OpenTelemetry by the variables of its own specification.
import { z } from 'zod'

const text = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === '' ? undefined : value))

const address = (name: string) =>
  text.refine((value) => value === undefined || (URL.canParse(value) && /^https?:/.test(value)), {
    error: `${name} must be an http or https address, such as http://localhost:4318.`,
  })

const oneOf = (name: string, values: readonly string[], why = '') =>
  text.refine((value) => value === undefined || values.includes(value), {
    error: `${name} must be ${values.join(' or ')}${why}.`,
  })

const SAMPLERS = [
  ...['always_on', 'always_off', 'traceidratio'],
  ...['parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'],
]

export const telemetryVariables = {
  /** With which Prometheus reads /api/metrics. */
  METRICS_TOKEN: z
    .string()
    .trim()
    .optional()
    .transform((text) => (text === '' ? undefined : text))
    .refine((text) => text === undefined || /^[\x21-\x7e]{16,}$/.test(text), {
      error: 'METRICS_TOKEN must be at least 16 characters long, without blanks.',
    }),
  OTEL_EXPORTER_OTLP_ENDPOINT: address('OTEL_EXPORTER_OTLP_ENDPOINT'),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: address('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'),
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: address('OTEL_EXPORTER_OTLP_METRICS_ENDPOINT'),
  OTEL_EXPORTER_OTLP_PROTOCOL: oneOf(
    'OTEL_EXPORTER_OTLP_PROTOCOL',
    ['http/json'],
    ': that is what Remit sends, and collectors take it at the port of http/protobuf, 4318',
  ),
  OTEL_SDK_DISABLED: text,
  OTEL_TRACES_EXPORTER: oneOf('OTEL_TRACES_EXPORTER', ['otlp', 'none']),
  OTEL_METRICS_EXPORTER: oneOf('OTEL_METRICS_EXPORTER', ['otlp', 'none']),
  OTEL_TRACES_SAMPLER: oneOf('OTEL_TRACES_SAMPLER', SAMPLERS),
  OTEL_TRACES_SAMPLER_ARG: text.refine(
    (value) => value === undefined || (/^\d*\.?\d+$/.test(value) && Number(value) <= 1),
    { error: 'OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1.' },
  ),
  OTEL_METRIC_EXPORT_INTERVAL: text.refine((value) => value === undefined || /^[1-9]\d{3,6}$/.test(value), {
    error: 'OTEL_METRIC_EXPORT_INTERVAL must be milliseconds from 1000 to 9999999.',
  }),
}

type Variables = { [Name in keyof typeof telemetryVariables]?: string | undefined }

function ratioOf({ OTEL_TRACES_SAMPLER: sampler = '', OTEL_TRACES_SAMPLER_ARG: ratio = '1' }: Variables) {
  if (sampler.endsWith('always_off')) return 0
  return sampler.endsWith('traceidratio') ? Number(ratio) : 1
}

/** Undefined unless there is somewhere to send to. */
export function collectorOf(raw: Variables) {
  const base = raw.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/+$/, '')
  const under = (path: string) => (base === undefined ? undefined : `${base}${path}`)
  const wants = (exporter: string | undefined) =>
    exporter !== 'none' && raw.OTEL_SDK_DISABLED?.toLowerCase() !== 'true'
  const tracesUrl = wants(raw.OTEL_TRACES_EXPORTER)
    ? (raw.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? under('/v1/traces'))
    : undefined
  const metricsUrl = wants(raw.OTEL_METRICS_EXPORTER)
    ? (raw.OTEL_EXPORTER_OTLP_METRICS_ENDPOINT ?? under('/v1/metrics'))
    : undefined
  if (tracesUrl === undefined && metricsUrl === undefined) return undefined
  const metricsEveryMs = Number(raw.OTEL_METRIC_EXPORT_INTERVAL ?? 60_000)
  return { tracesUrl, metricsUrl, metricsEveryMs, ratio: ratioOf(raw) }
}
