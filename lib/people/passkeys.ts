// Passkeys (WebAuthn): added, asked for, checked. A challenge is signed once, by whom and for what it was made.

import { isIP } from 'node:net'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { transact } from '@/db/transact'
import { secondsFrom } from '@/lib/clock'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { SignedIn } from '@/lib/http/call/caller'
import { newId, newSecret, sha256 } from '@/lib/ids'
import { beginFactor, forgetLostFactor } from './own-factors'
import {
  deletePasskey,
  insertPasskey,
  type Passkey,
  selectPasskey,
  selectPasskeys,
  updatePasskeyName,
  updatePasskeyUsed,
} from './passkey-store'
import { insertChallenge, takeChallenge, updateProven } from './proof-store'
import { newRecoveryCodes } from './recovery-codes'
import { tellSecurityChange } from './security-change'
import { lockUser, selectUser } from './store'

const CHALLENGE_MINUTES = 5
/** More than anybody has devices; each of them is one more way in. */
const MOST_PASSKEYS = 20

export type PasskeyAnswer = Parameters<typeof verifyAuthenticationResponse>[0]['response']
export type NewPasskeyAnswer = Parameters<typeof verifyRegistrationResponse>[0]['response']
export type RequestOptions = Awaited<ReturnType<typeof generateAuthenticationOptions>>
export type CreationOptions = Awaited<ReturnType<typeof generateRegistrationOptions>>

/** For whom a challenge is, and for what. */
interface Occasion {
  /** The hash of the sign-in's token, or of a cookie where nobody is signed in yet. */
  holderHash: string
  purpose: 'add' | 'sign-in' | 'prove'
}

/** Browsers bind passkeys to a host's name, and to none that is an address. */
export const takesPasskeys = ({ env }: Pick<House, 'env'>): boolean =>
  isIP(hostOf(env.appUrl).replaceAll(/[[\]]/g, '')) === 0

const hostOf = (appUrl: string): string => new URL(appUrl).hostname

async function newChallenge({ clock, db }: House, occasion: Occasion): Promise<string> {
  const challenge = newSecret()
  const expiresAt = secondsFrom(clock.now(), CHALLENGE_MINUTES * 60)
  // The options carry it in base64url of its bytes, and so does what the browser signs.
  const spelled = Buffer.from(challenge).toString('base64url')
  await insertChallenge(db, { ...occasion, challengeHash: sha256(spelled), expiresAt })
  return challenge
}

const isOurChallenge =
  ({ clock, db }: House, occasion: Occasion) =>
  (challenge: string): Promise<boolean> =>
    takeChallenge(db, { ...occasion, challengeHash: sha256(challenge), now: clock.now() })

const named = ({ credentialId, transports }: Passkey) => ({ id: credentialId, transports })

function assertRoom(known: readonly Passkey[]): void {
  if (known.length >= MOST_PASSKEYS) throw new Failure('Passkey.TooMany')
}

