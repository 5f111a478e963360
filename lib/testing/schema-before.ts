// A database as an earlier version left it: for tests of what a migration carries over, and of versions that serve together.
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MIGRATIONS = fileURLToPath(new URL('../../db/migrations', import.meta.url))

/** A folder with the migrations up to and including `last`. */
export async function migrationsUpTo(last: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'before-'))
  await cp(MIGRATIONS, folder, { recursive: true })
  const path = join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(await readFile(path, 'utf8')) as { entries: { tag: string }[] }
  const at = journal.entries.findIndex(({ tag }) => tag === last)
  if (at < 0) throw new Error(`there is no migration ${last}`)
  await writeFile(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, at + 1) }))
  return folder
}
