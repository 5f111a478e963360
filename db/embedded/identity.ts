// As whom Postgres runs: it refuses root, so root hands it to somebody with fewer rights.
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, statSync } from 'node:fs'

/** `undefined` stands for the user who runs us. */
export type Identity = { uid: number; gid: number } | undefined

/** Asked by `id` rather than read from a file, so that every source of users counts; initdb insists on a known one. */
function lookUp(name: string): Identity {
  const ask = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' })
  const [uid, gid] = [ask('-u'), ask('-g')]
  // `| 0`: macOS has a nobody of 4294967294, which Node takes only as -2.
  return uid.status === 0 && gid.status === 0
    ? { uid: Number(uid.stdout) | 0, gid: Number(gid.stdout) | 0 }
    : undefined
}

export function chooseIdentity(clusterDir: string): Identity {
  const ourUid = process.getuid?.()
  const owner = existsSync(clusterDir) ? statSync(clusterDir) : undefined
  if (ourUid !== 0) {
    if (owner !== undefined && owner.uid !== ourUid) {
      throw new Error(`The database in ${clusterDir} belongs to another user: run as that user, or as root.`)
    }
    return undefined
  }
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid | 0, gid: owner.gid | 0 }
  const identity = lookUp('postgres') ?? lookUp('nobody')
  if (identity === undefined)
    throw new Error('Postgres refuses root, and there is no user postgres or nobody.')
  return identity
}

export function give(path: string, identity: Identity): void {
  if (identity !== undefined) chownSync(path, identity.uid >>> 0, identity.gid >>> 0)
}

/** Asks the kernel as that user, so that folders above, groups and access lists all count. */
export function canEnter(dir: string, identity: Identity): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', dir], { cwd: '/', ...identity }).status === 0
}
