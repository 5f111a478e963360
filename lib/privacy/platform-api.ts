// Exports in the Platform API.
import { z } from 'zod'
import { email } from '@/lib/http/fields/fields'
import type { Export } from './export'

/** Said once more, so that nobody is erased by a slip. */
export const eraseBody = z.strictObject({ email })

const row = z.record(z.string(), z.unknown())

export const exportAnswer = z
  .object({
    exportedAt: z.iso.datetime(),
    subject: z.object({ kind: z.enum(['customer', 'person']), id: z.uuid() }),
    papers: z
      .array(
        z.object({
          kind: z.enum(['invoice', 'receipt']),
          documentNumber: z.string(),
          href: z.url().meta({ description: 'Where somebody who is signed in can download it.' }),
        }),
      )
      .meta({ description: 'Documents that were sent, as long as their contents are kept.' }),
    data: z
      .array(
        z.object({
          table: z.string(),
          kept: z.string().meta({ description: 'How long.' }),
          why: z.string(),
          remains: z.string().meta({ description: 'What is left afterwards.' }),
          isComplete: z.boolean().meta({
            description:
              'False where a table holds more than 20,000 rows about them: read the rest through the lists.',
          }),
          rows: z.array(row).meta({ description: 'As stored; amounts are in minor units.' }),
        }),
      )
      .meta({ description: 'By table. Secrets, such as links that pay, are left out.' }),
  })
  .meta({ id: 'Export' })

export const presentExport = ({ exportedAt, ...rest }: Export): z.input<typeof exportAnswer> => ({
  exportedAt: exportedAt.toISOString(),
  ...rest,
})
