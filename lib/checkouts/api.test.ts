// The Checkout API as callers write it: names, places, formats, refusals by field, and pages of other origins.
import { describe, expect } from 'vitest'
import * as article from '@/app/payment/stripe/v1/articles/[Id]/route'
import * as articles from '@/app/payment/stripe/v1/articles/route'
import * as types from '@/app/payment/stripe/v1/articles/types/route'
import * as route from '@/app/payment/stripe/v1/checkout/route'
import * as status from '@/app/payment/stripe/v1/checkout/status/route'
import { newId } from '@/lib/ids'
import { changeOrganisation } from '@/lib/organisations/change'
import { openBusiness } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { checkoutsOf, makeArticle, openShop, postCheckout, type Shop } from '@/lib/testing/shop'

const SUFFIX = 'x-remit-suffix'
const keyed = (shop: Shop) => ({ apiKey: shop.apiKey, organisationId: shop.organisationId })

interface Status {
  ResponseStatus: { ErrorCode: string; Message: string; Errors: { ErrorCode: string; FieldName: string }[] }
}
const faultsIn = ({ json }: { json: unknown }) =>
  (json as Status).ResponseStatus.Errors.map(({ ErrorCode, FieldName }) => `${FieldName} ${ErrorCode}`)

describe('the answer', () => {
  it('hosted has an address and no secret', async ({ house, shop }) => {
    const { json, status: code } = await postCheckout(shop)
    expect(code).toBe(200)
    expect(json).toEqual({
      SessionId: expect.stringMatching(/^cs_/),
      Url: expect.stringMatching(/^http/),
      Status: 'open',
      ClientSecret: null,
      CustomerId: null,
      PaymentIntentClientSecret: null,
      PaymentIntentId: null,
      StripeAccount: shop.accountId,
    })
    expect(house.logLines.join('')).not.toContain('_secret_')
  })

  it('embedded has a secret and no address, and comes back to a page of ours', async ({ shop }) => {
    const { json } = await postCheckout(shop, { UiMode: 'embedded' })
    expect(json).toMatchObject({ Url: null, ClientSecret: expect.stringMatching(/^cs_.+_secret_/) })
    const sent = (await shop.sandbox.requests(shop.accountId)).findLast(
      ({ path }) => path === '/v1/checkout/sessions',
    )
    expect(sent?.params).toMatchObject({
      ui_mode: 'embedded_page',
      return_url: 'http://localhost:3000/checkout/{CHECKOUT_SESSION_ID}/return',
    })
    expect(sent?.params).not.toHaveProperty('success_url')
    expect(sent?.params).not.toHaveProperty('cancel_url')
  })

  it('is at the stored price, whatever the call says', async ({ shop }) => {
    const InternalReferenceId = newId()
    const Articles = [{ ArticleId: shop.haircut, Quantity: 2, Price: 0.01, UnitPrice: 1, Amount: 1 }]
    await postCheckout(shop, { InternalReferenceId, Articles, Price: 1, Total: 1 })
    expect((await checkoutsOf(shop, InternalReferenceId))[0]?.checkout.totalMinor).toBe(9000)
  })
})

