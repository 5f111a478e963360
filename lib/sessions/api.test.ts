// POST /api/v1/sessions as its contract has it: the sample, every refusal to the letter, and the order of checks.
import { describe, expect } from 'vitest'
import { GET as getSession } from '@/app/api/v1/sessions/[id]/route'
import { changeConnection } from '@/lib/applications/create-connection'
import { newId } from '@/lib/ids'
import { call } from '@/lib/testing/calls'
import { withStory as it } from '@/lib/testing/fixtures'
import {
  askSession,
  breakProvider,
  freshOrder,
  objectsOf,
  openStoryShop,
  SAMPLE,
} from '@/lib/testing/session-story'

/** `code` says the same where the source has no number there. */
const coded = (errorCode: string) => ({ code: errorCode, errorCode })

const UNAUTHORIZED = {
  error: 'Unauthorized',
  message: 'Authentication required. Please provide a valid API token',
  code: 401,
  errorCode: 'AUTH_UNAUTHENTICATED',
}
const KEY_MISSING = {
  error: 'Bad Request',
  message: 'Missing required header: Idempotency-Key',
  statusCode: 400,
  ...coded('IDEMPOTENCY_KEY_MISSING'),
}
const MISMATCH = {
  message: 'This idempotency key was already used with different request parameters',
  statusCode: 422,
  ...coded('IDEMPOTENCY_KEY_MISMATCH'),
}
const CONFLICT = {
  error: 'Conflict',
  message: 'The request conflicts with the current state of the resource',
  code: 409,
  details: 'Resource already exists',
  errorCode: 'ORDER_REFERENCE_TAKEN',
}
const NOBODY = {
  message: 'No eligible providers found for the given request parameters',
  statusCode: 422,
  ...coded('NO_AVAILABLE_PROVIDER'),
}
const WRONG_SUM = {
  error: 'Bad Request',
  message: ['amount.total does not match the sum of line items, shipping, and tax'],
  statusCode: 400,
  ...coded('REQUEST_INVALID'),
}

describe('the sample request', () => {
  it('answers 201 with the fields of the sample, and no others', async ({ story }) => {
    const { headers, json, status } = await askSession(story, { body: { orderReference: 'ORD-2024-001' } })
    expect(status).toBe(201)
    expect(headers.get('content-type')).toContain('application/json')
    expect(json).toEqual({
      sessionId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-/),
      checkoutUrl: expect.stringMatching(/^https?:\/\//),
      status: 'PENDING',
      routing: { selectedProvider: 'stripe', score: expect.any(Number) },
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    })
    expect(Object.keys(json)).toEqual([
      'sessionId',
      'checkoutUrl',
      'status',
      'routing',
      'expiresAt',
      'createdAt',
    ])
    expect(Date.parse(String(json.expiresAt)) - Date.parse(String(json.createdAt))).toBe(3_600_000)
  })

  it('creates one object at the provider with the requested total, lines and redirects', async ({
    story,
  }) => {
    const { json } = await askSession(story)
    const [object, ...others] = await objectsOf(story, String(json.sessionId))
    expect(others).toEqual([])
    expect(object).toMatchObject({
      amount_total: 14_076,
      currency: 'aud',
      customer_email: 'jane.smith@example.com',
      success_url: SAMPLE.redirectUrls.success,
      cancel_url: SAMPLE.redirectUrls.failure,
      url: json.checkoutUrl,
    })
  })

  it('can be read again, with the decision and its reasons', async ({ story }) => {
    const { json } = await askSession(story)
    const read = await call(getSession, {
      params: { id: String(json.sessionId) },
      headers: { authorization: `Bearer ${story.shop.apiKey}` },
    })
    expect(read.status).toBe(200)
    expect(read.json).toMatchObject({ ...json, amount: SAMPLE.amount, currency: 'AUD', refunds: [] })
    expect(read.json).toMatchObject({
      routing: { decisions: [{ chosenConnectionId: story.shop.connections[0]?.id, candidates: [{}] }] },
    })
  })

  it('cannot be read by another application', async ({ story }) => {
    // promise 78
    const { json } = await askSession(story)
    const { shop } = await openStoryShop(story)
    const read = await call(getSession, {
      params: { id: String(json.sessionId) },
      headers: { authorization: `Bearer ${shop.apiKey}` },
    })
    expect(read.status).toBe(404)
  })
})