/** What the browser is to ask the person's device for, in order to make a passkey. Throws `Passkey.TooMany`. */
export async function offerPasskey(house: House, { signIn, userId }: SignedIn): Promise<CreationOptions> {
  if (!takesPasskeys(house)) throw new Failure('Passkey.Unavailable')
  const { tokenHash } = found(signIn, 'Auth.Forbidden')
  const { email, name } = found(await selectUser(house.db, userId), 'User.NotFound')
  const known = await selectPasskeys(house.db, userId)
  assertRoom(known)
  return generateRegistrationOptions({
    rpName: 'Remit',
    rpID: hostOf(house.env.appUrl),
    userName: email,
    userDisplayName: name ?? email,
    userID: Uint8Array.from(Buffer.from(userId)),
    challenge: await newChallenge(house, { holderHash: tokenHash, purpose: 'add' }),
    attestationType: 'none',
    excludeCredentials: known.map(named),
    // Found without being asked for by name, and opened by its owner's finger, face or PIN: worth two factors.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** What is not well formed, not signed, or not for us makes the library throw. */
async function orRefused<T>({ log }: House, checked: Promise<T>): Promise<T> {
  return checked.catch((error: unknown) => {
    if (error instanceof Failure) throw error
    log.info({ err: error }, 'a passkey was refused')
    throw new Failure('Auth.ProofRefused', undefined, { cause: error })
  })
}

/** Keeps a passkey that its owner has made just now, with what comes with a first factor, as for apps. Throws `Auth.ProofRefused`, `Passkey.TooMany`. */
export async function addPasskey(
  house: House,
  { signIn, userId }: SignedIn,
  { answer, name }: { answer: NewPasskeyAnswer; name: string },
): Promise<Passkey & { recoveryCodes: string[] }> {
  const { id: signInId, tokenHash } = found(signIn, 'Auth.Forbidden')
  const { appUrl } = house.env
  const { registrationInfo } = await orRefused(
    house,
    verifyRegistrationResponse({
      response: answer,
      expectedChallenge: isOurChallenge(house, { holderHash: tokenHash, purpose: 'add' }),
      expectedOrigin: appUrl,
      expectedRPID: hostOf(appUrl),
      requireUserVerification: true,
    }),
  )
  const { aaguid, credential, credentialBackedUp, credentialDeviceType } = found(
    registrationInfo,
    'Auth.ProofRefused',
  )
  const passkey: Passkey = {
    ...{ id: newId(), userId, name, credentialId: credential.id, aaguid },
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: credential.transports ?? [],
    isBackupEligible: credentialDeviceType === 'multiDevice',
    isBackedUp: credentialBackedUp,
    createdAt: house.clock.now(),
    lastUsedAt: null,
  }
  const fresh = await newRecoveryCodes(house, userId)
  return transact(house.db, async (tx) => {
    // One at a time, so that the bound holds.
    const begun = await beginFactor(tx, { userId, signInId, codes: fresh.row })
    assertRoom(await selectPasskeys(tx, userId))
    if (!(await insertPasskey(tx, passkey))) throw new Failure('Auth.ProofRefused')
    await updateProven(tx, tokenHash, { now: house.clock.now(), isByFactor: true })
    await tellSecurityChange(tx, house, { userId, change: 'passkey-added', name, ended: begun.ended })
    return { ...passkey, recoveryCodes: begun.codes ? fresh.codes : [] }
  })
}

/** Asks for one of these passkeys, or for any that the person has. */
export async function requestPasskey(
  house: House,
  { passkeys = [], ...occasion }: Occasion & { passkeys?: readonly Passkey[] },
): Promise<RequestOptions> {
  if (!takesPasskeys(house)) throw new Failure('Passkey.Unavailable')
  return generateAuthenticationOptions({
    rpID: hostOf(house.env.appUrl),
    challenge: await newChallenge(house, occasion),
    userVerification: 'required',
    allowCredentials: passkeys.map(named),
  })
}

/** Whose passkey has signed what it was asked to. Throws `Auth.ProofRefused`. */
export async function checkPasskey(house: House, answer: PasskeyAnswer, occasion: Occasion): Promise<string> {
  const { clock, db, env, log } = house
  const passkey = found(await selectPasskey(db, answer.id), 'Auth.ProofRefused')
  const { counter, credentialId, id, isBackupEligible, publicKey, transports, userId } = passkey
  const { authenticationInfo, verified } = await orRefused(
    house,
    verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: isOurChallenge(house, occasion),
      expectedOrigin: env.appUrl,
      expectedRPID: hostOf(env.appUrl),
      credential: {
        ...{ id: credentialId, counter, transports },
        publicKey: Uint8Array.from(Buffer.from(publicKey, 'base64url')),
      },
      requireUserVerification: true,
    }),
  )
  const { credentialBackedUp, credentialDeviceType, newCounter } = authenticationInfo
  const handle = answer.response.userHandle
  const isOwners = handle === undefined || Buffer.from(handle, 'base64url').toString() === userId
  // Whether it can be copied never changes in the life of a passkey (WebAuthn, section 6.1.3).
  const isSame = isBackupEligible === (credentialDeviceType === 'multiDevice')
  if (!verified || !isOwners || !isSame) throw new Failure('Auth.ProofRefused')
  const used = { id, counter: newCounter, isBackedUp: credentialBackedUp, now: clock.now() }
  if (await updatePasskeyUsed(db, used)) return userId
  log.warn({ passkeyId: id, userId }, 'the counter of a passkey did not go up: it may have been copied')
  throw new Failure('Auth.ProofRefused')
}

export const listPasskeys = ({ db }: House, { userId }: Pick<SignedIn, 'userId'>): Promise<Passkey[]> =>
  selectPasskeys(db, userId)

/** Throws `Passkey.NotFound`. */
export async function renamePasskey(
  { db }: House,
  { userId }: SignedIn,
  passkey: { id: string; name: string },
): Promise<void> {
  if (!(await updatePasskeyName(db, userId, passkey))) throw new Failure('Passkey.NotFound')
}

/** Throws `Passkey.NotFound`. */
export async function removePasskey(house: House, { userId }: SignedIn, id: string): Promise<void> {
  await transact(house.db, async (tx) => {
    await lockUser(tx, userId)
    const name = found(await deletePasskey(tx, userId, id), 'Passkey.NotFound')
    await forgetLostFactor(tx, userId)
    await tellSecurityChange(tx, house, { userId, change: 'passkey-removed', name })
  })
}
