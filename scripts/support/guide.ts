// What the demo world has to show: the links and the key that are printed at the start.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writePrivately } from './secrets'

export const guideSchema = z.object({
  payerLinks: z.array(z.object({ title: z.string(), url: z.string() })),
  apiKey: z.string(),
  /** Worlds that were made before there were sessions have none. */
  applicationKey: z.string().optional(),
})

export type Guide = z.output<typeof guideSchema>

const guideFile = (dataDir: string) => join(dataDir, 'world.json')

/** The database holds only hashes of tokens and keys; this file is why the demo can show them again. */
export function keepGuide(dataDir: string, fresh: Guide | undefined): Guide | undefined {
  if (fresh !== undefined) {
    writePrivately(guideFile(dataDir), fresh)
    return fresh
  }
  const file = guideFile(dataDir)
  return existsSync(file) ? guideSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data : undefined
}
