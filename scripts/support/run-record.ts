// Which run of `npm start` uses a data folder, so that a second one is refused and what a killed one left behind is cleared away.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { withFileLock } from '@/db/embedded/lock'
import { isStillAlive, processMark } from '@/db/embedded/process-facts'
import { until } from '@/db/embedded/until'
import { PlainError } from './say'
import { writePrivately } from './secrets'

const recordSchema = z.object({
  /** Number and birth of the process: a number alone is given out again. */
  mark: z.string(),
  url: z.string(),
  children: z.record(z.string(), z.string()),
})

type RunRecord = z.output<typeof recordSchema>

const recordFile = (dataDir: string) => join(dataDir, 'run.json')

function readRecord(dataDir: string): RunRecord | undefined {
  if (!existsSync(recordFile(dataDir))) return undefined
  const parsed = recordSchema.safeParse(JSON.parse(readFileSync(recordFile(dataDir), 'utf8')))
  return parsed.data
}

/** Children end by themselves when their parent is gone; the mark proves that it is them and no stranger. */
async function clearAway(record: RunRecord): Promise<void> {
  for (const mark of Object.values(record.children)) {
    if (await until(() => !isStillAlive(mark), 3_000)) continue
    process.kill(Number(mark.split(' ')[0]), 'SIGKILL')
    await until(() => !isStillAlive(mark), 3_000)
  }
}

export type Claim = { note(name: string, pid: number | undefined): void; release(): void }

/** Throws when a living run uses this folder. */
export async function claimDataDir(dataDir: string, url: string): Promise<Claim> {
  mkdirSync(dataDir, { recursive: true })
  const record: RunRecord = { mark: processMark(process.pid), url, children: {} }
  await withFileLock(join(dataDir, 'run.lock'), 30_000, async () => {
    const earlier = readRecord(dataDir)
    if (earlier !== undefined && isStillAlive(earlier.mark)) {
      throw new PlainError(
        `Remit already runs with this data folder at ${earlier.url} (process ${earlier.mark.split(' ')[0]}): stop it first, or give this one another REMIT_DATA_DIR and PORT.`,
      )
    }
    if (earlier !== undefined) await clearAway(earlier)
    writePrivately(recordFile(dataDir), record)
  })
  return {
    note(name, pid) {
      if (pid !== undefined) record.children[name] = processMark(pid)
      writePrivately(recordFile(dataDir), record)
    },
    release: () => rmSync(recordFile(dataDir), { force: true }),
  }
}
