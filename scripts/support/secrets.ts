// The secrets that nobody set: made up once and kept in the data folder, readable by its owner only.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Settings } from '@/lib/env'

const secretsSchema = z.object({
  authSecret: z.string().min(32),
  webhookSecret: z.string().startsWith('whsec_'),
  connectWebhookSecret: z.string().startsWith('whsec_'),
})

export type Secrets = z.output<typeof secretsSchema>

/** Written aside and renamed, so that a crash leaves the old file or the new one. */
export function writePrivately(file: string, content: unknown): void {
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(aside, file)
}

type Given = Pick<Settings, 'authSecret' | 'dataDir' | 'stripeWebhookSecrets' | 'stripeConnectWebhookSecrets'>

/** What is set counts. Where everything is, nothing is read or written: the file system may be read-only. */
export function secretsOf(settings: Given): Secrets {
  const { authSecret, dataDir, stripeConnectWebhookSecrets, stripeWebhookSecrets } = settings
  const [webhookSecret] = stripeWebhookSecrets
  const [connectWebhookSecret] = stripeConnectWebhookSecrets
  if (authSecret !== undefined && webhookSecret !== undefined && connectWebhookSecret !== undefined)
    return { authSecret, webhookSecret, connectWebhookSecret }
  return keepSecrets(dataDir)
}

function keepSecrets(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'secrets.json')
  if (existsSync(file)) return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const secret = () => randomBytes(32).toString('base64url')
  const secrets = {
    authSecret: secret(),
    webhookSecret: `whsec_${secret()}`,
    connectWebhookSecret: `whsec_${secret()}`,
  }
  writePrivately(file, secrets)
  return secrets
}
