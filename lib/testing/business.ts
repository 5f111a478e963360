// A business that can be paid, made through our own verbs: for tests that begin where a payer begins.
import { createCustomer } from '@/lib/customers/create'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { createInvoice, type DraftOrder } from '@/lib/invoices/create'
import type { LineItem } from '@/lib/invoices/line-items'
import { paymentUrlOf } from '@/lib/invoices/link'
import type { Currency } from '@/lib/money/currency'
import { createClient } from '@/lib/organisations/clients'
import { createOrganisation } from '@/lib/organisations/create'
import { refreshPaymentAccount } from '@/lib/payment-accounts/ask'
import { enablePaymentAccount } from '@/lib/payment-accounts/enable'
import { selectPaymentAccount } from '@/lib/payment-accounts/store'
import type { PlanBody } from '@/lib/plans/read-plan'
import type { TestHouse } from './house'
import { type SandboxControl, sandboxControl } from './sandbox-control'

export interface Business {
  house: TestHouse
  sandbox: SandboxControl
  clientId: string
  apiKey: string
  organisationId: string
  customerId: string
  accountId: string
}

interface Options {
  country?: string
  currency?: Currency
  revenueSharePpm?: number
  platformSharePpm?: number
  /** UTC when left out, so that days of a test are the same wherever its business is. */
  timeZone?: string
}

/** A client with one organisation whose Stripe account may take charges. Needs a house with the sandbox. */
export async function openBusiness(house: TestHouse, options: Options = {}): Promise<Business> {
  const { country = 'DE', currency = 'EUR', platformSharePpm = 400_000, revenueSharePpm = 25_000 } = options
  const { timeZone = 'UTC' } = options
  const sandbox = sandboxControl(house.env.stripeApiBase ?? '')
  const { apiKey, clientId } = await createClient(house, { name: 'Bank', revenueSharePpm, platformSharePpm })
  const organisationId = newId()
  await createOrganisation(house, {
    id: organisationId,
    clientId,
    name: 'Bäckerei Morgenrot',
    email: 'hallo@morgenrot.example',
    country,
    defaultCurrency: currency,
    timeZone,
    logoUrl: null,
    primaryColour: null,
    bankDetails: null,
  })
  const { accountId } = await enablePaymentAccount(house, organisationId)
  if (!accountId) throw new Error('no account was made')
  await sandbox.post(`accounts/${accountId}/finish-onboarding`, { outcome: 'active' })
  const account = await selectPaymentAccount(house.db, organisationId)
  if (account) await refreshPaymentAccount(house, account)
  const customerId = newId()
  const customer = {
    name: 'Hotel Lindenhof',
    email: 'accounts@lindenhof.example',
    address: null,
    locale: 'en-GB',
  }
  await createCustomer(house, { id: customerId, organisationId, ...customer })
  return { house, sandbox, clientId, apiKey, organisationId, customerId, accountId }
}

interface SentInvoice {
  invoiceId: string
  token: string
}

/** An invoice of €140.76 unless said otherwise, sent and waiting to be paid. */
export async function sendBill(
  { customerId, house, organisationId }: Business,
  options: {
    currency?: Currency
    lineItems?: LineItem[]
    dueDate?: string
    paymentPlan?: PlanBody
  } & Pick<DraftOrder, 'earlyPayment' | 'methodAdjustments'> = {},
): Promise<SentInvoice> {
  const invoiceId = newId()
  const {
    currency = 'EUR',
    dueDate,
    paymentPlan,
    earlyPayment,
    methodAdjustments,
    lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: '140.76' }],
  } = options
  const issueDate = dueDate && '2020-01-01'
  await createInvoice(house, {
    id: invoiceId,
    organisationId,
    customerId,
    currency,
    issueDate,
    dueDate,
    lineItems,
    paymentPlan,
    earlyPayment,
    methodAdjustments,
  })
  await sendInvoice(house, organisationId, invoiceId)
  return { invoiceId, token: await tokenOf(house, invoiceId) }
}

export async function tokenOf(house: TestHouse, invoiceId: string): Promise<string> {
  return (await paymentUrlOf(house, invoiceId))?.split('/').at(-1) ?? ''
}
