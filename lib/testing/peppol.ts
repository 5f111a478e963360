// Two businesses that Peppol knows, for tests: what the seller sends goes to the sandbox's access point.
import { changeCustomer } from '@/lib/customers/change'
import { createCustomer } from '@/lib/customers/create'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import type { Currency } from '@/lib/money/currency'
import { changeOrganisation } from '@/lib/organisations/change'
import type { Business } from './business'
import type { TestHouse } from './house'

/** An account of this process's own at the shared access point. */
const ACCOUNT = newId().replaceAll('-', '')
export const PEPPOL_ACCOUNT = `peppol_${ACCOUNT}`

/** For `withBusiness.extend('needs', …)`. */
export const WITH_PEPPOL = { withSandbox: true, env: { PEPPOL_ACCESS_POINT_KEY: `ap_test_${ACCOUNT}` } }

/** Receivers as the README of the sandbox has them. */
export const RECEIVERS = {
  takes: '7300020000077',
  unregistered: '7300020000008',
  rejects: '7300020000015',
  slow: '7300020000022',
  failsOnce: '7300020000039',
  breaksOff: '7300020000046',
  neverArrives: '7300020000053',
} as const

/** The seller can send by Peppol, and does so by itself where that is asked for. */
export async function giveAddress(
  { house, organisationId }: Business,
  { sendsByPeppol }: { sendsByPeppol: boolean },
): Promise<void> {
  await changeOrganisation(house, organisationId, {
    ...{ vatNumber: 'DE136695976', electronicAddress: { scheme: '9930', id: 'DE136695976' } },
    ...{ address: { line1: 'Lindenallee 4', postalCode: '50968', city: 'Köln', country: 'DE' } },
    ...{ contactName: 'Anna Berger', contactEmail: 'anna@morgenrot.example', phone: '+49 221 1234567' },
    ...{ bankDetails: { iban: 'DE89370400440532013000' }, sendsByPeppol },
  })
}

/** A customer who is such a receiver; `null` has no electronic address. */
export async function addReceiver(
  { house, organisationId }: Business,
  receiver: keyof typeof RECEIVERS | null,
): Promise<string> {
  const id = newId()
  const customer = { name: 'Hotel Seeblick', email: 'rechnung@seeblick.example', locale: 'de' }
  await createCustomer(house, { id, organisationId, ...customer, address: null })
  await changeCustomer(house, organisationId, id, {
    address: { line1: 'Seestraße 1', postalCode: '78462', city: 'Konstanz', country: 'DE' },
    electronicAddress: receiver && { scheme: '0088', id: RECEIVERS[receiver] },
  })
  return id
}

/** Sent to them; without a reference it is not ready for Peppol. */
export async function sendTo(
  { house, organisationId }: Business,
  customerId: string,
  options: { buyerReference?: string | null; currency?: Currency } = {},
): Promise<string> {
  const { buyerReference = 'Einkauf 7', currency = 'EUR' } = options
  const id = newId()
  await createInvoice(house, {
    ...{ id, organisationId, customerId, currency, buyerReference },
    ...{ issueDate: '2026-11-30', dueDate: '2026-12-14' },
    lineItems: [{ description: 'Rolls', quantity: 3, unitPrice: '12.50', taxRate: '7' }],
  })
  await sendInvoice(house, organisationId, id)
  return id
}

export interface TakenMessage {
  id: string
  state: string
  documentNumber: string
  documentType: string
  idempotencyKey: string
}

/** What the access point has taken from this process, newest first. */
export async function messagesTaken({ env }: TestHouse): Promise<TakenMessage[]> {
  const answer = await fetch(`${env.stripeApiBase}/_sandbox/peppol/messages?account=${PEPPOL_ACCOUNT}`)
  return ((await answer.json()) as { data: TakenMessage[] }).data
}
