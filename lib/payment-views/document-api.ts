// Files of issued documents in the Platform API: what it accepts, and what every document's operation answers.
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

export const DOCUMENT_TYPES = ['application/pdf', 'application/xml'] as const

export const DOCUMENT_REFUSALS = [
  'Document.UnknownFormat',
  'Document.NotIssued',
  'Document.Incomplete',
  'Document.CurrencyNotSupported',
  'Document.Erased',
  'Server.Unavailable',
] as const
