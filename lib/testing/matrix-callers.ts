// Everybody who may come to an address, for the matrix: each with the credentials that a request of theirs carries.

import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { createApiKey, createLimitedApiKey, revokeApiKey } from '@/lib/organisations/api-keys'
import { createOrganisation } from '@/lib/organisations/create'
import { createMember, createUser } from '@/lib/organisations/members'
import { beginVisit } from '@/lib/organisations/visits'
import { startSignIn } from '@/lib/people/sign-ins'
import { openBusiness, sendBill } from './business'
import type { TestHouse } from './house'
import { testPeople } from './people'
import { signedIn } from './visits'

export const CALLERS = [
  'anonymous',
  'payer',
  'signed out',
  'revoked key',
  'Member',
  'Admin',
  'Owner',
  'operator',
  'another Owner',
  'another key',
  'own key',
  'limited key',
  'sibling key',
] as const
export type CallerName = (typeof CALLERS)[number]

export interface Stage {
  clientId: string
  organisationId: string
  customerId: string
  /** A sent invoice, and its payer's token. */
  invoiceId: string
  token: string
  /** Another sent invoice, whose link the rows may replace. */
  otherInvoiceId: string
  /** A fresh draft at each call. */
  draft(): Promise<string>
  headers: Record<CallerName, Record<string, string>>
}

export async function setStage(house: TestHouse): Promise<Stage> {
  const business = await openBusiness(house)
  const { apiKey, clientId, customerId, organisationId } = business
  const other = await testPeople(house)
  const { invoiceId, token } = await sendBill(business)
  const { invoiceId: otherInvoiceId } = await sendBill(business)
  const inside = async (role: 'Owner' | 'Admin' | 'Member') =>
    (await createMember(house, { organisationId, email: `${role}@matrix.example`, role })).id
  const stranger = await createMember(house, {
    organisationId: other.organisationId,
    email: 'stranger@matrix.example',
    role: 'Owner',
  })
  const member = await inside('Member')
  const operator = await createUser(house, { email: 'operator@matrix.example', isOperator: true })
  const left = await startSignIn(house, member)
  await house.db.$client`delete from person_sessions`
  await beginVisit(
    house,
    { kind: 'person', userId: operator.userId, isOperator: true },
    {
      ...{ organisationId, reason: 'To see what operators may do' },
    },
  )
  const revoked = await createApiKey(house, { clientId, name: 'Revoked' })
  await revokeApiKey(house, { id: revoked.id })
  const limited = await createLimitedApiKey(house, { organisationId, name: 'Limited' })
  const sibling = await createLimitedApiKey(house, {
    organisationId: await openSibling(house, clientId),
    name: 'Next door',
  })
  const key = (raw: string) => ({ 'x-dolfin-api-key': raw })
  return {
    clientId,
    organisationId,
    customerId,
    invoiceId,
    token,
    otherInvoiceId,
    draft: async () => {
      const id = newId()
      const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: '10.00' }]
      await createInvoice(house, { id, organisationId, customerId, currency: 'EUR', lineItems })
      return id
    },
    headers: {
      anonymous: {},
      payer: { ...key(token), authorization: `Bearer ${token}` },
      'signed out': { cookie: `remit-session=${left.token}`, origin: house.env.appUrl },
      'revoked key': key(revoked.raw),
      Member: await signedIn(house, member),
      Admin: await signedIn(house, await inside('Admin')),
      Owner: await signedIn(house, await inside('Owner')),
      operator: await signedIn(house, operator.userId),
      'another Owner': await signedIn(house, stranger.id),
      'another key': key(other.apiKey),
      'own key': key(apiKey),
      'limited key': key(limited.raw),
      'sibling key': key(sibling.raw),
    },
  }
}

/** Another organisation of the same client. */
async function openSibling(house: TestHouse, clientId: string): Promise<string> {
  const { id } = await createOrganisation(house, {
    ...{ id: newId(), clientId, name: 'Next door', email: null, country: 'DE', defaultCurrency: 'EUR' },
    ...{ logoUrl: null, primaryColour: null, bankDetails: null },
  })
  return id
}
