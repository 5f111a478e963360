// How a checkout call is admitted: rate-limited by reference and company, unless the seller makes it.
import type { z } from 'zod'
import { assertNotPaused, checkoutSubject, networkHash } from '@/lib/card-testing/pauses'
import { upsertOpening } from '@/lib/card-testing/store'
import { invalidRequest } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { ClientCaller, SignedIn } from '@/lib/http/call/caller'
import { takeTurn } from '@/lib/http/call/limits'
import { sha256 } from '@/lib/ids'
import { type checkoutBody, checkoutOrder } from './checkout-api'
import { createCheckout, type OpenedCheckout } from './create'
import { isSeller, isSigned } from './seller'

const SELLERS = ['ExternalReference', 'Metadata'] as const

/** What a seller calls things is for the seller to say: a payer could send anything. Throws `Request.Invalid`. */
function assertUnnamed(call: z.output<typeof checkoutBody>): void {
  const said = SELLERS.filter((name) => call[name] !== undefined)
  if (said.length === 0) return
  throw invalidRequest(
    said.map((name) => ({
      pointer: `/${name}`,
      code: 'RequiresKey',
      detail: `${name} is only for calls with an API key, or by a signed-in person.`,
    })),
  )
}

/** Throws what `createCheckout` and `isSigned` throw, `Payment.Paused`, and `Request.TooMany`. */
export async function placeCheckout(
  house: House,
  caller: ClientCaller | SignedIn | undefined,
  call: z.output<typeof checkoutBody>,
  network: string,
): Promise<OpenedCheckout> {
  const { CompanyId, InternalReferenceId, ReferenceSignature } = call
  await takeTurn(house, 'checkout', sha256(`${CompanyId} ${InternalReferenceId}`))
  const isBySeller = await isSeller(house, caller, CompanyId)
  // A seller is counted by its key.
  if (!isBySeller) await takeTurn(house, 'checkoutsOfOrganisation', CompanyId)
  if (!isBySeller) assertUnnamed(call)
  const order = checkoutOrder(call, isBySeller)
  const mayReprice = isBySeller || (await isSigned(house, order, ReferenceSignature))
  const subject = checkoutSubject(CompanyId, InternalReferenceId)
  const from = networkHash(network)
  // Whoever brings the seller's key or signature answers for its payers: nobody shuts an order to the shop itself.
  if (!mayReprice) await assertNotPaused(house, subject, from)
  const opened = await createCheckout(house, { ...order, mayReprice })
  const { claimedPaymentId } = opened.session
  if (!mayReprice && from !== null && claimedPaymentId !== null) {
    const payment = { id: claimedPaymentId, organisationId: CompanyId }
    await upsertOpening(house.db, payment, from, house.clock.now())
  }
  return opened
}