describe('refusals, to the letter', () => {
  it('no token, a wrong one, one of another scheme', async ({ story }) => {
    for (const bearer of ['', 'ks_test_wrong', `ks_test_${'0'.repeat(64)}`, 'a.b.c'])
      expect(await askSession(story, { bearer })).toMatchObject({ status: 401, json: UNAUTHORIZED })
    const basic = await askSession(story, { bearer: '', headers: { authorization: 'Basic YTpi' } })
    expect([basic.status, basic.json]).toEqual([401, UNAUTHORIZED])
    expect(basic.headers.get('www-authenticate')).toBe('Bearer realm="remit", error="invalid_token"')
  })

  it('no Idempotency-Key', async ({ story }) => {
    // promise 26
    const answer = await askSession(story, { key: null })
    expect([answer.status, answer.json]).toEqual([400, KEY_MISSING])
  })

  it.for(['', 'k'.repeat(256), 'two words', 'umlaut-ä', 'one, two'])('the key %j', async (key, { story }) => {
    // promise 27
    const { json, status } = await askSession(story, { key })
    expect(status).toBe(400)
    const said = { error: 'Bad Request', message: expect.any(String), statusCode: 400 }
    expect(json).toEqual({ ...said, ...coded('IDEMPOTENCY_KEY_INVALID') })
  })

  it('a body with faults: one sentence for each', async ({ story }) => {
    const { json, status } = await askSession(story, {
      body: { paymentMethod: 'cash', currency: 'aud', orderItems: [], amount: { shipping: 1 } },
    })
    expect(status).toBe(400)
    const said = { error: 'Bad Request', message: expect.any(Array), statusCode: 400 }
    expect(json).toEqual({ ...said, ...coded('REQUEST_INVALID') })
    const sentences = json.message as string[]
    expect(sentences).toHaveLength(4)
    for (const name of ['paymentMethod', 'currency', 'orderItems', 'amount.total'])
      expect(sentences.filter((sentence) => sentence.startsWith(name))).toHaveLength(1)
  })

  it('a card number, wherever it is written: the sentence names the field', async ({ story }) => {
    // promise 108
    const PAN = '4242 4242 4242 4242'
    const item = { ...SAMPLE.orderItems[0], name: `Gift for ${PAN}` }
    const { json, status } = await askSession(story, { body: { orderReference: PAN, orderItems: [item] } })
    expect([status, json.errorCode]).toEqual([400, 'REQUEST_INVALID'])
    const sentences = json.message as string[]
    expect(sentences.map((sentence) => sentence.split(' ')[0])).toEqual([
      'orderReference:',
      'orderItems.0.name:',
    ])
    expect(JSON.stringify(json)).not.toContain('4242 4242')
  })

  it.for(['', '{', '[]', 'null', '"text"', '{"orderReference":'])('the body %j', async (text, { story }) => {
    const { json, status } = await askSession(story, { text })
    const said = { error: 'Bad Request', message: expect.any(Array), statusCode: 400 }
    const isReadable = /^[[n"]/.test(text)
    expect([status, json]).toEqual([
      400,
      { ...said, ...coded(isReadable ? 'REQUEST_INVALID' : 'REQUEST_MALFORMED_JSON') },
    ])
  })

  it.for([140.75, 140.77, 119, '140.7'])('a total of %j that is not the sum', async (total, { story }) => {
    const answer = await askSession(story, { body: { amount: { ...SAMPLE.amount, total } } })
    expect([answer.status, answer.json]).toEqual([400, WRONG_SUM])
  })

  it.for<[string, object, object?]>([
    ['more decimals than the currency has', { total: 140.761, shipping: 9.95, tax: 11.81 }],
    ['decimals in yen', { total: 1.5 }, { currency: 'JPY' }],
    ['1e21', { total: 1e21 }],
    ['negative zero as text', { total: '-0', shipping: 9.95, tax: 11.81 }],
    ['an amount below zero', { total: 140.76, shipping: -9.95, tax: 11.81 }],
    ['a text that is no number', { total: '140,76', shipping: 9.95, tax: 11.81 }],
  ])('%s', async ([_, amount, more = {}], { story }) => {
    const { json, status } = await askSession(story, { body: { ...more, amount } })
    const said = {
      error: 'Bad Request',
      message: [expect.stringMatching(/^amount\./)],
      statusCode: 400,
    }
    expect([status, json]).toEqual([400, { ...said, ...coded('REQUEST_INVALID') }])
  })

  it('0.1 plus 0.2 is exactly 0.3', async ({ story }) => {
    const orderItems = [{ name: 'Sticker', quantity: 1, unitPrice: '70.1' }]
    const amount = { total: 70.3, shipping: 0.1, tax: 0.1 }
    expect((await askSession(story, { body: { amount, orderItems } })).status).toBe(201)
  })

  it('an order that has a pending session under another key', async ({ story }) => {
    const body = freshOrder()
    expect((await askSession(story, { body })).status).toBe(201)
    const answer = await askSession(story, { body })
    expect([answer.status, answer.json]).toEqual([409, CONFLICT])
  })

  it('the same order reference is free in another application', async ({ story }) => {
    const body = freshOrder()
    const other = await openStoryShop(story)
    expect((await askSession(story, { body })).status).toBe(201)
    expect((await askSession(other, { body })).status).toBe(201)
  })

  it('no provider supports the currency, and none is active', async ({ story }) => {
    const { merchants, shop } = await openStoryShop(story)
    const [connection] = shop.connections
    if (!connection) throw new Error('no connection')
    const { applicationId, organisationId } = shop
    await changeConnection(story.house, organisationId, applicationId, connection, { currencies: ['EUR'] })
    const other = await askSession({ shop }, {})
    expect([other.status, other.json]).toEqual([422, NOBODY])
    await changeConnection(story.house, organisationId, applicationId, connection, {
      currencies: [],
      isActive: false,
    })
    const off = await askSession({ shop }, {})
    expect([off.status, off.json]).toEqual([422, NOBODY])
    expect(await story.line.sandbox.objects('checkout.session', merchants[0]?.accountId ?? '')).toEqual([])
  })
})

describe('a provider that fails', () => {
  const refusals: [string, object[], number, object][] = [
    [
      'breaks',
      [{ kind: '500' }],
      502,
      {
        error: 'Error',
        message: 'Service temporarily unavailable.',
        code: 502,
        errorCode: 'PROVIDER_REFUSED',
      },
    ],
    [
      'is overloaded',
      [{ kind: '429' }],
      503,
      {
        error: 'Service Unavailable',
        message: 'The service is temporarily unavailable. Please try again later',
        code: 503,
        errorCode: 'PROVIDER_OVERLOADED',
      },
    ],
    [
      'is in maintenance',
      [{ kind: '503' }],
      503,
      {
        error: 'Service Unavailable',
        message: 'The service is temporarily unavailable. Please try again later',
        code: 503,
        errorCode: 'PROVIDER_OVERLOADED',
      },
    ],
    [
      'does not answer',
      [{ kind: 'drop', times: 2 }],
      504,
      { error: 'Error', message: 'Request timed out.', code: 504, errorCode: 'PROVIDER_TIMED_OUT' },
    ],
  ]

  it.for(refusals)('and %s', async ([_, faults, status, body], { story }) => {
    const alone = { ...story, ...(await openStoryShop(story)) }
    for (const fault of faults) await breakProvider(alone, 0, fault)
    const order = { key: newId(), body: freshOrder() }
    const answer = await askSession(alone, order)
    expect([answer.status, answer.json]).toEqual([status, body])
    // promise 31
    const again = await askSession(alone, order)
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, null])
    expect(await objectsOf(alone, String(again.json.sessionId))).toHaveLength(1)
  })

  it('and refuses', async ({ story }) => {
    const alone = { ...story, ...(await openStoryShop(story)) }
    await story.line.sandbox.post(`accounts/${alone.merchants[0]?.accountId}/capabilities`, {
      charges_enabled: false,
    })
    const answer = await askSession(alone)
    expect([answer.status, answer.json]).toEqual([502, refusals[0]?.[3]])
  })
})

