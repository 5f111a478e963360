// One process takes calls, another works between them: together they do what one does, and each only its part.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect } from 'vitest'
import { freePort } from '@/db/embedded/free-port'
import { partsOf } from '@/lib/env/operation'
import { deliver, inboxRowOf } from '@/lib/testing/event-delivery'
import { openBill } from '@/lib/testing/event-desk'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { ROOT, startService, stopService } from './support/service'

const TOKEN = 'a-token-for-whoever-scrapes-the-metrics'
const deadline = { timeout: 30_000, interval: 50 }

it('a role says which parts run', () => {
  expect(partsOf('all')).toEqual({ hasPages: true, hasJobs: true })
  expect(partsOf('web')).toEqual({ hasPages: true, hasJobs: false })
  expect(partsOf('worker')).toEqual({ hasPages: false, hasJobs: true })
})

const workerEnv = ({ env }: TestHouse, port: number): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'production',
  REMIT_ROLE: 'worker',
  SERVE_HOSTS: '127.0.0.1',
  PORT: String(port),
  STOP_DELAY_SECONDS: '0',
  LOG_LEVEL: 'silent',
  APP_URL: env.appUrl,
  DATABASE_URL: env.databaseUrl,
  AUTH_SECRET: env.authSecret,
  METRICS_TOKEN: TOKEN,
  STRIPE_SECRET_KEY: env.stripeSecretKey,
  STRIPE_PUBLISHABLE_KEY: env.stripePublishableKey,
  STRIPE_API_BASE: env.stripeApiBase,
  STRIPE_WEBHOOK_SECRET: env.stripeWebhookSecrets.join(','),
  STRIPE_CONNECT_WEBHOOK_SECRET: env.stripeConnectWebhookSecrets.join(','),
})

/** The house of the test takes calls, and starts nothing between them: it is the web. */
it('what is paid at a web without jobs is settled by a worker without pages', { timeout: 120_000 }, async ({
  business,
  house,
}) => {
  const port = await freePort()
  const worker = await startService<{ port: number }>({
    entry: 'scripts/serve.ts',
    env: workerEnv(house, port),
    timeoutMs: 60_000,
  })
  const at = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers })
  expect(await (await at('/api/health')).json()).toEqual({ status: 'alive' })
  expect(await (await at('/api/ready')).json()).toEqual({ status: 'ready' })
  expect((await at('/sign-in')).status).toBe(404)
  expect((await at('/api/metrics')).status).toBe(404)
  const scraped = await at('/api/metrics', { authorization: `Bearer ${TOKEN}` })
  expect(await scraped.text()).toContain('# HELP remit_')

  const bill = await openBill(business)
  await bill.pay()
  const events = await bill.events()
  for (const event of events) await deliver(house, event)
  for (const { id } of events)
    await expect.poll(async () => (await inboxRowOf(house, id))?.state, deadline).toBe('handled')
  expect(await bill.books()).toMatchObject({ ledger: ['payment 14076'] })
  await stopService(worker)
  expect(await worker.exited).toBe('code 0')
})

it('a process whose parent died before it served does not serve', async ({ house }) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], {
    ...{ cwd: ROOT, env: workerEnv(house, await freePort()) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  child.disconnect()
  expect(await ended).toEqual([0, null])
})
