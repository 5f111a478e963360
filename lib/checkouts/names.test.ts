// What a seller calls a checkout: kept, found again, told in events and lists, and for nobody else to say.
import { describe, expect } from 'vitest'
import * as checkoutRoute from '@/app/payment/stripe/v1/checkout/route'
import * as statusRoute from '@/app/payment/stripe/v1/checkout/status/route'
import * as listRoute from '@/app/payment/stripe/v1/checkouts/route'
import { newId } from '@/lib/ids'
import { call } from '@/lib/testing/calls'
import { withBusiness } from '@/lib/testing/fixtures'
import { plansOf } from '@/lib/testing/plans'
import { checkoutsOf, openShop, postCheckout, type Shop } from '@/lib/testing/shop'
import { readSubject } from '@/lib/webhooks/outgoing/subject'
import { listCheckoutsByNames } from './list-by-names'

const it = withBusiness.extend('rival', { scope: 'file' }, ({ house }) => openShop(house))

const NAMES = { ExternalReference: 'Order №4711', Metadata: { costCentre: 'K-12', '4till': 'a:b' } }

type Listed = { Total: number; Offset: number; Results: Record<string, unknown>[] }
const list = async (of: Shop, query: Record<string, string>) => {
  const { apiKey, organisationId } = of
  const search = `?${new URLSearchParams(query)}`
  const { json, status, text } = await call(listRoute.GET, { apiKey, organisationId, query: search })
  expect(status, text).toBe(200)
  return json as unknown as Listed
}
const errorsOf = (json: Record<string, unknown>) =>
  (json.ResponseStatus as { Errors: { ErrorCode: string; FieldName: string }[] }).Errors

