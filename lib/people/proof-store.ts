// SQL for fresh proofs: mailed codes, and what a passkey is asked to sign.
import { and, eq, gt, lt, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { passkeyChallenges, proofCodes, signIns } from '@/db/schema/people'

const MOST_TRIES = 5

/** A new code ends the one before. */
export async function upsertProofCode(
  db: Queryable,
  row: { signInHash: string; nonce: string; expiresAt: Date },
): Promise<void> {
  const { expiresAt, nonce } = row
  await db
    .insert(proofCodes)
    .values(row)
    .onConflictDoUpdate({ target: proofCodes.signInHash, set: { nonce, expiresAt, tries: 0 } })
}

const isGood = (at: Date) => and(gt(proofCodes.expiresAt, at), lt(proofCodes.tries, MOST_TRIES))

export async function isCodeGood(db: Queryable, signInHash: string, at: Date): Promise<boolean> {
  const rows = await db
    .select({ nonce: proofCodes.nonce })
    .from(proofCodes)
    .where(and(eq(proofCodes.signInHash, signInHash), isGood(at)))
  return rows.length > 0
}

/** Counts a try before it is looked at. Undefined where there is no code, or it was tried too often. */
export async function takeProofTry(
  db: Queryable,
  signInHash: string,
  now: Date,
): Promise<string | undefined> {
  const [row] = await db
    .update(proofCodes)
    .set({ tries: sql`${proofCodes.tries} + 1` })
    .where(and(eq(proofCodes.signInHash, signInHash), isGood(now)))
    .returning({ nonce: proofCodes.nonce })
  return row?.nonce
}

/** Takes the code away; false where somebody else has. */
export async function deleteProofCode(db: Queryable, signInHash: string, nonce: string): Promise<boolean> {
  const rows = await db
    .delete(proofCodes)
    .where(and(eq(proofCodes.signInHash, signInHash), eq(proofCodes.nonce, nonce)))
    .returning({ nonce: proofCodes.nonce })
  return rows.length > 0
}

/** `isByFactor`: by a passkey, an authenticator app or a recovery code. */
export async function updateProven(
  db: Queryable,
  tokenHash: string,
  { isByFactor, now }: { now: Date; isByFactor: boolean },
): Promise<void> {
  await db
    .update(signIns)
    .set({ provenAt: now, ...(isByFactor && { factorAt: now }) })
    .where(eq(signIns.tokenHash, tokenHash))
}

type Challenge = typeof passkeyChallenges.$inferSelect

export async function insertChallenge(db: Queryable, row: Challenge): Promise<void> {
  await db.insert(passkeyChallenges).values(row)
}

/** Takes the challenge, so that it is signed once. False where there is none such. */
export async function takeChallenge(
  db: Queryable,
  { challengeHash, holderHash, now, purpose }: Omit<Challenge, 'expiresAt'> & { now: Date },
): Promise<boolean> {
  const rows = await db
    .delete(passkeyChallenges)
    .where(
      and(
        eq(passkeyChallenges.challengeHash, challengeHash),
        eq(passkeyChallenges.holderHash, holderHash),
        eq(passkeyChallenges.purpose, purpose),
        gt(passkeyChallenges.expiresAt, now),
      ),
    )
    .returning({ challengeHash: passkeyChallenges.challengeHash })
  return rows.length > 0
}

/** Takes away what nobody can use any more. */
export async function deleteEndedProofs(db: Queryable, now: Date): Promise<void> {
  await db.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, now))
  await db.delete(proofCodes).where(lt(proofCodes.expiresAt, now))
}
