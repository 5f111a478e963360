// What an invoice lacks is said before it is sent, and stays as it was issued; what is asked for in spite of it is refused alike.
import { expect } from 'vitest'
import { GET as document } from '@/app/invoices/[id]/document/route'
import { GET as readiness } from '@/app/invoices/[id]/readiness/route'
import { changeCustomer } from '@/lib/customers/change'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import type { Currency } from '@/lib/money/currency'
import { changeOrganisation } from '@/lib/organisations/change'
import type { Business } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { expectDocumented } from '@/lib/testing/documented'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { EDocumentFormat } from './e-document/formats'
import { sendInvoice } from './send-invoice'
import { brokenRules, factsOf } from './testing/check'

async function draft({ customerId, house, organisationId }: Business, currency: Currency = 'EUR') {
  const id = newId()
  await createInvoice(house, {
    ...{
      id,
      organisationId,
      customerId,
      currency,
      issueDate: '2026-11-30',
      dueDate: '2026-12-14',
      memo: null,
    },
    lineItems: [{ description: 'Rolls', quantity: '2.5', unitPrice: '10.40', taxRate: '7' }],
  })
  return id
}

async function ask({ apiKey, organisationId }: Business, id: string, format?: EDocumentFormat) {
  const route = format ? document : readiness
  const query = format ? `?format=${format}` : ''
  const answer = await call(route, { params: { id }, query, apiKey, organisationId })
  await expectDocumented(route.operation, answer)
  return answer
}

it('an invoice of few words lacks a country and a number, until they are given', async ({ business }) => {
  const { customerId, house, organisationId } = business
  const id = await draft(business)
  expect((await ask(business, id)).json).toMatchObject({
    formats: {
      ubl: {
        ready: false,
        missing: [
          { pointer: '/customer/address/country' },
          { pointer: '/organisation/companyRegistrationNumber' },
          { pointer: '/organisation/vatNumber' },
        ],
      },
    },
  })

  await changeOrganisation(house, organisationId, { vatNumber: 'DE136695976' })
  await changeCustomer(house, organisationId, customerId, { address: { country: 'DE' } })
  const { json } = await ask(business, id)
  expect(json).toMatchObject({
    formats: {
      ubl: { ready: true, missing: [] },
      'factur-x': { ready: true },
      'peppol-bis-3': { ready: false },
    },
  })
  expect(JSON.stringify(json)).toContain('/invoice/buyerReference')

  // Promise 146: what comes through the API keeps the rules.
  await sendInvoice(house, organisationId, id)
  const { headers, status, text } = await ask(business, id, 'ubl')
  expect([status, headers.get('content-type')]).toEqual([200, 'application/xml'])
  expect(brokenRules(text, 'ubl', { pricesIncludeTax: false, corrects: null })).toEqual([])
  expect(factsOf(text, 'ubl')).toMatchObject({ withTax: '27.82', terms: expect.stringContaining('/i/') })

  const refused = await ask(business, id, 'xrechnung-ubl')
  expect([refused.status, refused.json.code]).toEqual([409, 'Document.Incomplete'])
  expect(refused.json.errors).toContainEqual({
    pointer: '/organisation/contactName',
    code: 'BR-DE-5',
    detail: 'Name who can be asked about the invoice.',
  })
})

it('what was issued lacks for ever what it lacked', async ({ business }) => {
  const { customerId, house, organisationId } = business
  await changeCustomer(house, organisationId, customerId, { address: { city: 'Berlin' } })
  const id = await draft(business)
  await sendInvoice(house, organisationId, id)
  await changeCustomer(house, organisationId, customerId, { address: { country: 'DE' } })
  expect((await ask(business, id)).text).toContain('/customer/address/country')
  expect((await ask(business, await draft(business))).text).not.toContain('/customer/address/country')
})

it('a currency with three decimals has no structured form', async ({ business }) => {
  const id = await draft(business, 'KWD')
  expect((await ask(business, id)).json).toMatchObject({
    formats: { 'factur-x': { ready: false, missing: [{ pointer: '/invoice/currency' }] } },
  })
  await sendInvoice(business.house, business.organisationId, id)
  expect((await ask(business, id, 'ubl')).json).toMatchObject({ code: 'Document.CurrencyNotSupported' })
})
