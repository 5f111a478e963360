// What nobody in particular may do with a checkout, and what its seller may: by a key, or by a signature.
import { describe, expect } from 'vitest'
import { POST as secretRoute } from '@/app/organisations/[id]/reference-secret/route'
import { PATCH as organisationRoute } from '@/app/organisations/[id]/route'
import { POST as refundRoute } from '@/app/payment/stripe/v1/checkout/refund/route'
import * as checkoutRoute from '@/app/payment/stripe/v1/checkout/route'
import * as statusRoute from '@/app/payment/stripe/v1/checkout/status/route'
import { newId } from '@/lib/ids'
import type { Answer } from '@/lib/testing/calls'
import { call } from '@/lib/testing/calls'
import { withBusiness } from '@/lib/testing/fixtures'
import { expectBooksToAgree, hearEvents } from '@/lib/testing/payer'
import { checkoutsOf, makeArticle, openShop, postCheckout, type Shop } from '@/lib/testing/shop'
import { signReference } from './seller'

const it = withBusiness.extend('cheap', { scope: 'file' }, ({ shop }) =>
  makeArticle(shop, { name: 'Button', price: '0.60' }),
)

const codeOf = ({ json }: Answer) => (json.ResponseStatus as { ErrorCode: string } | undefined)?.ErrorCode
const rowsOf = (articleId: number, quantity = 1) => [{ ArticleId: articleId, Quantity: quantity }]
const pay = (shop: Shop, session: unknown) =>
  shop.sandbox.post(`checkout_sessions/${String(session)}/pay`, { payment_method: 'pm_card_visa' })

describe('a reference belongs to whoever priced it first', () => {
  it.for<[string, (haircut: number, button: number) => ReturnType<typeof rowsOf>]>([
    ['another article', (_, button) => rowsOf(button)],
    ['fewer of them', (haircut) => rowsOf(haircut, 1)],
    ['more of them', (haircut) => rowsOf(haircut, 3)],
    ['one more article', (haircut, button) => [...rowsOf(haircut, 2), ...rowsOf(button)]],
  ])(
    'an anonymous call with %s is refused, and the open checkout stays',
    async ([_, articles], { cheap, shop }) => {
      const InternalReferenceId = newId()
      const first = await postCheckout(shop, { InternalReferenceId, Articles: rowsOf(shop.haircut, 2) })
      const other = await postCheckout(shop, { InternalReferenceId, Articles: articles(shop.haircut, cheap) })
      expect([other.status, codeOf(other)]).toEqual([409, 'ReferenceTaken'])
      expect(await checkoutsOf(shop, InternalReferenceId)).toMatchObject([
        {
          checkout: { state: 'open', totalMinor: 9000 },
          payment: { sessionReference: first.json.SessionId },
        },
      ])
    },
  )

  it('the same articles in any order replace the open checkout', async ({ shop }) => {
    const InternalReferenceId = newId()
    await postCheckout(shop, { InternalReferenceId, Articles: rowsOf(shop.haircut, 2) })
    const Articles = [...rowsOf(shop.haircut), ...rowsOf(shop.haircut)]
    expect((await postCheckout(shop, { InternalReferenceId, Articles })).status).toBe(200)
  })

  it('a price that was changed meanwhile is another price', async ({ house, shop }) => {
    const InternalReferenceId = newId()
    const article = await makeArticle(shop, { price: '20.00' })
    await postCheckout(shop, { InternalReferenceId, Articles: rowsOf(article) })
    await house.db.$client`update articles set price_minor = 100 where id = ${article}`
    const other = await postCheckout(shop, { InternalReferenceId, Articles: rowsOf(article) })
    expect(codeOf(other)).toBe('ReferenceTaken')
  })

  it('a paid reference is taken for other articles, and complete for the same ones', async ({
    cheap,
    shop,
  }) => {
    const InternalReferenceId = newId()
    const { json } = await postCheckout(shop, { InternalReferenceId })
    await pay(shop, json.SessionId)
    await hearEvents(shop)
    expect(codeOf(await postCheckout(shop, { InternalReferenceId, Articles: rowsOf(cheap) }))).toBe(
      'ReferenceTaken',
    )
    expect(codeOf(await postCheckout(shop, { InternalReferenceId }))).toBe('CheckoutAlreadyComplete')
  })

  it('with a key it is replaced at any price; another client’s key finds no company, and a wrong one is refused', async ({
    cheap,
    house,
    shop,
  }) => {
    const InternalReferenceId = newId()
    await postCheckout(shop, { InternalReferenceId })
    const body = { InternalReferenceId, Articles: rowsOf(cheap) }
    const stranger = await openShop(house)
    expect(codeOf(await postCheckout(shop, body, { apiKey: stranger.apiKey }))).toBe('CompanyNotFound')
    expect(codeOf(await postCheckout(shop, body, { apiKey: 'nonsense' }))).toBe('Unauthorized')
    expect((await postCheckout(shop, body, { apiKey: shop.apiKey })).status).toBe(200)
    expect(await checkoutsOf(shop, InternalReferenceId)).toMatchObject([
      { checkout: { state: 'expired' } },
      { checkout: { state: 'open', totalMinor: 60 } },
    ])
  })

  it('twenty at once, half of them cheaper: one price wins, and nobody lowers it', async ({
    cheap,
    shop,
  }) => {
    const InternalReferenceId = newId()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        postCheckout(shop, { InternalReferenceId, Articles: rowsOf(at % 2 ? cheap : shop.haircut) }),
      ),
    )
    const made = await checkoutsOf(shop, InternalReferenceId)
    expect(new Set(made.map(({ checkout }) => checkout.totalMinor)).size).toBe(1)
    expect(made.filter(({ checkout }) => checkout.state === 'open')).toHaveLength(1)
    const refused = answers.filter(({ status }) => status !== 200)
    expect(new Set(refused.map(codeOf))).toEqual(new Set(['ReferenceTaken']))
  })
})