describe('a checkout’s own reference and metadata', () => {
  it('are stored, searchable by their owner only, and sent in events', async ({ house, rival, shop }) => {
    const InternalReferenceId = newId()
    const made = await postCheckout(shop, { InternalReferenceId, ...NAMES }, { apiKey: shop.apiKey })
    expect(made.status, made.text).toBe(200)
    const queries: Record<string, string>[] = [
      { ExternalReference: NAMES.ExternalReference },
      { Metadata: 'costCentre:K-12' },
      { Metadata: '4till:a:b' },
      { InternalReferenceId, Status: 'open' },
    ]
    for (const query of queries) {
      const found = await list(shop, query)
      expect(found, JSON.stringify(query)).toMatchObject({
        Total: 1,
        Results: [
          { InternalReferenceId, ...NAMES, Status: 'open', Amount: 45, SessionId: made.json.SessionId },
        ],
      })
      expect((await list(rival, query)).Results).toEqual([])
    }
    expect((await list(shop, { ExternalReference: 'Order' })).Total).toBe(0)
    expect((await list(shop, { InternalReferenceId, Status: 'complete' })).Total).toBe(0)
    const [kept] = await checkoutsOf(shop, InternalReferenceId)
    const told = await readSubject(house.db, {
      type: 'checkout.completed',
      organisationId: shop.organisationId,
      subjectId: kept?.checkout.id ?? '',
    })
    expect(told).toMatchObject({ externalReference: 'Order №4711', metadata: NAMES.Metadata })
  })

  it('are hidden from payers, who can neither set nor remove them', async ({ shop }) => {
    const InternalReferenceId = newId()
    await postCheckout(shop, { InternalReferenceId, ...NAMES }, { apiKey: shop.apiKey })
    const refused = await postCheckout(shop, { InternalReferenceId, ...NAMES })
    expect([refused.status, errorsOf(refused.json)]).toMatchObject([
      400,
      [
        { ErrorCode: 'RequiresKey', FieldName: 'ExternalReference' },
        { ErrorCode: 'RequiresKey', FieldName: 'Metadata' },
      ],
    ])
    const replaced = await postCheckout(shop, { InternalReferenceId })
    const SessionId = String(replaced.json.SessionId)
    const status = await call(statusRoute.POST, { body: { CompanyId: shop.organisationId, SessionId } })
    expect([status.status, status.text.includes('4711'), replaced.text.includes('4711')]).toEqual([
      200,
      false,
      false,
    ])
    expect(await list(shop, { InternalReferenceId, Status: 'open' })).toMatchObject({
      Results: [{ SessionId, ...NAMES }],
    })
    await postCheckout(shop, { InternalReferenceId }, { apiKey: shop.apiKey })
    expect(await list(shop, { InternalReferenceId, Status: 'open' })).toMatchObject({
      Results: [{ ExternalReference: null, Metadata: {} }],
    })
  })

  it.for([
    ['more than 20', Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, 'v']))],
    ['a name with a space', { 'cost centre': 'v' }],
    ['a number', { till: 4 }],
    ['a list', ['till']],
    ['a long text', { till: 'x'.repeat(501) }],
    ['control characters', { till: 'a\u0000b' }],
  ] as const)('%s is refused, naming the field', async ([_, Metadata], { shop }) => {
    const refused = await postCheckout(shop, { Metadata }, { apiKey: shop.apiKey })
    expect([refused.status, errorsOf(refused.json)]).toMatchObject([
      400,
      [{ ErrorCode: 'InvalidMetadata', FieldName: 'Metadata' }],
    ])
  })

  it('are read from a form as JSON, and case-insensitively', async ({ shop }) => {
    const InternalReferenceId = newId()
    const form = new URLSearchParams({
      companyid: shop.organisationId,
      countrycode: 'DE',
      articles: JSON.stringify([{ articleid: shop.haircut }]),
      internalreferenceid: InternalReferenceId,
      metadata: JSON.stringify(NAMES.Metadata),
      externalreference: NAMES.ExternalReference,
    })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const made = await call(checkoutRoute.POST, { apiKey: shop.apiKey, text: String(form), headers })
    expect(made.status, made.text).toBe(200)
    expect(await list(shop, { InternalReferenceId })).toMatchObject({ Results: [NAMES] })
  })

  it('are well-formed in XML and CSV, whatever their names', async ({ shop }) => {
    const { apiKey, organisationId } = shop
    const asked = { apiKey, organisationId, query: '?ExternalReference=Order%20%E2%84%964711&Take=1' }
    const read = async (accept: string) => {
      const headers = new Headers({ accept, 'x-dolfin-api-key': apiKey })
      headers.set('x-dolfin-organisation-id', organisationId)
      const url = `http://localhost:3000/payment/stripe/v1/checkouts${asked.query}`
      return (await listRoute.GET(new Request(url, { headers }), { params: Promise.resolve({}) })).text()
    }
    expect(await read('application/xml')).toContain(
      '<Metadata><_4till>a:b</_4till><costCentre>K-12</costCentre></Metadata>',
    )
    expect(await read('text/csv')).toContain('"{""4till"":""a:b"",""costCentre"":""K-12""}"')
  })
})

it('find checkouts by an index', async ({ client, house, shop }) => {
  const { organisationId: id } = shop
  await house.db.$client`insert into checkouts (id, organisation_id, internal_reference_id, country, ui_mode,
      confirmation_url, fingerprint, currency, total_minor, state, external_reference, metadata)
    select gen_random_uuid(), ${id}, 'r' || n, 'DE', 'hosted', 'https://a.example', 'f', 'EUR', 100, 'expired',
      'crm-' || n, jsonb_build_object('till', 't' || n) from generate_series(1, 5000) n`
  await house.db.$client`vacuum analyze checkouts`
  for (const [names, index] of [
    [{ externalReference: 'crm-77' }, 'checkouts_external_reference'],
    [{ metadata: ['till', 't77'] as const }, 'checkouts_metadata'],
  ] as const) {
    const plans = await plansOf(house, client, () =>
      listCheckoutsByNames(house, id, names, { skip: 0, take: 50 }),
    )
    expect(JSON.stringify(plans)).toContain(index)
  }
})
