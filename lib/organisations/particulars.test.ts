// What documents say of a seller and of a buyer: taken, answered, cleared, and refused where it cannot be right.
import { describe, expect } from 'vitest'
import { PATCH as changeBuyer, GET as readBuyer } from '@/app/customers/[id]/route'
import { POST as addBuyer } from '@/app/customers/route'
import { PATCH, GET as read } from '@/app/organisations/[id]/route'
import { POST } from '@/app/organisations/route'
import { call } from '@/lib/testing/calls'
import { withHouse as it } from '@/lib/testing/fixtures'

const seller = {
  legalName: 'Bäckerei Lindenhof GmbH',
  tradingName: 'Lindenhof',
  address: { line1: 'Lindenallee 4', postalCode: '50968', city: 'Köln', region: 'NRW', country: 'DE' },
  contactName: 'Anna Berger',
  contactEmail: 'anna@lindenhof.example',
  phone: '+49 221 1234567',
  website: 'https://lindenhof.example',
  taxNumber: '215/5842/1234',
  vatNumber: 'DE 136 695 976',
  vatRegistered: true,
  companyRegistrationNumber: '30340450500018',
  sellerId: 'K-4711',
  electronicAddress: { scheme: '9930', id: 'DE136695976' },
  defaultPaymentTermsDays: 14,
  latePaymentFee: 'We charge 9 points above the base rate.\nAnd 40 euros.',
  documentFooter: 'Managing director: Anna Berger',
  attachPdfToEmails: false,
}
const answered = { ...seller, vatNumber: 'DE136695976', address: { ...seller.address, state: 'NRW' } }
const buyer = {
  name: 'Café Morgenrot',
  legalName: 'Morgenrot SARL',
  address: {
    line1: '1 rue du Four',
    postalCode: '75006',
    city: 'Paris',
    state: 'Île-de-France',
    country: 'FR',
  },
  vatNumber: 'FR40303265045',
  companyRegistrationNumber: '303 265 045',
  electronicAddress: { scheme: 'EM', id: 'factures@morgenrot.example' },
  buyerReference: '04011000-1234512345-06',
  timeZone: 'Europe/Paris',
  paymentTermsDays: 30,
  metadata: { costCentre: '7' },
}
const cleared = (given: object) => Object.fromEntries(Object.keys(given).map((name) => [name, null]))

describe('the particulars of documents', () => {
  it('of an organisation are created, changed, answered and cleared (promise 143)', async ({
    people: { apiKey },
  }) => {
    const created = await call(POST, {
      apiKey,
      body: { name: 'B', country: 'DE', defaultCurrency: 'EUR', ...seller },
    })
    expect(created).toMatchObject({ status: 201, json: answered })
    const params = { id: String(created.json.id) }
    expect((await call(read, { apiKey, params })).json).toEqual(created.json)
    const { attachPdfToEmails: _, ...nullable } = seller
    const empty = await call(PATCH, {
      apiKey,
      params,
      body: { ...cleared(nullable), attachPdfToEmails: true },
    })
    expect(empty).toMatchObject({ status: 200, json: { ...cleared(nullable), attachPdfToEmails: true } })
    const again = await call(PATCH, { apiKey, params, body: seller })
    expect(again.json).toMatchObject(answered)
    const footer = await call(PATCH, { apiKey, params, body: { documentFooter: ' \n' } })
    expect(footer.json).toMatchObject({ documentFooter: null, legalName: seller.legalName })
  })

  it('of a new organisation are unknown, and emails carry the PDF (promise 143)', async ({
    people: { apiKey },
  }) => {
    const { json } = await call(POST, { apiKey, body: { name: 'B', country: 'DE', defaultCurrency: 'EUR' } })
    expect(json).toMatchObject({
      vatRegistered: null,
      address: null,
      vatNumber: null,
      attachPdfToEmails: true,
      peppolDelivery: false,
    })
  })

  it('of a customer are created, changed, answered and cleared (promise 143)', async ({ people }) => {
    const created = await call(addBuyer, { ...people, body: buyer })
    expect(created).toMatchObject({
      status: 201,
      json: { ...buyer, address: { ...buyer.address, region: 'Île-de-France' } },
    })
    const params = { id: String(created.json.id) }
    expect((await call(readBuyer, { ...people, params })).json).toEqual(created.json)
    const { metadata: _, name: __, ...nullable } = buyer
    const empty = await call(changeBuyer, { ...people, params, body: cleared(nullable) })
    expect(empty).toMatchObject({
      status: 200,
      json: { ...cleared(nullable), name: buyer.name, metadata: buyer.metadata },
    })
  })

  it('have one region under two names, which may not disagree', async ({ people }) => {
    const add = (address: object) => call(addBuyer, { ...people, body: { name: 'A', address } })
    expect((await add({ state: 'TX', region: 'TX' })).json.address).toEqual({ state: 'TX', region: 'TX' })
    expect((await add({ city: 'Köln' })).json.address).toEqual({ city: 'Köln' })
    expect(await add({ state: 'TX', region: 'CA' })).toMatchObject({
      status: 400,
      json: { errors: [{ pointer: '/address/region' }] },
    })
  })

  it.for([
    [{ vatNumber: 'DE136695977' }, '/vatNumber', /check digit/],
    [{ vatNumber: 'GR094259216' }, '/vatNumber', /EL/],
    [{ vatNumber: '136695976' }, '/vatNumber', /letters of its country, here DE/],
    [{ electronicAddress: { scheme: '1234', id: 'x' } }, '/electronicAddress/scheme', /EAS/],
    [{ electronicAddress: { scheme: '0088', id: '4012345000008' } }, '/electronicAddress/id', /GLN/],
    [{ defaultPaymentTermsDays: 366 }, '/defaultPaymentTermsDays', /365/],
    [{ defaultPaymentTermsDays: 1.5 }, '/defaultPaymentTermsDays', /whole/],
    [{ website: 'lindenhof.example' }, '/website', /https/],
    [{ contactEmail: 'anna' }, '/contactEmail', /email/],
    [{ attachPdfToEmails: null }, '/attachPdfToEmails', /true or false/],
    [{ taxNumber: '' }, '/taxNumber', /blank/],
  ] as const)(
    'refuse %j with its reason',
    async ([body, pointer, detail], { people: { apiKey, organisationId } }) => {
      const answer = await call(PATCH, { apiKey, params: { id: organisationId }, body })
      expect(answer).toMatchObject({
        status: 400,
        json: { errors: [{ pointer, detail: expect.stringMatching(detail) }] },
      })
    },
  )

  it('take a VAT number of a country without a known form as it is given', async ({ people }) => {
    const body = { name: 'A', address: { country: 'AU' }, vatNumber: '51 824 753 556' }
    expect((await call(addBuyer, { ...people, body })).json.vatNumber).toBe('51 824 753 556')
    const greek = { name: 'B', address: { country: 'GR' }, vatNumber: 'EL094259216' }
    expect((await call(addBuyer, { ...people, body: greek })).status).toBe(201)
    const bare = { name: 'C', address: { country: 'GR' }, vatNumber: '094259216' }
    expect((await call(addBuyer, { ...people, body: bare })).json.errors).toMatchObject([
      { pointer: '/vatNumber', detail: expect.stringMatching(/EL/) },
    ])
  })
})
