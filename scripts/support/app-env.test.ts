// What the app is told, by an operator who has set little and by one who has set much.
import { expect, it } from 'vitest'
import { readEnv, readSettings } from '@/lib/env'
import { appEnv, sandboxAddress } from './app-env'

it('the app takes the environment that it is given where the bundled database is archived', () => {
  const variables = {
    NODE_ENV: 'test',
    REMIT_DATA_DIR: '/srv/remit',
    REMIT_ARCHIVE_DIR: '/mnt/archive',
  } as const
  const before = { ...process.env }
  Object.assign(process.env, variables)
  try {
    const settings = readSettings(variables)
    const given = appEnv({
      settings,
      secrets: { authSecret: 'a'.repeat(64), webhookSecret: 'whsec_a', connectWebhookSecret: 'whsec_b' },
      databaseUrl: 'postgres://remit:secret@127.0.0.1:5433/remit',
      sandbox: sandboxAddress(settings),
      nodeEnv: 'production',
    })
    expect(readEnv(given)).toMatchObject({ dataDir: '/srv/remit', archiveDir: undefined })
  } finally {
    process.env = before
  }
})
