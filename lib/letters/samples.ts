// What every letter says to a customer, or about an invoice, that there is not: written down in each language from letters that were composed.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Tongue } from '@/lib/words/tongues'

/** Where the name of whoever writes stands, and the address of this app. */
export const ORGANISATION_GAP = '{organisation}'
export const APP_GAP = '{app}'

const sample = z.object({
  kind: z.string(),
  subject: z.string(),
  title: z.string(),
  amount: z.string().nullish(),
  amountNote: z.string().nullish(),
  paragraphs: z.array(z.string()),
  facts: z.array(z.tuple([z.string(), z.string()])).optional(),
  rows: z
    .array(
      z.object({
        ...{ label: z.string(), value: z.string() },
        ...{ note: z.string().nullable(), url: z.string().nullable() },
      }),
    )
    .optional(),
  memo: z.string().nullish(),
  button: z.object({ label: z.string(), url: z.string() }).nullish(),
  isOwn: z.boolean().optional(),
})
export type Sample = z.infer<typeof sample>

// Next builds into another folder; both are started from the project's own.
const FOLDER = join(/* turbopackIgnore: true */ process.cwd(), 'lib/letters/samples')

export const samplesFile = (tongue: Tongue): string =>
  join(/* turbopackIgnore: true */ FOLDER, `${tongue}.json`)

/** As they are written, or with what stands in their gaps. */
export async function readSamples(
  tongue: Tongue,
  gaps: { organisation: string; app: string } = { organisation: ORGANISATION_GAP, app: APP_GAP },
): Promise<Sample[]> {
  const text = await readFile(/* turbopackIgnore: true */ samplesFile(tongue), 'utf8')
  // Within the quotes of a text.
  const quoted = (value: string) => JSON.stringify(value).slice(1, -1)
  return z
    .array(sample)
    .parse(
      JSON.parse(
        text
          .replaceAll(ORGANISATION_GAP, () => quoted(gaps.organisation))
          .replaceAll(APP_GAP, () => quoted(gaps.app)),
      ),
    )
}