describe('a signed reference', () => {
  const organisation = (shop: Shop) => ({ params: { id: shop.organisationId }, apiKey: shop.apiKey })

  it('is as good as a key for the price; one that does not fit is refused; it may be required', async ({
    cheap,
    shop,
  }) => {
    const InternalReferenceId = newId()
    const early = await postCheckout(shop, { ReferenceSignature: 'ab' })
    expect(codeOf(early)).toBe('InvalidSignature')
    const made = await call(secretRoute, organisation(shop))
    expect(made.status).toBe(201)
    const articles = [{ articleId: cheap, articleTypeId: undefined, quantity: 2 }]
    const ReferenceSignature = signReference(String(made.json.secret), {
      internalReferenceId: InternalReferenceId,
      articles,
    })
    await postCheckout(shop, { InternalReferenceId })
    const body = { InternalReferenceId, Articles: rowsOf(cheap, 2) }
    expect((await postCheckout(shop, { ...body, ReferenceSignature })).status).toBe(200)
    const cheaper = { ...body, Articles: rowsOf(cheap, 1), ReferenceSignature }
    expect(codeOf(await postCheckout(shop, cheaper))).toBe('InvalidSignature')
    const required = await call(organisationRoute, {
      ...organisation(shop),
      body: { requiresReferenceSignature: true },
    })
    expect(required.json).toMatchObject({ requiresReferenceSignature: true })
    try {
      expect(codeOf(await postCheckout(shop))).toBe('NotEmpty')
      expect((await postCheckout(shop, { ...body, ReferenceSignature })).status).toBe(200)
      expect((await postCheckout(shop, {}, { apiKey: shop.apiKey })).status).toBe(200)
    } finally {
      await call(organisationRoute, { ...organisation(shop), body: { requiresReferenceSignature: false } })
    }
  })
})

describe('where an anonymous call may redirect a payer', () => {
  it('only to our own page while the company has named no host', async ({ house, shop }) => {
    for (const url of ['https://evil.example/', 'https://localhost.evil.example/', 'http://127.0.0.1/'])
      for (const name of ['ConfirmationUrl', 'CancelUrl'])
        expect(codeOf(await postCheckout(shop, { [name]: url })), `${name} ${url}`).toBe('InvalidUrl')
    expect((await postCheckout(shop, { ConfirmationUrl: `${house.env.appUrl}/x` })).status).toBe(200)
    const bySeller = { apiKey: shop.apiKey }
    expect((await postCheckout(shop, { ConfirmationUrl: 'https://a.example/' }, bySeller)).status).toBe(200)
  })

  it('to the hosts that it has named, and to its own website', async ({ house }) => {
    const named = await openShop(house)
    await call(organisationRoute, {
      params: { id: named.organisationId },
      apiKey: named.apiKey,
      body: { allowedOrigins: ['https://book.example.com'], confirmationUrl: 'https://www.example.com/ok' },
    })
    for (const host of ['book.example.com', 'www.example.com'])
      expect((await postCheckout(named, { CancelUrl: `https://${host}/cart` })).status).toBe(200)
    expect(codeOf(await postCheckout(named, { CancelUrl: 'https://example.com/' }))).toBe('InvalidUrl')
  })
})

