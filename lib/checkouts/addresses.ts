// Where a checkout leads its payer afterwards: what the call names, else the organisation's own page, else ours.
import { type FieldFault, invalidRequest } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { redirectFlawOf } from '@/lib/payment-accounts/onboarding-urls'
import type { CheckoutOrder } from './checkout'

interface Seller {
  organisation: { allowedOrigins: string[]; confirmationUrl: string | null }
  allowedHosts: string[]
}

/** Throws `Request.Invalid`. */
export function addressesOf(
  { env, stripe }: House,
  { allowedHosts, organisation }: Seller,
  { cancelUrl, confirmationUrl, uiMode }: CheckoutOrder,
): { confirmationUrl: string; cancelUrl: string | null } {
  const own = organisation.allowedOrigins.map((origin) => new URL(origin).host)
  // A client that has named its hosts trusts no others; one that has not, allows all.
  const hosts = allowedHosts.length > 0 ? [...allowedHosts, ...own] : []
  const rules = { isHttpsOnly: stripe.livemode, allowedHosts: hosts }
  const faults = Object.entries({ ConfirmationUrl: confirmationUrl, CancelUrl: cancelUrl }).flatMap(
    ([name, url]): FieldFault[] => {
      const flaw = url === null ? undefined : redirectFlawOf(url, rules)
      return flaw ? [{ pointer: `/${name}`, code: 'InvalidUrl', detail: `${name} ${flaw}` }] : []
    },
  )
  if (uiMode === 'embedded' && cancelUrl !== null)
    faults.push({
      pointer: '/CancelUrl',
      code: 'NotAllowed',
      detail: 'CancelUrl is not allowed with UiMode embedded.',
    })
  if (faults.length > 0) throw invalidRequest(faults)
  return {
    // Stripe writes the session into it.
    confirmationUrl:
      confirmationUrl ??
      organisation.confirmationUrl ??
      `${env.appUrl}/checkout/{CHECKOUT_SESSION_ID}/return`,
    cancelUrl,
  }
}
