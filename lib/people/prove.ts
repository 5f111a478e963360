// Proves afresh who is signed in: by a passkey or a code of their authenticator app, and where they have neither, by a code that is mailed to them.
import { transact } from '@/db/transact'
import { secondsFrom } from '@/lib/clock'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { SignedIn, SignInHere } from '@/lib/http/call/caller'
import { takeTurn } from '@/lib/http/call/limits'
import { deriveCode, isSameCode, newId } from '@/lib/ids'
import { shownMailAddress } from '@/lib/mail-address'
import { writeLetter } from '@/lib/outbox/outbox'
import { selectApp } from './authenticator-app-store'
import { hasSecondFactor } from './own-factors'
import { selectPasskeys } from './passkey-store'
import { checkPasskey, type PasskeyAnswer, type RequestOptions, requestPasskey } from './passkeys'
import { deleteProofCode, isCodeGood, takeProofTry, updateProven, upsertProofCode } from './proof-store'
import { selectRecoveryCodes } from './recovery-code-store'
import { takeFactorCode } from './second-factor'
import { selectUser } from './store'

export const PROOF_CODE_MINUTES = 10
/** A dialog that is opened again takes the code that was mailed for the one before, if there is time to find it. */
const TIME_TO_READ_SECONDS = 120
const DIGITS = 8

/** `takesCode`: a code of an app, or a recovery code, does as well. */
export type Question =
  | { way: 'passkey'; options: RequestOptions; takesCode: boolean }
  | { way: 'app' }
  | { way: 'code'; sentTo: string }

export type Proof = { passkey: PasskeyAnswer } | { code: string }

export const proofCodeOf = ({ env }: Pick<House, 'env'>, nonce: string): string =>
  deriveCode(env.authSecret, 'proof-code', nonce, DIGITS)

/** Calls by tokens have nothing to prove. */
const signInOf = ({ signIn }: SignedIn): SignInHere => found(signIn, 'Auth.Forbidden')

/**
 * What this person is to prove themselves by; a code is on its way when this answers: the one of a moment ago, unless they want
 * another. Throws `Request.TooMany`.
 */
export async function askProof(house: House, caller: SignedIn, wantsAnother: boolean): Promise<Question> {
  const { tokenHash } = signInOf(caller)
  const passkeys = await selectPasskeys(house.db, caller.userId)
  const hasApp = (await selectApp(house.db, caller.userId)) !== undefined
  if (passkeys.length > 0) {
    const options = await requestPasskey(house, { holderHash: tokenHash, purpose: 'prove', passkeys })
    const takesCode = hasApp || ((await selectRecoveryCodes(house.db, caller.userId))?.remaining ?? 0) > 0
    return { way: 'passkey', options, takesCode }
  }
  if (hasApp) return { way: 'app' }
  const { email } = found(await selectUser(house.db, caller.userId), 'User.NotFound')
  const question: Question = { way: 'code', sentTo: shownMailAddress(email) }
  const now = house.clock.now()
  const stillGoodAt = secondsFrom(now, TIME_TO_READ_SECONDS)
  if (!wantsAnother && (await isCodeGood(house.db, tokenHash, stillGoodAt))) return question
  await takeTurn(house, 'proofCode', caller.userId)
  const nonce = newId()
  const expiresAt = secondsFrom(now, PROOF_CODE_MINUTES * 60)
  await transact(house.db, async (tx) => {
    await upsertProofCode(tx, { signInHash: tokenHash, nonce, expiresAt })
    await writeLetter(tx, 'proof-code', nonce, {
      ...{ nonce, userId: caller.userId, expiresAt: expiresAt.toISOString() },
    })
  })
  return question
}

async function isMailedCode(house: House, caller: SignedIn, typed: string): Promise<boolean> {
  const { tokenHash } = signInOf(caller)
  const nonce = await takeProofTry(house.db, tokenHash, house.clock.now())
  // Of two that enter the right code together, one has it.
  return (
    nonce !== undefined &&
    isSameCode(typed, proofCodeOf(house, nonce)) &&
    deleteProofCode(house.db, tokenHash, nonce)
  )
}

async function isOwnPasskey(house: House, caller: SignedIn, answer: PasskeyAnswer): Promise<boolean> {
  const holderHash = signInOf(caller).tokenHash
  return (await checkPasskey(house, answer, { holderHash, purpose: 'prove' })) === caller.userId
}

/** Who has a second factor is not let past it by their mailbox. */
function isProven(house: House, caller: SignedIn, proof: Proof, isByFactor: boolean): Promise<boolean> {
  if ('passkey' in proof) return isOwnPasskey(house, caller, proof.passkey)
  return isByFactor
    ? takeFactorCode(
        house,
        { userId: caller.userId, tokenHash: signInOf(caller).tokenHash, isWaiting: false },
        proof.code,
      )
    : isMailedCode(house, caller, proof.code)
}

/** From now on the sign-in is proven, for some minutes. Throws `Auth.ProofRefused`, `Request.TooMany`. */
export async function prove(house: House, caller: SignedIn, proof: Proof): Promise<void> {
  const { tokenHash } = signInOf(caller)
  await takeTurn(house, 'proofTry', caller.userId)
  const isByFactor = 'passkey' in proof || (await hasSecondFactor(house.db, caller.userId))
  if (!(await isProven(house, caller, proof, isByFactor))) throw new Failure('Auth.ProofRefused')
  await updateProven(house.db, tokenHash, { now: house.clock.now(), isByFactor })
}
