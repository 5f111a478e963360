// SetupIntents: a means that its payer leaves without paying.
import type Stripe from 'stripe'
import type { PaymentMethodSummary } from '@/db/schema/payment-words'
import { findInPages } from '@/lib/connector-port/pages'
import type { SavedMeans, Standing } from '@/lib/connector-port/standing'
import { extentOf, headerOf, keyedHeaderOf, type StripeAccount, turning } from './account'
import { callStripe, callToMake } from './client'

/** By which a SetupIntent names our agreement. */
export const CONSENT_MARK = 'remit_consent'
/** And when its words were agreed to: whoever agrees anew has agreed to other words. */
const GIVEN_MARK = 'remit_consent_given'

const idOf = (it: string | { id: string } | null): string | null =>
  typeof it === 'string' ? it : (it?.id ?? null)

/** They are used once: what may be charged later is another means, which they make. */
const USED_ONCE = ['bancontact', 'ideal', 'sofort'] as const

function methodOf(method: Stripe.PaymentMethod): PaymentMethodSummary {
  const { card, sepa_debit, type, us_bank_account, bacs_debit, acss_debit } = method
  const debit = sepa_debit ?? us_bank_account ?? bacs_debit ?? acss_debit
  return {
    type,
    brand: card?.brand ?? null,
    last4: card?.last4 ?? debit?.last4 ?? null,
    wallet: card?.wallet?.type ?? null,
    country: card?.country ?? sepa_debit?.country ?? null,
    ...(card?.funding && { funding: card.funding }),
  }
}

function savedBy(setup: Stripe.SetupIntent): SavedMeans | undefined {
  const { customer, mandate, metadata, payment_method: method, status, usage } = setup
  const customerReference = idOf(customer)
  if (status !== 'succeeded' || usage !== 'off_session' || customerReference === null) return undefined
  if (method === null || typeof method === 'string') return undefined
  if (USED_ONCE.some((type) => type === method.type)) return undefined
  return {
    customerReference,
    claimedConsentId: metadata?.[CONSENT_MARK] ?? null,
    claimedGivenAt: metadata?.[GIVEN_MARK] ?? null,
    methodReference: method.id,
    mandateReference: idOf(mandate),
    method: methodOf(method),
  }
}

type Saving = Pick<Standing, 'openSaving' | 'readSaved' | 'findSaved'>

/** Each throws `ProviderFault`. */
export const savingOf = (account: StripeAccount): Saving => {
  const { stripe } = account
  return {
    openSaving: async (customer, { consentId, givenAt }, idempotencyKey) => {
      const setup = await callToMake(stripe, 'opening what saves a means', idempotencyKey, () =>
        stripe.setupIntents.create(
          {
            customer,
            usage: 'off_session',
            automatic_payment_methods: { enabled: true },
            excluded_payment_method_types: [...USED_ONCE],
            metadata: { [CONSENT_MARK]: consentId, [GIVEN_MARK]: givenAt },
          },
          keyedHeaderOf(account, idempotencyKey),
        ),
      )
      if (setup.client_secret === null) throw new Error('a SetupIntent without a secret')
      return setup.client_secret
    },
    readSaved: async (reference) =>
      savedBy(
        await callStripe('reading what saves a means', () =>
          stripe.setupIntents.retrieve(reference, { expand: ['payment_method'] }, headerOf(account)),
        ),
      ),
    findSaved: async (customer, { consentId, givenAt }) => {
      const found = await findInPages(
        'setups',
        turning<Stripe.SetupIntent>('looking for what saves a means', (page) =>
          stripe.setupIntents.list({ customer, expand: ['data.payment_method'], ...page }, headerOf(account)),
        ),
        (setup) => {
          const saved = savedBy(setup)
          return saved?.claimedConsentId === consentId && saved.claimedGivenAt === givenAt
        },
        extentOf(account),
      )
      return found && savedBy(found)
    },
  }
}
