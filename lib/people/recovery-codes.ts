// Recovery codes: ten for who has lost their second factor, shown once, each good once.
import { randomBytes, type ScryptOptions, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { transact } from '@/db/transact'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { SignedIn } from '@/lib/http/call/caller'
import { newSecret } from '@/lib/ids'
import { hasSecondFactor } from './own-factors'
import {
  type RecoveryCodes,
  selectRecoveryCodes,
  takeRecoveryHash,
  upsertRecoveryCodes,
} from './recovery-code-store'
import { tellSecurityChange } from './security-change'
import { lockUser } from './store'

export const RECOVERY_CODES = 10
/** None that are taken for one another: no 0 and O, no 1 and I. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
/** 80 bits. */
const LENGTH = 16

const derive = promisify<string, string, number, ScryptOptions, Buffer>(scrypt)
/** Slow on purpose, with a salt for each set; not as slow as for passwords, because 80 bits are not guessed. */
const COST = { N: 2 ** 12 }
const hashOf = async (salt: string, code: string): Promise<string> =>
  (await derive(code, salt, 32, COST)).toString('base64url')

const newCode = (): string => [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte % 32]).join('')
const shown = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

/** As it was made, however it was typed; undefined where it cannot be one. */
export function recoveryCodeIn(typed: string): string | undefined {
  const code = typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
  return code.length === LENGTH && [...code].every((sign) => ALPHABET.includes(sign)) ? code : undefined
}

/** Ten new ones, with the row to keep. */
export async function newRecoveryCodes(
  { clock }: Pick<House, 'clock'>,
  userId: string,
): Promise<{ codes: string[]; row: RecoveryCodes }> {
  const salt = newSecret()
  const codes = Array.from({ length: RECOVERY_CODES }, newCode)
  const hashes = await Promise.all(codes.map((code) => hashOf(salt, code)))
  const row = { userId, salt, hashes, remaining: RECOVERY_CODES, createdAt: clock.now() }
  return { codes: codes.map(shown), row }
}

/** Those from before are worth nothing any more. Without a factor there is nothing to stand in for. Throws `RecoveryCodes.NoFactor`. */
export async function makeRecoveryCodes(house: House, { userId }: SignedIn): Promise<{ codes: string[] }> {
  const { codes, row } = await newRecoveryCodes(house, userId)
  await transact(house.db, async (tx) => {
    await lockUser(tx, userId)
    if (!(await hasSecondFactor(tx, userId))) throw new Failure('RecoveryCodes.NoFactor')
    await upsertRecoveryCodes(tx, row)
    await tellSecurityChange(tx, house, { userId, change: 'recovery-codes-made' })
  })
  return { codes }
}

/** Whether it was one of theirs; it is none afterwards, and they are told. */
export async function takeRecoveryCode(house: House, userId: string, code: string): Promise<boolean> {
  const own = await selectRecoveryCodes(house.db, userId)
  if (!own) return false
  const hash = await hashOf(own.salt, code)
  return transact(house.db, async (tx) => {
    const left = await takeRecoveryHash(tx, userId, hash)
    if (left === undefined) return false
    await tellSecurityChange(tx, house, { userId, change: 'recovery-code-used', left: String(left) })
    return true
  })
}

/** How many are left, and since when they are theirs; undefined where they have none. */
export async function countRecoveryCodes(
  { db }: House,
  { userId }: Pick<SignedIn, 'userId'>,
): Promise<{ left: number; madeAt: Date } | undefined> {
  const own = await selectRecoveryCodes(db, userId)
  return own && { left: own.remaining, madeAt: own.createdAt }
}