describe('the status and refund of a checkout', () => {
  const refund = (shop: Shop, body: object, options: object = {}) =>
    call(refundRoute, { apiKey: shop.apiKey, organisationId: shop.organisationId, body, ...options })

  it('its status names the amount, the reference, and what went back', async ({ shop }) => {
    const InternalReferenceId = newId()
    const { json } = await postCheckout(shop, { InternalReferenceId })
    const { SessionId } = json
    const body = { CompanyId: shop.organisationId, SessionId }
    const early = await refund(shop, { SessionId })
    expect([early.status, codeOf(early)]).toEqual([409, 'RefundNotRefundable'])
    await pay(shop, SessionId)
    await hearEvents(shop)
    const key = { headers: { 'idempotency-key': newId() } }
    const part = await refund(shop, { SessionId, Amount: '10.50', Reason: 'late' }, key)
    expect(part).toMatchObject({ status: 201, json: { SessionId, Amount: 10.5, CurrencyId: 'EUR' } })
    expect((await refund(shop, { SessionId, Amount: '10.50', Reason: 'late' }, key)).text).toBe(part.text)
    expect(codeOf(await refund(shop, { SessionId, Amount: '10.505' }))).toBe('TooManyDecimals')
    expect(codeOf(await refund(shop, { SessionId, Amount: 40 }))).toBe('RefundExceedsPayment')
    await hearEvents(shop)
    expect((await call(statusRoute.POST, { body })).json).toMatchObject({
      Status: 'complete',
      Amount: 45,
      CurrencyId: 'EUR',
      InternalReferenceId,
      AmountRefunded: 10.5,
    })
    await expectBooksToAgree(shop)
  })

  it('a session of others is not there to be refunded', async ({ house, shop }) => {
    const stranger = await openShop(house)
    const { json } = await postCheckout(shop)
    const asked = { apiKey: stranger.apiKey, organisationId: stranger.organisationId }
    expect(codeOf(await refund(shop, { SessionId: json.SessionId }, asked))).toBe('CheckoutNotFound')
    expect((await refund(shop, { SessionId: json.SessionId }, { apiKey: undefined })).status).toBe(401)
  })

  it('the same key makes one checkout, and answers it again', async ({ shop }) => {
    const body = { InternalReferenceId: newId() }
    const options = { headers: { 'idempotency-key': newId() } }
    const first = await postCheckout(shop, body, options)
    const again = await postCheckout(shop, body, options)
    expect([again.text, again.headers.get('idempotent-replayed')]).toEqual([first.text, 'true'])
    expect(await checkoutsOf(shop, body.InternalReferenceId)).toHaveLength(1)
  })

  it('script tags use GET for a checkout and its status', async ({ shop }) => {
    const query = new URLSearchParams({
      callback: 'show',
      CompanyId: shop.organisationId,
      CountryCode: 'DE',
      InternalReferenceId: newId(),
      Articles: JSON.stringify(rowsOf(shop.haircut)),
    })
    const asked = async (route: typeof checkoutRoute.GET, text: string) => {
      const url = `http://localhost:3000${route.operation.path}?${text}`
      const answer = await route(new Request(url), { params: Promise.resolve({}) })
      return { status: answer.status, text: await answer.text() }
    }
    const made = await asked(checkoutRoute.GET, String(query))
    expect(made.status, made.text).toBe(200)
    const [, written = ''] = /^show\((.*)\)$/.exec(made.text) ?? []
    const { SessionId } = JSON.parse(written) as { SessionId: string }
    const status = new URLSearchParams({ callback: 'a.b', CompanyId: shop.organisationId, SessionId })
    expect((await asked(statusRoute.GET, String(status))).text).toMatch(/^a\.b\(\{.*"Status":"open"/)
    query.delete('callback')
    expect(await asked(checkoutRoute.GET, String(query))).toMatchObject({ status: 400 })
  })
})
