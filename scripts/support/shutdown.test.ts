// Stopping is done in order, by one press of Ctrl-C however often it is heard, and a start that fails says why.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'
import { readSettings } from '@/lib/env'
import { secretsOf } from './secrets'
import { ROOT, startService, stopService } from './service'
import { keepRunning } from './supervisor'

/** Speaks line by line; `end` is what it said until its end, and its exit code. */
function openStopping(lastsMs: number) {
  const script = join(ROOT, 'scripts', 'support', 'testing', 'stopping.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, String(lastsMs)], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const exited = once(child, 'exit')
  return {
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    hear: async () => (await lines.next()).value as string,
    end: async () => {
      const said: string[] = []
      for (let line = await lines.next(); !line.done; line = await lines.next()) said.push(line.value)
      const [code] = await exited
      return { said, code: code as number }
    },
  }
}

it('a signal that is heard again is the same press, and everything ends in order', async () => {
  const process = openStopping(1_500)
  expect(await process.hear()).toBe('ready')
  process.kill('SIGINT')
  expect(await process.hear()).toBe('begun')
  const again = setInterval(() => process.kill('SIGINT'), 400)
  const ended = await process.end()
  clearInterval(again)
  expect(ended).toEqual({ said: ['last'], code: 0 })
})

it('whoever asks by SIGTERM again does not cut anything short', async () => {
  const process = openStopping(3_000)
  expect(await process.hear()).toBe('ready')
  process.kill('SIGTERM')
  expect(await process.hear()).toBe('begun')
  const again = setInterval(() => process.kill('SIGTERM'), 1_000)
  const ended = await process.end()
  clearInterval(again)
  expect(ended).toEqual({ said: ['last'], code: 0 })
})

it('a later press of Ctrl-C hurries, and leaves nothing out', async () => {
  const process = openStopping(60_000)
  expect(await process.hear()).toBe('ready')
  process.kill('SIGINT')
  expect(await process.hear()).toBe('begun')
  const again = setInterval(() => process.kill('SIGINT'), 2_500)
  const ended = await process.end()
  clearInterval(again)
  expect(ended).toEqual({ said: ['hurried', 'last'], code: 0 })
})

const failing = (by: string, times: number) => {
  const file = join(mkdtempSync(join(tmpdir(), 'service-')), 'count')
  writeFileSync(file, '0')
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    COUNT_FILE: file,
    ENDS_BY: by,
    ENDS_TIMES: String(times),
  }
  return () => startService<{ times: number }>({ entry: 'scripts/support/testing/service.ts', env })
}

it('a service that was killed before it was ready is started again', async () => {
  const kept = await keepRunning({
    name: 'service',
    start: failing('signal', 1),
    onStart: () => undefined,
  })
  expect(kept.ready).toMatchObject({ times: 2 })
  await kept.stop()
})

it('a service that ends by itself before it was ready is not, and says how it ended', async () => {
  const starting = keepRunning({ name: 'service', start: failing('itself', 9), onStart: () => undefined })
  await expect(starting).rejects.toThrow('ended before it was ready (code 3)')
})

it('a service that does not end is killed as soon as there is hurry', async () => {
  const service = await failing('itself', 0)()
  service.child.kill('SIGSTOP')
  await stopService(service, { timeoutMs: 60_000, urgency: AbortSignal.abort() })
  expect(await service.exited).toBe('SIGKILL')
})

it('nothing is written where every secret is given', () => {
  const settings = readSettings({
    NODE_ENV: 'production',
    // Nobody can make a folder there.
    REMIT_DATA_DIR: join(ROOT, 'package.json', 'data'),
    AUTH_SECRET: 'forty-two characters that protect no secret',
    STRIPE_SECRET_KEY: 'sk_test_nobody',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_nobody',
    STRIPE_WEBHOOK_SECRET: 'whsec_one',
    STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_two',
    DATABASE_URL: 'postgres://remit@127.0.0.1:1/remit',
  })
  expect(secretsOf(settings)).toMatchObject({ webhookSecret: 'whsec_one', connectWebhookSecret: 'whsec_two' })
  expect(() => secretsOf({ ...settings, authSecret: undefined })).toThrow('ENOTDIR')
})