describe('what is refused by field', () => {
  it.for<[string, object, string[]]>([
    ['no company', { CompanyId: undefined }, ['CompanyId NotEmpty']],
    ['the empty Guid', { CompanyId: '00000000-0000-0000-0000-000000000000' }, ['CompanyId NotEmpty']],
    ['no Guid', { CompanyId: '17' }, ['CompanyId InvalidGuid']],
    ['no country', { CountryCode: '' }, ['CountryCode NotEmpty']],
    ['a country that is none', { CountryCode: 'XX' }, ['CountryCode InvalidCountryCode']],
    ['no articles', { Articles: undefined }, ['Articles NotEmpty']],
    ['an empty list', { Articles: [] }, ['Articles NotEmpty']],
    ['no list', { Articles: 'x' }, ['Articles InvalidType']],
    [
      '101 rows',
      { Articles: Array.from({ length: 101 }, () => ({ ArticleId: 1 })) },
      ['Articles MaximumLength'],
    ],
    ['no reference', { InternalReferenceId: ' ' }, ['InternalReferenceId NotEmpty']],
    ['a long reference', { InternalReferenceId: 'x'.repeat(256) }, ['InternalReferenceId MaximumLength']],
    ['a NUL', { InternalReferenceId: 'a\u0000b' }, ['InternalReferenceId InvalidText']],
    ['another mode', { UiMode: 'hosted_page' }, ['UiMode InvalidChoice']],
    ['a script as address', { ConfirmationUrl: 'javascript:alert(1)' }, ['ConfirmationUrl InvalidUrl']],
    ['a relative address', { CancelUrl: '/cart' }, ['CancelUrl InvalidUrl']],
    ['user info', { ConfirmationUrl: 'https://a@evil.example/' }, ['ConfirmationUrl InvalidUrl']],
    [
      'a way back from an embedded page',
      { UiMode: 'embedded', CancelUrl: 'https://a.example/' },
      ['CancelUrl NotAllowed'],
    ],
  ])('%s', async ([_, body, faults], { shop }) => {
    const answer = await postCheckout(shop, body)
    expect(answer.status).toBe(400)
    expect(faultsIn(answer)).toEqual(faults)
  })

  it.for<[string, (of: Record<string, number>) => object[], string[]]>([
    ['unknown', () => [{ ArticleId: 2_000_000_000 }], ['Articles[1].ArticleId NotFound']],
    ['inactive', ({ inactive }) => [{ ArticleId: inactive }], ['Articles[1].ArticleId Inactive']],
    ['of another company', ({ foreign }) => [{ ArticleId: foreign }], ['Articles[1].ArticleId NotFound']],
    [
      'of another type',
      ({ good }) => [{ ArticleId: good, ArticleTypeId: 3 }],
      ['Articles[1].ArticleTypeId Mismatch'],
    ],
    [
      'in another currency',
      ({ dollars }) => [{ ArticleId: dollars }],
      ['Articles[1].ArticleId MixedCurrencies'],
    ],
    ['without an article', () => [{ Quantity: 1 }], ['Articles[1].ArticleId NotEmpty']],
    [
      'of none',
      ({ good }) => [{ ArticleId: good, Quantity: 0 }],
      ['Articles[1].Quantity GreaterThanOrEqual'],
    ],
    ['of a half', ({ good }) => [{ ArticleId: good, Quantity: 1.5 }], ['Articles[1].Quantity InvalidNumber']],
    [
      'several at once',
      ({ inactive }) => [{ ArticleId: inactive }, { ArticleId: 2_000_000_000 }],
      ['Articles[1].ArticleId Inactive', 'Articles[2].ArticleId NotFound'],
    ],
  ])('a row %s, by its index', async ([_, rowsOf, faults], { house, shop }) => {
    const other = await openBusiness(house)
    const rows = rowsOf({
      good: shop.haircut,
      inactive: await makeArticle(shop, { isActive: false }),
      dollars: await makeArticle(shop, { currency: 'USD' }),
      foreign: await makeArticle(other),
    })
    const InternalReferenceId = newId()
    const answer = await postCheckout(shop, {
      InternalReferenceId,
      Articles: [{ ArticleId: shop.haircut }, ...rows],
    })
    expect(answer.status).toBe(400)
    expect(faultsIn(answer)).toEqual(faults)
    expect(await checkoutsOf(shop, InternalReferenceId)).toEqual([])
  })

  it.for<[string, string, string]>([
    ['0', 'nothing', 'BelowMinimum'],
    ['0.49', 'less than Stripe takes', 'BelowMinimum'],
    ['999999.99', 'more than Stripe takes', 'AboveMaximum'],
  ])('a total of twice %s, which is %s', async ([price, _, code], { shop }) => {
    const ArticleId = await makeArticle(shop, { price })
    const Quantity = code === 'AboveMaximum' ? 2 : 1
    const answer = await postCheckout(shop, { Articles: [{ ArticleId, Quantity }] })
    expect(faultsIn(answer)).toEqual([`Articles ${code}`])
  })

  it('a company that does not exist', async ({ shop }) => {
    const answer = await postCheckout(shop, { CompanyId: newId() })
    expect(answer.status).toBe(404)
    expect(answer.json).toMatchObject({ ResponseStatus: { ErrorCode: 'CompanyNotFound', Errors: [] } })
  })

  it('hosts that a client does not trust', async ({ house }) => {
    const strict = await openShop(house)
    await house.db
      .$client`update clients set payment_allowed_redirect_hosts = '{shop.example}' where id = ${strict.clientId}`
    const evil = await postCheckout(strict, { ConfirmationUrl: 'https://evil.example/' })
    expect(faultsIn(evil)).toEqual(['ConfirmationUrl InvalidUrl'])
    expect((await postCheckout(strict, { ConfirmationUrl: 'https://shop.example/thanks' })).status).toBe(200)
  })
})

