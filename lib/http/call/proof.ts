// A fresh proof of who somebody is, before what moves money or gives access: declared by the operation, asked of people alone.
import { secondsFrom } from '@/lib/clock'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { SignedIn, SignInHere } from './caller'
import type { DeclaredOperation } from './operation'

export const PROOF_MINUTES = 10
/** By so much may the clock of another replica be ahead; what lies further ahead proves nothing. */
const CLOCKS_APART_SECONDS = 60

/** Whether the sign-in began, or was proven, minutes ago. */
export function isFresh({ clock }: Pick<House, 'clock'>, { provenAt }: SignInHere): boolean {
  const now = clock.now()
  return (
    provenAt > secondsFrom(now, -PROOF_MINUTES * 60) && provenAt <= secondsFrom(now, CLOCKS_APART_SECONDS)
  )
}

type Asking = Pick<DeclaredOperation, 'access' | 'asksProof' | 'method'>

/** Whatever operators change in organisations that are not theirs asks for one. */
const isByOperator = ({ access, method }: Asking, { isOperator }: SignedIn): boolean =>
  isOperator && access === 'organisation-or-all' && method !== 'GET'

/**
 * Keys and tokens are not asked: programs cannot answer, and to make them was proven. Throws `Auth.ProofNeeded`.
 */
export function assertProven(house: House, operation: Asking, by: object, body: unknown): void {
  const caller = 'caller' in by ? (by.caller as Partial<SignedIn> | undefined) : undefined
  if (caller?.kind !== 'person' || !caller.signIn) return
  const { asksProof } = operation
  const isAsked =
    typeof asksProof === 'function'
      ? asksProof(body)
      : asksProof || isByOperator(operation, caller as SignedIn)
  if (isAsked && !isFresh(house, caller.signIn)) throw new Failure('Auth.ProofNeeded')
}
