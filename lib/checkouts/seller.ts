// Whether a call comes from the seller, or is signed by it: then it may do more than its payers.

import { createHmac, timingSafeEqual } from 'node:crypto'
import { Failure, invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { ClientCaller, SignedIn } from '@/lib/http/call/caller'
import { findAccess } from '@/lib/organisations/members'
import { placeOfReferenceSecret } from '@/lib/organisations/reference-secret'
import { hasOrganisation } from '@/lib/organisations/store'
import { openSecret } from '@/lib/secret-box'
import type { CheckoutOrder } from './checkout'
import { selectReferenceRules } from './store'

/** Anonymous callers, and members who may only view, call as payers do. Throws `Organisation.NotFound` for a key of others. */
export async function isSeller(
  house: House,
  caller: ClientCaller | SignedIn | undefined,
  organisationId: string,
): Promise<boolean> {
  if (!caller) return false
  if (caller.kind === 'client') {
    if (await hasOrganisation(house, caller, organisationId)) return true
    throw new Failure('Organisation.NotFound')
  }
  const access = await findAccess(house, caller, organisationId)
  const role = access?.keptOut ? undefined : access?.role
  return role === 'Admin' || role === 'Owner'
}

type Signed = Pick<CheckoutOrder, 'internalReferenceId' | 'articles'>

/** The reference, then a line for each article as it is sent: `{ArticleId} x {Quantity}`. */
const signedText = ({ articles, internalReferenceId }: Signed): string =>
  [internalReferenceId, ...articles.map(({ articleId, quantity }) => `${articleId} x ${quantity}`)].join('\n')

/** HMAC-SHA256, in hexadecimal. */
export const signReference = (secret: string, order: Signed): string =>
  createHmac('sha256', secret).update(signedText(order)).digest('hex')

const bad = (code: string, message: string) =>
  invalidField('/ReferenceSignature', code, `ReferenceSignature ${message}`)

/**
 * Whether the call is signed by its seller. Throws `Request.Invalid` for a signature that does not fit, and where the
 * organisation asks for one and there is none.
 */
export async function isSigned(
  { db, env }: House,
  order: CheckoutOrder,
  signature: string | undefined,
): Promise<boolean> {
  const rules = await selectReferenceRules(db, order.organisationId)
  if (signature === undefined) {
    if (rules?.isRequired) throw bad('NotEmpty', 'is required by this company.')
    return false
  }
  if (!rules?.secretSealed)
    throw bad('InvalidSignature', 'cannot be checked: this company has no secret for it.')
  const secret = openSecret(env, placeOfReferenceSecret(order.organisationId), rules.secretSealed)
  const wanted = Buffer.from(signReference(secret, order))
  const given = Buffer.from(signature.trim().toLowerCase())
  if (given.length === wanted.length && timingSafeEqual(given, wanted)) return true
  throw bad('InvalidSignature', 'does not match the reference and its articles.')
}