describe('names and places', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }

  it('names are case-insensitive, and numbers may be strings', async ({ shop }) => {
    const answer = await call(route.POST, {
      body: {
        companyid: shop.organisationId.toUpperCase(),
        COUNTRYCODE: 'de',
        articles: [{ articleID: String(shop.haircut), quantity: '2' }],
        internalReferenceId: 4711,
        uiMODE: 'Embedded',
      },
    })
    expect(answer.status).toBe(200)
    expect(answer.json.ClientSecret).not.toBeNull()
    expect((await checkoutsOf(shop, '4711'))[0]?.checkout).toMatchObject({ totalMinor: 9000, country: 'DE' })
  })

  it.for<[string, (id: number) => string]>([
    ['JSON text', (id) => `Articles=${encodeURIComponent(JSON.stringify([{ ArticleId: id, Quantity: 3 }]))}`],
    ['dotted names', (id) => `Articles[0].ArticleId=${id}&Articles[0].Quantity=3`],
    ['bracketed names', (id) => `articles[0][articleid]=${id}&articles[0][quantity]=3`],
  ])('a form holds its list as %s', async ([_, listOf], { shop }) => {
    const reference = newId()
    const text = `CompanyId=${shop.organisationId}&CountryCode=SE&InternalReferenceId=${reference}&${listOf(shop.haircut)}`
    expect((await call(route.POST, { text, headers: form })).status).toBe(200)
    expect((await checkoutsOf(shop, reference))[0]?.checkout.totalMinor).toBe(13_500)
  })

  it('the body wins over the query, which fills in the rest', async ({ shop }) => {
    const reference = newId()
    const answer = await call(route.POST, {
      query: `?internalreferenceid=${reference}&countrycode=SE&uimode=hosted`,
      body: {
        CompanyId: shop.organisationId,
        Articles: [{ ArticleId: shop.haircut }],
        UiMode: 'embedded',
        CountryCode: null,
      },
    })
    expect(answer.status).toBe(200)
    expect((await checkoutsOf(shop, reference))[0]?.checkout).toMatchObject({
      uiMode: 'embedded',
      country: 'SE',
    })
  })

  it.each<[string, string | undefined, number, string]>([
    ['text/plain', 'a=b', 415, 'UnsupportedMediaType'],
    ['application/xml', '<a/>', 415, 'UnsupportedMediaType'],
    ['application/json', '{', 400, 'SerializationException'],
    ['application/json', '[]', 400, 'Invalid'],
    ['application/json', '{"a":1,"a":2}', 400, 'DuplicateKey'],
    ['application/json', '{"UiMode":"hosted","uimode":"hosted"}', 400, 'GivenTwice'],
    ['application/json', '{"__proto__":{"CompanyId":"x"},"constructor":1}', 400, 'NotEmpty'],
    ['application/json', `{"a":"${'x'.repeat(300_000)}"}`, 413, 'RequestEntityTooLarge'],
  ])('%s %.20s is %i', async (type, text, code, name) => {
    const answer = await call(route.POST, { text, headers: { 'content-type': type } })
    expect(answer.status).toBe(code)
    expect((answer.json as unknown as Status).ResponseStatus.ErrorCode).toBe(name)
  })
})

