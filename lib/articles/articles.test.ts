// Articles as people keep them: made, changed field by field, and out of the shop by one.
import { describe, expect } from 'vitest'
import { GET, PATCH } from '@/app/organisations/[id]/articles/[articleId]/route'
import { POST } from '@/app/organisations/[id]/articles/route'
import { createMember } from '@/lib/organisations/members'
import { call } from '@/lib/testing/calls'
import { withBusiness } from '@/lib/testing/fixtures'
import { openShop, postCheckout, type Shop } from '@/lib/testing/shop'
import { signedIn } from '@/lib/testing/visits'
import { listArticles } from './find'

const it = withBusiness.extend('admin', { scope: 'file' }, async ({ shop, house }) => {
  const { organisationId } = shop
  const { id } = await createMember(house, { organisationId, email: 'mia@morgenrot.example', role: 'Admin' })
  return await signedIn(house, id)
})

const make = (shop: Shop, admin: Record<string, string>, body: object) =>
  call(POST, {
    params: { id: shop.organisationId },
    headers: admin,
    body: { name: 'Bread', articleTypeId: 4, price: '4.50', currency: 'EUR', ...body },
  })
const at = (shop: Shop, admin: Record<string, string>, articleId: unknown) => ({
  params: { id: shop.organisationId, articleId: String(articleId) },
  headers: admin,
})

it('an admin makes an article, and reads it again as it was made', async ({ admin, shop }) => {
  const { json, status } = await make(shop, admin, { vat: '7', description: 'Sourdough' })
  expect(status).toBe(201)
  expect(json).toMatchObject({ price: 4.5, vat: 7, active: true, sortOrder: 0, description: 'Sourdough' })
  expect((await call(GET, at(shop, admin, json.id))).json).toEqual(json)
})

it('what is left out stays, and a description can be taken away', async ({ admin, shop }) => {
  const { json: made } = await make(shop, admin, { vat: '7', description: 'Sourdough' })
  const { json } = await call(PATCH, {
    ...at(shop, admin, made.id),
    body: { price: '5.10', description: '' },
  })
  expect(json).toMatchObject({ name: 'Bread', vat: 7, price: 5.1, description: null, currency: 'EUR' })
})

it('a change without fields changes nothing', async ({ admin, shop }) => {
  const { json: made } = await make(shop, admin, {})
  expect((await call(PATCH, { ...at(shop, admin, made.id), body: {} })).json).toEqual(made)
})

// promise 97
describe('invalid fields', () => {
  it.for([
    ['a price with too many decimals', { price: '4.505' }, '/price'],
    ['a price below nothing', { price: '-1' }, '/price'],
    ['more than all in taxes', { vat: '101' }, '/vat'],
    ['a type that there is not', { articleTypeId: 999 }, '/articleTypeId'],
    ['no name', { name: ' ' }, '/name'],
    ['a currency of nobody', { currency: 'XXX' }, '/currency'],
    ['a field that is not theirs', { organisationId: 'x' }, '/organisationId'],
  ] as const)('%s is named', async ([_, body, pointer], { admin, shop }) => {
    const { json, status } = await make(shop, admin, body)
    expect(status).toBe(400)
    expect(json.errors).toMatchObject([{ pointer }])
  })

  it('a price must fit its new currency too', async ({ admin, shop }) => {
    const { json: made } = await make(shop, admin, { price: '4.50' })
    const { json } = await call(PATCH, { ...at(shop, admin, made.id), body: { currency: 'JPY' } })
    expect(json.errors).toMatchObject([{ pointer: '/price' }])
  })
})

it('an inactive article is refused in a checkout', async ({ admin, shop }) => {
  const { json: made } = await make(shop, admin, { price: '4.50' })
  const Articles = [{ ArticleId: made.id }]
  expect((await postCheckout(shop, { Articles })).status).toBe(200)
  expect((await call(PATCH, { ...at(shop, admin, made.id), body: { active: false } })).json.active).toBe(
    false,
  )
  const { json, status } = await postCheckout(shop, { Articles })
  expect(status).toBe(400)
  expect(json).toMatchObject({ ResponseStatus: { Errors: [{ FieldName: 'Articles[0].ArticleId' }] } })
})

// promise 78
it("another organisation's article is not there", async ({ admin, house, shop }) => {
  const other = await openShop(house)
  for (const id of [other.haircut, 999_999, 'x', '1e3'])
    expect((await call(PATCH, { ...at(shop, admin, id), body: { active: false } })).json.code).toBe(
      'Article.NotFound',
    )
})

it('articles are found by part of their name, whatever it holds', async ({ admin, house, shop }) => {
  await make(shop, admin, { name: '100% rye_bread' })
  const found = async (q: string) =>
    (await listArticles(house, shop.organisationId, { q }, { skip: 0, take: 50 })).rows.map(
      ({ name }) => name,
    )
  expect(await found('RYE_')).toEqual(['100% rye_bread'])
  expect(await found('0%')).toEqual(['100% rye_bread'])
  expect(await found('_%_%_')).toEqual([])
})
