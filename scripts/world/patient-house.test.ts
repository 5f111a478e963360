// Whoever makes the demo world waits longer for a lock than anybody whose page is to come.
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { withHouse as it } from '@/lib/testing/fixtures'
import { patientHouse } from './patient-house'

it.for([
  [undefined, '9s'],
  ['100', '9s'],
  ['20000', '20s'],
])('where %s is asked for it waits %s', async ([asked, waits], { house: { env } }) => {
  const { db } = patientHouse({
    ...{
      APP_URL: env.appUrl,
      DATABASE_URL: env.databaseUrl,
      AUTH_SECRET: 'a secret of forty-two characters for tests',
    },
    ...{ STRIPE_SECRET_KEY: 'sk_test_nobody', STRIPE_PUBLISHABLE_KEY: 'pk_test_nobody' },
    ...{ STRIPE_WEBHOOK_SECRET: 'whsec_test_platform', STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_test_connect' },
    ...{ NODE_ENV: 'test', ...(asked && { DATABASE_PATIENCE_MS: asked }) },
  })
  const [row] = await db.execute<{ waits: string }>(sql`select current_setting('lock_timeout') as waits`)
  expect(row?.waits).toBe(waits)
  await db.$client.end()
})