describe('formats', () => {
  const ask = async (shop: Shop, query: string, headers: Record<string, string> = {}) => {
    const request = new Request(`http://localhost:3000/payment/stripe/v1/articles/types${query}`, {
      headers: {
        'x-dolfin-api-key': shop.apiKey,
        'x-dolfin-organisation-id': shop.organisationId,
        ...headers,
      },
    })
    const response = await types.GET(request, { params: Promise.resolve({}) })
    return {
      code: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
      response,
    }
  }
  const JSON_TYPE = 'application/json; charset=utf-8'
  const CSV_TYPE = 'text/csv; charset=utf-8'
  const XML_TYPE = 'application/xml; charset=utf-8'

  it.for<[string, string, Record<string, string>, string]>([
    ['nothing said', '', {}, JSON_TYPE],
    ['anything', '', { accept: '*/*' }, JSON_TYPE],
    ['json by Accept', '', { accept: 'application/json' }, JSON_TYPE],
    ['csv by Accept', '', { accept: 'text/csv' }, CSV_TYPE],
    ['xml by Accept', '', { accept: 'application/xml' }, XML_TYPE],
    [
      'the best of several',
      '',
      { accept: 'application/pdf, text/csv;q=0.4, application/xml;q=0.9' },
      XML_TYPE,
    ],
    ['format over Accept', '?format=csv', { accept: 'application/xml' }, CSV_TYPE],
    ['format in any case', '?FORMAT=XML', {}, XML_TYPE],
    ['suffix over format', '?format=csv', { [SUFFIX]: 'xml', accept: 'application/json' }, XML_TYPE],
    ['suffix json', '?format=csv', { [SUFFIX]: 'json' }, JSON_TYPE],
  ])('%s', async ([_, query, headers, type], { shop }) => {
    expect(await ask(shop, query, headers)).toMatchObject({ code: 200, type })
  })

  it.for<[string, string, Record<string, string>]>([
    ['by Accept', '', { accept: 'application/pdf' }],
    ['refused by q=0', '', { accept: 'application/json;q=0' }],
    ['by format', '?format=jsv', {}],
    ['by suffix', '', { [SUFFIX]: 'html' }],
  ])('what is not served is 406 (%s)', async ([_, query, headers], { shop }) => {
    const { code, text, type } = await ask(shop, query, headers)
    expect([code, type]).toEqual([406, JSON_TYPE])
    expect(JSON.parse(text)).toMatchObject({ ResponseStatus: { ErrorCode: 'NotAcceptable' } })
  })

  it('csv has a head and rows, xml is escaped', async ({ shop }) => {
    expect((await ask(shop, '?format=csv')).text).toBe(
      'Id,Name\r\n1,Service\r\n2,Gift card\r\n3,Punch ticket\r\n4,Product\r\n',
    )
    expect((await ask(shop, '?format=xml')).text).toContain('<Item><Id>2</Id><Name>Gift card</Name></Item>')
  })

  it('a table cannot bring a formula along', async ({ shop }) => {
    const request = (query: string) =>
      articles.GET(
        new Request(`http://localhost:3000/payment/stripe/v1/articles${query}`, {
          headers: { 'x-dolfin-api-key': shop.apiKey, 'x-dolfin-organisation-id': shop.organisationId },
        }),
        { params: Promise.resolve({}) },
      )
    await makeArticle(shop, { name: '=HYPERLINK("https://evil.example"),"x"', description: '<b>&</b>' })
    expect(await (await request('?format=csv&Take=100')).text()).toContain(
      `"'=HYPERLINK(""https://evil.example""),""x"""`,
    )
    expect(await (await request('?format=xml&Take=100')).text()).toContain('&lt;b&gt;&amp;&lt;/b&gt;')
  })

  it('a refusal is in the format that was asked for', async ({ shop }) => {
    const xml = await ask(shop, '?format=xml', { 'x-dolfin-api-key': 'wrong' })
    expect([xml.code, xml.type]).toEqual([401, XML_TYPE])
    expect(xml.text).toContain('<ResponseStatus><ErrorCode>Unauthorized</ErrorCode>')
    const csv = await ask(shop, '?format=csv', { 'x-dolfin-api-key': 'wrong' })
    expect(csv.text).toMatch(/^ErrorCode,FieldName,Message\r\nUnauthorized,,/)
  })

  describe('JSONP', () => {
    it('calls the function with the answer, as a script that cannot be taken for anything else', async ({
      shop,
    }) => {
      const { code, response, text, type } = await ask(shop, '?callback=my.app_$1')
      expect([code, type]).toEqual([200, 'application/javascript; charset=utf-8'])
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('set-cookie')).toBeNull()
      expect(JSON.parse(text.slice('my.app_$1('.length, -1))).toMatchObject({ Total: 4 })
    })

    it.for([
      'alert(1)',
      'a;b',
      '1a',
      'a-b',
      'a b',
      '<script>',
      "a'",
      'a%0Ab',
      'a\n',
      '.a',
      '',
      'é',
      'x'.repeat(65),
      '//',
    ])('refuses the name %j and never says it', async (name, { shop }) => {
      const { code, text, type } = await ask(shop, `?callback=${encodeURIComponent(name)}`)
      expect([code, type]).toEqual([400, JSON_TYPE])
      if (name.length > 2) expect(text).not.toContain(name)
    })

    it('refuses two names', async ({ shop }) => {
      expect((await ask(shop, '?callback=a&Callback=b')).code).toBe(400)
    })

    it('ignores cookies, because any page may contain the script tag', async ({ shop }) => {
      const { code, text } = await ask(shop, '?callback=mine', {
        'x-dolfin-api-key': '',
        cookie: 'remit-session=whatever; __Host-remit-session=whatever',
      })
      expect(code).toBe(401)
      expect(text).toMatch(/^mine\(\{"ResponseStatus"/)
    })

    it('wraps JSON alone', async ({ shop }) => {
      expect((await ask(shop, '?callback=mine&format=csv')).type).toBe(CSV_TYPE)
    })
  })
})

describe('pages of other origins', () => {
  const OWN = 'https://book.example.com'
  const preflight = (origin: string) =>
    route.OPTIONS(
      new Request('http://localhost:3000/payment/stripe/v1/checkout', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      }),
    )

  it.beforeAll(async ({ house, shop }) => {
    await changeOrganisation(house, shop.organisationId, { allowedOrigins: [OWN] })
  })

  it('the organisation’s own pages may call and read, errors too', async ({ shop }) => {
    const asked = await preflight(OWN)
    expect(asked.status).toBe(204)
    expect(asked.headers.get('access-control-allow-origin')).toBe(OWN)
    expect(asked.headers.get('access-control-allow-methods')).toBe('POST')
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull()
    for (const body of [{}, { CountryCode: 'XX' }]) {
      const answer = await postCheckout(shop, body, { headers: { origin: OWN } })
      expect(answer.headers.get('access-control-allow-origin')).toBe(OWN)
      expect(answer.headers.get('vary')).toContain('Origin')
    }
  })

  it.for([
    'https://evil.example',
    'null',
    'https://book.example.com.evil.example',
    'http://book.example.com',
  ])(
    // promise 111
    '%s may not',
    async (origin, { shop }) => {
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull()
      const answer = await postCheckout(shop, {}, { headers: { origin } })
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    },
  )

  it('one organisation’s page may not read what is another’s', async ({ house }) => {
    const other = await openShop(house)
    const answer = await postCheckout(other, {}, { headers: { origin: OWN } })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('articles', () => {
  const body = {
    Name: 'Gift card',
    ArticleTypeId: 2,
    Price: '50.5',
    CurrencyId: 'SEK',
    VAT: 25,
    SortOrder: -1,
  }

  it('one is made, listed, changed and removed', async ({ shop }) => {
    const made = await call(articles.POST, { ...keyed(shop), body })
    expect(made.status).toBe(201)
    expect(made.json).toEqual({
      Id: expect.any(Number),
      ...body,
      Price: 50.5,
      Description: null,
      Active: true,
      CreatedDate: expect.any(String),
      UpdatedDate: expect.any(String),
    })
    const params = { Id: String(made.json.Id) }
    const list = await call(articles.GET, { ...keyed(shop), query: '?skip=0&Take=1' })
    expect(list.json).toMatchObject({ Offset: 0, Total: expect.any(Number), Results: [{ Id: made.json.Id }] })
    const changed = await call(article.PUT, {
      ...keyed(shop),
      params,
      body: { ...body, Price: 60, Active: 'false' },
    })
    expect(changed.json).toMatchObject({ Price: 60, Active: false })
    expect((await call(article.DELETE, { ...keyed(shop), params })).status).toBe(204)
    expect((await call(article.DELETE, { ...keyed(shop), params })).status).toBe(404)
    expect((await call(article.PUT, { ...keyed(shop), params, body })).status).toBe(404)
  })

  it.for<[object, string]>([
    [{ Price: '1.005' }, 'Price TooManyDecimals'],
    [{ Price: -1 }, 'Price Negative'],
    [{ Price: 1_000_000 }, 'Price TooLarge'],
    [{ VAT: 101 }, 'VAT TooLarge'],
    [{ CurrencyId: 'XXX' }, 'CurrencyId InvalidChoice'],
    [{ ArticleTypeId: 99 }, 'ArticleTypeId NotFound'],
    [{ Name: '' }, 'Name NotEmpty'],
  ])('%o is refused', async ([wrong, fault], { shop }) => {
    const answer = await call(articles.POST, { ...keyed(shop), body: { ...body, ...wrong } })
    expect(faultsIn(answer)).toEqual([fault])
  })

  it('those of another organisation do not exist', async ({ house, shop }) => {
    const other = await openBusiness(house)
    const params = { Id: String(await makeArticle(other)) }
    expect((await call(article.DELETE, { ...keyed(shop), params })).json).toMatchObject({
      ResponseStatus: { ErrorCode: 'ArticleNotFound' },
    })
    expect(
      (await call(articles.GET, { apiKey: shop.apiKey, organisationId: other.organisationId })).status,
    ).toBe(404)
    expect((await call(articles.GET, { organisationId: shop.organisationId })).status).toBe(401)
    expect((await call(article.PUT, { ...keyed(shop), params: { Id: 'x' }, body })).status).toBe(404)
  })
})

it('the status needs both company and session id', async ({ shop }) => {
  const { json } = await postCheckout(shop)
  const SessionId = json.SessionId
  const read = (CompanyId: string) => call(status.POST, { body: { CompanyId, SessionId } })
  expect((await read(shop.organisationId)).json).toMatchObject({ CustomerEmail: null, Status: 'open' })
  expect((await read(newId())).status).toBe(404)
})
