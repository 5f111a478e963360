// Where a payer goes after a checkout: the address in the call, else the organisation's own page, else ours.
import { type FieldFault, invalidRequest } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { redirectFlawOf } from '@/lib/payment-accounts/onboarding-urls'
import type { CheckoutOrder } from './checkout'

interface Seller {
  organisation: { allowedOrigins: string[]; confirmationUrl: string | null }
  allowedHosts: string[]
}

const hostOf = (url: string): string => new URL(url).host

/** Throws `Request.Invalid`. */
export function addressesOf(
  { env, stripe }: House,
  { allowedHosts, organisation }: Seller,
  { cancelUrl, confirmationUrl, isBySeller, uiMode }: CheckoutOrder,
): { confirmationUrl: string; cancelUrl: string | null } {
  const website = organisation.confirmationUrl === null ? [] : [organisation.confirmationUrl]
  const own = [...organisation.allowedOrigins, ...website].map(hostOf)
  const named = [...allowedHosts, ...own]
  // A client that has named its hosts trusts no others; one that has not, may lead its payers anywhere. Nobody else may:
  // a link to us that leads on to anywhere would be a lure under our name.
  const hosts = isBySeller ? (allowedHosts.length > 0 ? named : []) : [...named, hostOf(env.appUrl)]
  const rules = {
    isHttpsOnly: stripe.livemode,
    allowedHosts: hosts,
    whoseHosts: 'must be on a host that the company has allowed (allowedOrigins, confirmationUrl).',
  }
  const faults = Object.entries({ ConfirmationUrl: confirmationUrl, CancelUrl: cancelUrl }).flatMap(
    ([name, url]): FieldFault[] => {
      if (url === null) return []
      if (uiMode === 'embedded' && name === 'CancelUrl')
        return [
          {
            pointer: '/CancelUrl',
            code: 'NotAllowed',
            detail: 'CancelUrl is not allowed with UiMode embedded.',
          },
        ]
      const flaw = redirectFlawOf(url, rules)
      return flaw ? [{ pointer: `/${name}`, code: 'InvalidUrl', detail: `${name} ${flaw}` }] : []
    },
  )
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
