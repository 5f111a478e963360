// The sandbox as a process: ready, killed, back again with everything it had answered.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { clientOf } from './testing/bench'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const running: ChildProcess[] = []
const folders: string[] = []

afterEach(async () => {
  for (const child of running.splice(0)) await kill(child)
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

async function start(
  env: Record<string, string>,
): Promise<{ child: ChildProcess; url: string; smtpUrl: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { ...process.env, SANDBOX_PORT: '0', SANDBOX_SMTP_PORT: '0', SANDBOX_DATA_DIR: '', ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  running.push(child)
  const [message] = (await once(child, 'message')) as [{ ready: boolean; url: string; smtpUrl: string }]
  expect(message.ready).toBe(true)
  return { child, ...message }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('what was acknowledged survives kill -9', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  folders.push(folder)
  const first = await start({ SANDBOX_DATA_DIR: folder })
  const { id: stripeAccount } = await clientOf(first.url).accounts.create({ country: 'DE' })
  const options = { stripeAccount, idempotencyKey: 'once' }
  await fetch(`${first.url}/_sandbox/accounts/${stripeAccount}/finish-onboarding`, {
    method: 'POST',
    body: '{"outcome":"active"}',
  })
  const intent = await clientOf(first.url).paymentIntents.create({ amount: 100, currency: 'eur' }, options)
  await kill(first.child)

  const second = await start({ SANDBOX_DATA_DIR: folder })
  const stripe = clientOf(second.url)
  expect(await stripe.paymentIntents.retrieve(intent.id, {}, { stripeAccount })).toMatchObject({
    amount: 100,
  })
  const again = await stripe.paymentIntents.create({ amount: 100, currency: 'eur' }, options)
  expect(again.id).toBe(intent.id)
  expect((await stripe.events.list({}, { stripeAccount })).data[0]?.type).toBe('payment_intent.created')
})

test('it ends with its parent', async () => {
  const { child } = await start({})
  child.disconnect()
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('it ends cleanly when asked', async () => {
  const { child } = await start({})
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('a port in use is reported in one sentence', async () => {
  const { url } = await start({})
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: {
      ...process.env,
      SANDBOX_PORT: new URL(url).port,
      SANDBOX_SMTP_PORT: '0',
      SANDBOX_DATA_DIR: '',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  running.push(child)
  let complaint = ''
  child.stderr?.on('data', (chunk) => {
    complaint += String(chunk)
  })
  expect(await once(child, 'close')).toEqual([1, null])
  expect(complaint.trim().split('\n')).toHaveLength(1)
  expect(complaint).toContain(`Port ${new URL(url).port} is taken.`)
})
