// Files of issued documents in the Platform API: what it accepts.
import { z } from 'zod'
import { FORMAT_NAMES } from './formats'

export const documentQuery = z.strictObject({
  // Unknown ones are refused by a code of their own.
  format: z
    .string()
    .max(40)
    .default('pdf')
    .meta({ description: `One of ${FORMAT_NAMES.join(', ')}.`, example: 'pdf' }),
})
