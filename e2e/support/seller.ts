// A seller whose invoices can be paid, made over the public API as a platform makes one.
import { randomBytes } from 'node:crypto'
import { expect } from 'playwright/test'
import type { Sandbox } from './sandbox'

export interface Invoice {
  id: string
  customerId: string
  status: 'Draft' | 'Sent' | 'PartiallyPaid' | 'Paid' | 'Void'
  documentNumber: string
  totalAmount: number
  amountPaid: number
  outstanding: number
  paymentUrl: string
}

export interface Payment {
  id: string
  status: string
  amount: number
  applicationFeeAmount: number
  providerReference: string
}

interface Line {
  description: string
  quantity: number | string
  unitPrice: number | string
  taxRate?: number
}

export interface BillOptions {
  currency?: string
  locale?: string
  lineItems?: Line[]
  dueDate?: string
  issueDate?: string
  memo?: string
  paymentPlan?: object
  earlyPayment?: object | null
  methodAdjustments?: object[]
}

/** A sent invoice, and the mailbox of who is to pay it. */
export interface Bill {
  id: string
  customerId: string
  number: string
  url: string
  payerEmail: string
}

export interface Seller {
  name: string
  email: string
  organisationId: string
  accountId: string
  /** Of the app. */
  appUrl: string
  sandbox: Sandbox
  api<Answer>(method: string, path: string, body?: object): Promise<Answer>
  /** €140.76 for rolls, unless said otherwise. */
  bill(options?: BillOptions): Promise<Bill>
  read(bill: Bill): Promise<Invoice>
  /** Newest first. */
  payments(bill: Bill): Promise<Payment[]>
}

interface Options {
  country?: string
  currency?: string
  bankDetails?: object
  colour?: string
}

const BANK = { accountHolder: 'Bäckerei Morgenrot', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' }

type Api = Seller['api']

/** The platform API as its holder of a key calls it, for one organisation where one is named. Throws what was refused. */
export function platformApi(url: string, apiKey: string, organisationId?: string): Api {
  return async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        'x-dolfin-api-key': apiKey,
        ...(organisationId && { 'x-dolfin-organisation-id': organisationId }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 400)}`)
    return (text === '' ? undefined : JSON.parse(text)) as Answer
  }
}

async function enablePayments(api: Api, sandbox: Sandbox, organisationId: string): Promise<string> {
  const path = `/organisations/${organisationId}/payment-account`
  const { accountId } = await api<{ accountId: string }>('POST', `${path}/enable`)
  await sandbox.post(`accounts/${accountId}/finish-onboarding`, { outcome: 'active' })
  await expect
    .poll(async () => (await api<{ status: string }>('GET', `${path}/status`)).status)
    .toBe('Active')
  return accountId
}

async function sendBill(api: Api, options: BillOptions): Promise<Bill> {
  const { currency = 'EUR', locale = 'en-GB', ...rest } = options
  const payerEmail = `payer-${randomBytes(6).toString('hex')}@example.com`
  const customer = await api<{ id: string }>('POST', '/customers', {
    name: 'Hotel Lindenhof',
    email: payerEmail,
    locale,
  })
  const { id } = await api<Invoice>('POST', '/invoices', {
    customerId: customer.id,
    currency,
    lineItems: [{ description: 'Breakfast rolls', quantity: 1, unitPrice: '140.76' }],
    ...rest,
  })
  const sent = await api<Invoice>('POST', `/invoices/${id}/send`)
  return { id, customerId: customer.id, number: sent.documentNumber, url: sent.paymentUrl, payerEmail }
}

/** Organisation, account, onboarding: everything up to the first invoice. */
export async function openSeller(
  url: string,
  sandbox: Sandbox,
  apiKey: string,
  { country = 'DE', currency = 'EUR', bankDetails = BANK, colour = '#b4532a' }: Options = {},
): Promise<Seller> {
  const name = 'Bäckerei Morgenrot'
  const email = `owner-${randomBytes(6).toString('hex')}@example.com`
  const organisation = await platformApi(url, apiKey)<{ id: string }>('POST', '/organisations', {
    name,
    email,
    country,
    defaultCurrency: currency,
    branding: { primaryColour: colour },
    bankDetails,
  })
  const api = platformApi(url, apiKey, organisation.id)
  const accountId = await enablePayments(api, sandbox, organisation.id)
  return {
    name,
    email,
    organisationId: organisation.id,
    accountId,
    appUrl: url,
    sandbox,
    api,
    bill: (options = {}) => sendBill(api, options),
    read: ({ id }) => api<Invoice>('GET', `/invoices/${id}`),
    payments: async ({ id }) => (await api<{ data: Payment[] }>('GET', `/invoices/${id}/payments`)).data,
  }
}
