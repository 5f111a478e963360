// SetupIntents: a means that its payer leaves without paying.
import type Stripe from 'stripe'
import type { PaymentMethodSummary } from '@/db/schema/payment-words'
import { isProviderFault } from '@/lib/connector-port/fault'
import { allPages, findInPages, MANY_ITEMS } from '@/lib/connector-port/pages'
import type { SavedMeans, Standing } from '@/lib/connector-port/standing'
import { extentOf, headerOf, keyedHeaderOf, type StripeAccount, turning } from './account'
import { callStripe, callToMake } from './client'

/** By which a SetupIntent names our agreement. */
export const CONSENT_MARK = 'remit_consent'
/** And the edition of its words: whoever agrees anew may have agreed to others. */
const VERSION_MARK = 'remit_consent_version'

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
    claimedVersion: metadata?.[VERSION_MARK] ?? null,
    methodReference: method.id,
    mandateReference: idOf(mandate),
    method: methodOf(method),
  }
}

const OPEN: readonly Stripe.SetupIntent.Status[] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
]

const turningSetups = (account: StripeAccount, customer: string) =>
  turning<Stripe.SetupIntent>('looking for what saves a means', (page) =>
    account.stripe.setupIntents.list(
      { customer, expand: ['data.payment_method'], ...page },
      headerOf(account),
    ),
  )

/** One whose means was left in the same moment, or that is over, is closed. */
async function close(account: StripeAccount, reference: string): Promise<void> {
  try {
    await callStripe('closing what saves a means', () =>
      account.stripe.setupIntents.cancel(reference, {}, headerOf(account)),
    )
  } catch (error) {
    if (!isProviderFault(error, 'missing', 'refused')) throw error
  }
}

async function ofAgreement(
  account: StripeAccount,
  customer: string,
  consentId: string,
): Promise<Stripe.SetupIntent[]> {
  const all = await allPages('setups', turningSetups(account, customer), MANY_ITEMS)
  return all.filter(({ metadata }) => metadata?.[CONSENT_MARK] === consentId)
}

async function closeAll(account: StripeAccount, setups: readonly Stripe.SetupIntent[]): Promise<void> {
  for (const { id, status } of setups) if (OPEN.includes(status)) await close(account, id)
}

/** Who presses twice at once finds as many that are over, asks under one key, and gets one. */
async function open(
  account: StripeAccount,
  customer: string,
  { consentId, version }: { consentId: string; version: string },
): Promise<Stripe.SetupIntent> {
  const known = await ofAgreement(account, customer, consentId)
  const reused = known.find(
    ({ metadata, status }) => OPEN.includes(status) && metadata?.[VERSION_MARK] === version,
  )
  await closeAll(
    account,
    known.filter((setup) => setup !== reused),
  )
  if (reused) return reused
  const key = `autopay-saving:${consentId}:${version}:${customer}:${known.length}`
  return callToMake(account.stripe, 'opening what saves a means', key, () =>
    account.stripe.setupIntents.create(
      {
        customer,
        usage: 'off_session',
        automatic_payment_methods: { enabled: true },
        excluded_payment_method_types: [...USED_ONCE],
        metadata: { [CONSENT_MARK]: consentId, [VERSION_MARK]: version },
      },
      keyedHeaderOf(account, key),
    ),
  )
}

type Saving = Pick<Standing, 'openSaving' | 'readSaved' | 'findSaved' | 'closeSaving' | 'closeSavings'>

/** Each throws `ProviderFault`. */
export const savingOf = (account: StripeAccount): Saving => ({
  openSaving: async (customer, agreed) => {
    const { client_secret: secret } = await open(account, customer, agreed)
    if (secret === null) throw new Error('a SetupIntent without a secret')
    return secret
  },
  readSaved: async (reference) =>
    savedBy(
      await callStripe('reading what saves a means', () =>
        account.stripe.setupIntents.retrieve(reference, { expand: ['payment_method'] }, headerOf(account)),
      ),
    ),
  findSaved: async (customer, { consentId, version }) => {
    const found = await findInPages(
      'setups',
      turningSetups(account, customer),
      (setup) => {
        const saved = savedBy(setup)
        return saved?.claimedConsentId === consentId && saved.claimedVersion === version
      },
      extentOf(account),
    )
    return found && savedBy(found)
  },
  closeSaving: (reference) => close(account, reference),
  closeSavings: async (customer, consentId) =>
    closeAll(account, await ofAgreement(account, customer, consentId)),
})
