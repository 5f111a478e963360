// What priced invoices are tried with: bills that say what paying costs, and payers who show their means before they pay.
import { eq } from 'drizzle-orm'
import { creditNotes } from '@/db/schema/documents'
import { ledgerEntries } from '@/db/schema/ledger'
import { organisations } from '@/db/schema/organisations'
import type { DraftOrder } from '@/lib/invoices/create'
import { openPayment } from '@/lib/payments/open'
import { platformStripe } from '@/lib/stripe/client'
import { type Business, openBusiness, sendBill } from './business'
import { hearEvents, referenceIn } from './payer'

type Priced = Pick<DraftOrder, 'earlyPayment' | 'methodAdjustments'>

export const DEBIT_LESS: Priced['methodAdjustments'] = [
  { methods: ['sepa_debit'], kind: 'discount', percent: 1 },
]
export const CARD_MORE: Priced['methodAdjustments'] = [{ methods: ['card'], kind: 'surcharge', percent: 2 }]
export const EARLY: Priced['earlyPayment'] = { percent: 3, days: 10 }

/** €100 net and €19 tax. */
export const bill = (business: Business, prices: Priced, more: Parameters<typeof sendBill>[1] = {}) =>
  sendBill(business, {
    lineItems: [{ description: 'Cake', quantity: 1, unitPrice: 100, taxRate: 19 }],
    ...prices,
    ...more,
  })

export const tokenFor = async ({ accountId, house }: Business, payment_method: string) =>
  (
    await platformStripe(house.env).testHelpers.confirmationTokens.create(
      { payment_method },
      { stripeAccount: accountId },
    )
  ).id

/** As the page does it: what is filled in becomes a token, the server answers what it costs, and the browser confirms. */
export async function open(business: Business, token: string, method?: string, wish = {}) {
  const confirmationToken = method && (await tokenFor(business, method))
  const { amount, clientSecret } = await openPayment(business.house, token, null, {
    ...wish,
    confirmationToken,
  })
  return { minor: amount.minor, reference: referenceIn(clientSecret), confirmationToken }
}

export const confirm = (
  { accountId, house }: Business,
  { confirmationToken, reference }: Awaited<ReturnType<typeof open>>,
) =>
  platformStripe(house.env).paymentIntents.confirm(
    reference,
    { confirmation_token: String(confirmationToken), return_url: 'https://remit.example/' },
    { stripeAccount: accountId },
  )

export async function pay(business: Business, token: string, method: string) {
  const opened = await open(business, token, method)
  await confirm(business, opened)
  await hearEvents(business)
  return opened
}

export const notesOf = ({ house }: Business, invoiceId: string) =>
  house.db
    .select()
    .from(creditNotes)
    .where(eq(creditNotes.invoiceId, invoiceId))
    .orderBy(creditNotes.createdAt)
export const ledgerOf = async ({ house }: Business, invoiceId: string) =>
  (
    await house.db
      .select()
      .from(ledgerEntries)
      .where(eq(ledgerEntries.invoiceId, invoiceId))
      .orderBy(ledgerEntries.id)
  ).map(({ amountMinor, kind }) => `${kind} ${amountMinor}`)

export const inTexas = async (house: Business['house']) => {
  const business = await openBusiness(house, { country: 'US', currency: 'USD' })
  await house.db
    .update(organisations)
    .set({ allowsSurcharges: true, address: { state: 'TX', country: 'US' } })
    .where(eq(organisations.id, business.organisationId))
  return business
}
export const dollars = (business: Business) =>
  bill(business, { methodAdjustments: CARD_MORE }, { currency: 'USD' })
