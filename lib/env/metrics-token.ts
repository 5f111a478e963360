// The token with which Prometheus reads /api/metrics.
import { z } from 'zod'

export const metricsVariables = {
  METRICS_TOKEN: z
    .string()
    .trim()
    .optional()
    .transform((text) => (text === '' ? undefined : text))
    .refine((text) => text === undefined || /^[\x21-\x7e]{16,}$/.test(text), {
      error: 'METRICS_TOKEN must be at least 16 characters long, without blanks.',
    }),
}
