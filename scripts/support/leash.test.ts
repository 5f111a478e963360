// What is on the leash ends with whoever holds it, with all that it has started.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'
import { isAlive } from '@/db/embedded/process-facts'
import { ROOT } from './service'

it('a group of processes does not outlive who was killed', async () => {
  const script = join(ROOT, 'scripts', 'support', 'testing', 'holding.ts')
  const holder = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface(holder.stdout), 'line')) as [string]
  const pids = JSON.parse(line) as number[]
  expect(pids.map(isAlive)).toEqual([true, true])
  holder.kill('SIGKILL')
  await expect.poll(() => pids.map(isAlive), { timeout: 10_000 }).toEqual([false, false])
})