it('our own errors do not reveal their cause', async ({ story }) => {
  // promise 92
  await story.house.db.$client`alter table session_attempts rename to session_attempts_away`
  try {
    const answer = await askSession(story)
    expect([answer.status, answer.json]).toEqual([
      500,
      { message: 'Internal server error', statusCode: 500, ...coded('SERVER_UNEXPECTED') },
    ])
  } finally {
    await story.house.db.$client`alter table session_attempts_away rename to session_attempts`
  }
})

describe('the order of checks', () => {
  it('the token is checked before the key, and the key before the body', async ({ story }) => {
    const bad = { text: '{' }
    expect((await askSession(story, { ...bad, bearer: '', key: null })).json).toEqual(UNAUTHORIZED)
    expect((await askSession(story, { ...bad, key: null })).json).toEqual(KEY_MISSING)
    expect((await askSession(story, bad)).json).toMatchObject({ statusCode: 400, message: expect.any(Array) })
  })

  it('a used key is reported before a bad body', async ({ story }) => {
    const key = newId()
    expect((await askSession(story, { key })).status).toBe(201)
    for (const asking of [
      { text: '{' },
      { text: '' },
      { body: { currency: 'nothing' } },
      { body: { amount: 1 } },
    ]) {
      const answer = await askSession(story, { ...asking, key })
      expect([answer.status, answer.json]).toEqual([422, MISMATCH])
    }
  })

  it('a bad body is reported before a taken order, and that before a missing provider', async ({ story }) => {
    const { shop } = await openStoryShop(story, 0)
    const body = freshOrder()
    expect((await askSession(story, { body })).status).toBe(201)
    expect((await askSession(story, { body: { ...body, amount: { total: 1 } } })).json).toEqual(WRONG_SUM)
    expect((await askSession(story, { body: { ...body, currency: 'EUR' } })).json).toEqual(CONFLICT)
    expect((await askSession({ shop }, { body: { amount: { total: 1 } } })).json).toEqual(WRONG_SUM)
    expect((await askSession({ shop })).json).toEqual(NOBODY)
  })
})
