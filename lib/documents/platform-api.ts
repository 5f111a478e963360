// What is missing for the formats of a document, in the Platform API.
import { z } from 'zod'
import type { EDocumentFormat } from './e-document/formats'
import type { Readiness } from './e-document/readiness'

const readiness = z
  .object({
    ready: z.boolean(),
    missing: z.array(
      z.object({
        pointer: z.string().meta({
          description: 'The field to fill, below `/organisation`, `/customer` or `/invoice`.',
          example: '/organisation/vatNumber',
        }),
        detail: z.string().meta({ example: 'Give a VAT number or a tax number.' }),
      }),
    ),
  })
  .meta({ id: 'Readiness' })

const formats: Record<EDocumentFormat, typeof readiness> = {
  'factur-x': readiness,
  ubl: readiness,
  'xrechnung-ubl': readiness,
  'xrechnung-cii': readiness,
  'peppol-bis-3': readiness,
}

export const readinessAnswer = z.object({ formats: z.object(formats) }).meta({ id: 'DocumentReadiness' })

export const presentReadiness = (
  formats: Record<EDocumentFormat, Readiness>,
): z.infer<typeof readinessAnswer> => ({ formats })
