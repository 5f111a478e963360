// Where the embedded Postgres puts its log of writes away, so that it can be restored to a moment.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'
import { give, type Identity } from './identity'

/** At the latest after so long, what was written is in the archive. */
const SECONDS_AT_MOST = 60

/** The operator’s to mend; its message is one sentence. */
export class UnusableBackup extends Error {
  override name = 'UnusableBackup'
}

const fileIn = (dir: string) => `'${dir}'/%f`

/**
 * Settings of a server that archives. The same file may come twice after a crash: it is then compared. What the server is told to be
 * there is on the disk. It has files that end in `.partial` itself, hence another name for what is not whole yet.
 */
export function archiveSettings(dir: string, isDurable = true): Record<string, string | number> {
  const file = fileIn(dir)
  const sync = (path: string) => (isDurable ? `sync ${path}` : 'true')
  return {
    archive_mode: 'on',
    archive_timeout: SECONDS_AT_MOST,
    archive_command: `{ if test -f ${file}; then cmp -s "%p" ${file}; else cp "%p" ${file}.tmp && ${sync(`${file}.tmp`)} && mv ${file}.tmp ${file}; fi; } && ${sync(`'${dir}'`)}`,
  }
}

/** What fetches a file back. Without an archive there is none to fetch, which Postgres takes for the end of it. */
export const fetchCommand = (dir: string | undefined): string =>
  dir === undefined ? 'false' : `cp ${fileIn(dir)} "%p"`

/** Throws one sentence where Postgres could not write there. */
export function prepareArchive(dir: string, identity: Identity): void {
  if (mkdirSync(dir, { recursive: true }) !== undefined) {
    chmodSync(dir, 0o700)
    give(dir, identity)
  }
  const trial = spawnSync('/bin/sh', ['-c', 'test -w "$0" && test -x "$0"', dir], { cwd: '/', ...identity })
  if (trial.status !== 0)
    throw new UnusableBackup(
      `Postgres cannot write to ${dir}${identity ? `, as the user with the number ${identity.uid}` : ''}: choose another folder for REMIT_ARCHIVE_DIR.`,
    )
}
