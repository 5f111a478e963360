// Invoices by API: made, changed while draft, sent and voided, and refused field by field.
import { describe, expect } from 'vitest'
import { POST as rotate } from '@/app/invoices/[id]/link/rotate/route'
import { DELETE, PATCH, GET as read } from '@/app/invoices/[id]/route'
import { POST as send } from '@/app/invoices/[id]/send/route'
import { POST } from '@/app/invoices/route'
import { newId } from '@/lib/ids'
import { call } from '@/lib/testing/calls'
import { withFreshPeople } from '@/lib/testing/fixtures'
import { type People, testPeople } from '@/lib/testing/people'

const it = withFreshPeople.extend('other', { scope: 'file' }, ({ house }) => testPeople(house))

const line = { description: 'Rolls', quantity: 1, unitPrice: '12.50' }
const body = (people: People, changes: object = {}) => ({
  customerId: people.customerId,
  currency: 'EUR',
  lineItems: [line],
  ...changes,
})
const create = (people: People, changes: object = {}) =>
  call(POST, { ...people, body: body(people, changes) })
const made = async (people: People, changes: object = {}) => {
  const { json, status, text } = await create(people, changes)
  if (status !== 201) throw new Error(text)
  return { ...json, id: String(json.id) }
}
const on = (people: People, handler: Parameters<typeof call>[0], id: string, options: object = {}) =>
  call(handler, { ...people, params: { id }, ...options })
const faultsIn = ({ json }: Awaited<ReturnType<typeof call>>) =>
  (json.errors as { pointer: string; code: string }[] | undefined)?.map(
    ({ code, pointer }) => `${pointer} ${code}`,
  )

describe('a draft', () => {
  it('adds up line by line, each rounded half up', async ({ house, people }) => {
    // promise 14
    const invoice = await made(people, {
      lineItems: [
        { description: 'Cake', quantity: '1.5', unitPrice: '0.33', taxRate: 19 },
        { description: 'Rolls', quantity: 3, unitPrice: 59.5, taxRate: '7' },
        { description: 'Delivery', quantity: '0.001', unitPrice: '5.00' },
      ],
    })
    expect(invoice).toMatchObject({
      status: 'Draft',
      documentNumber: null,
      paymentUrl: null,
      lineItems: [
        { quantity: 1.5, unitPrice: 0.33, taxRate: 19, netAmount: 0.5, taxAmount: 0.1 },
        { quantity: 3, unitPrice: 59.5, taxRate: 7, netAmount: 178.5, taxAmount: 12.5 },
        { quantity: 0.001, unitPrice: 5, taxRate: null, netAmount: 0.01, taxAmount: 0 },
      ],
      subTotal: 179.01,
      taxAmount: 12.6,
      totalAmount: 191.61,
      outstanding: 191.61,
    })
    expect(invoice).toMatchObject({ issueDate: house.clock.now().toISOString().slice(0, 10), dueDate: null })
  })

  it.for([
    ['JPY', '1500', 1500],
    ['KWD', '5.120', 5.12],
    ['KWD', '0.5124', 0.51],
    ['JPY', '12.50', 13],
    ['ISK', 2000, 2000],
  ] as const)('has the decimals of %s', async ([currency, unitPrice, totalAmount], { people }) => {
    // promise 12
    expect(await made(people, { currency, lineItems: [{ ...line, unitPrice }] })).toMatchObject({
      totalAmount,
    })
  })

  it.for<[string, object, string[]]>([
    ['too many decimals', { unitPrice: '1.2345678' }, ['/lineItems/0/unitPrice too-many-decimals']],
    ['a sign', { unitPrice: '-1' }, ['/lineItems/0/unitPrice negative']],
    ['an exponent', { unitPrice: '1e3' }, ['/lineItems/0/unitPrice not-a-decimal']],
    ['a quantity of nothing', { quantity: 0 }, ['/lineItems/0/quantity negative']],
    ['too fine a quantity', { quantity: '1.0000001' }, ['/lineItems/0/quantity too-many-decimals']],
    ['a rate over 100', { taxRate: 100.01 }, ['/lineItems/0/taxRate too-large']],
    [
      'more than can be charged',
      { unitPrice: '9999999999.99', quantity: 2 },
      ['/lineItems/0/unitPrice too-large'],
    ],
    [
      'several faults',
      { unitPrice: 'x', quantity: 'y' },
      ['/lineItems/0/quantity not-a-decimal', '/lineItems/0/unitPrice not-a-decimal'],
    ],
    ['a blank description', { description: ' ' }, ['/lineItems/0/description too-small']],
    ['an unknown field', { price: 1 }, ['/lineItems/0/price unknown-field']],
  ])('refuses %s, and says where', async ([_, changes, expected], { people }) => {
    const answer = await create(people, { lineItems: [{ ...line, ...changes }] })
    expect([answer.status, faultsIn(answer)]).toEqual([400, expected])
  })

  it.for<[string, object, string[]]>([
    [
      'KWD that cards cannot take',
      { currency: 'KWD', lineItems: [{ ...line, unitPrice: '5.124' }] },
      ['/lineItems/0/unitPrice not-a-step'],
    ],
    ['a total below zero', { lineItems: [line, { ...line, quantity: -2 }] }, ['/lineItems below-zero']],
    ['no lines', { lineItems: [] }, ['/lineItems too-small']],
    ['an unknown currency', { currency: 'UGX' }, ['/currency invalid-value']],
    ['due before issued', { issueDate: '2026-02-02', dueDate: '2026-02-01' }, ['/dueDate before-issue-date']],
    ['a day that is none', { issueDate: '2026-02-30' }, ['/issueDate invalid-format']],
    [
      'an amount paid',
      { amountPaid: 5, status: 'Paid' },
      ['/amountPaid unknown-field', '/status unknown-field'],
    ],
  ])('refuses %s, and says where', async ([_, changes, expected], { people }) => {
    // promise 12
    const answer = await create(people, changes)
    expect([answer.status, faultsIn(answer)]).toEqual([400, expected])
  })

  it('refuses a customer of another organisation', async ({ other, people }) => {
    for (const customerId of [newId(), other.customerId])
      expect(faultsIn(await create(people, { customerId }))).toEqual(['/customerId unknown-customer'])
    const { id } = await made(people)
    expect(faultsIn(await on(people, PATCH, id, { body: { customerId: other.customerId } }))).toEqual([
      '/customerId unknown-customer',
    ])
  })

  it('changes the fields that are sent and keeps the rest', async ({ people }) => {
    const { id } = await made(people, { memo: 'Thank you', dueDate: '2999-01-01' })
    const changed = await on(people, PATCH, id, {
      body: { memo: null, lineItems: [{ ...line, quantity: 2 }] },
    })
    expect(changed.json).toMatchObject({
      memo: null,
      dueDate: '2999-01-01',
      totalAmount: 25,
      currency: 'EUR',
    })
    expect((await on(people, PATCH, id, { body: { currency: 'USD' } })).json).toMatchObject({
      currency: 'USD',
      totalAmount: 25,
    })
    expect((await on(people, PATCH, id, { body: { currency: 'KWD' } })).json).toMatchObject({
      totalAmount: 25,
    })
    expect(faultsIn(await on(people, PATCH, id, { body: { dueDate: '1990-01-01' } }))).toEqual([
      '/dueDate before-issue-date',
    ])
    expect((await on(people, PATCH, id, { body: {} })).json).toMatchObject({
      currency: 'KWD',
      totalAmount: 25,
    })
  })

  it('in a currency with other decimals is refused rather than rounded', async ({ people }) => {
    // promise 9
    const { id } = await made(people)
    const answer = await on(people, PATCH, id, { body: { currency: 'JPY' } })
    expect([answer.status, faultsIn(answer)]).toEqual([400, ['/lineItems/0/unitPrice too-many-decimals']])
    expect((await on(people, read, id)).json).toMatchObject({ currency: 'EUR', totalAmount: 12.5 })
    const whole = await made(people, { lineItems: [{ ...line, unitPrice: '12.00' }] })
    expect((await on(people, PATCH, whole.id, { body: { currency: 'JPY' } })).json).toMatchObject({
      totalAmount: 12,
    })
  })
})

describe('once sent', () => {
  it('has a number and a link, and a repeat changes neither', async ({ people }) => {
    const { id } = await made(people)
    const first = await on(people, send, id)
    expect(first.json).toMatchObject({ status: 'Sent', documentNumber: 'INV-0001' })
    expect(first.json.paymentUrl).toMatch(/^http:\/\/localhost:3000\/i\/[\w-]{43}$/)
    expect((await on(people, send, id)).json).toMatchObject({
      documentNumber: 'INV-0001',
      paymentUrl: first.json.paymentUrl,
      sentAt: first.json.sentAt,
    })
  })

  it('can no longer be changed', async ({ people }) => {
    // promise 9
    const { id } = await made(people)
    await on(people, send, id)
    for (const changes of [{ currency: 'USD' }, { memo: 'x' }, {}])
      expect(await on(people, PATCH, id, { body: changes })).toMatchObject({
        status: 409,
        json: { code: 'Invoice.NotDraft' },
      })
  })

  it('gets another link at will; a draft has none', async ({ people }) => {
    // promise 89
    const { id } = await made(people)
    expect((await on(people, rotate, id)).json.code).toBe('Invoice.NoLink')
    const { paymentUrl } = (await on(people, send, id)).json
    const rotated = await on(people, rotate, id)
    expect(rotated.json.paymentUrl).not.toBe(paymentUrl)
    expect((await on(people, read, id)).json.paymentUrl).toBe(rotated.json.paymentUrl)
  })

  it('can be voided once, and stays readable', async ({ people }) => {
    const { id } = await made(people)
    await on(people, send, id)
    expect((await on(people, DELETE, id)).status).toBe(204)
    expect((await on(people, DELETE, id)).json.code).toBe('Invoice.NotVoidable')
    expect((await on(people, send, id)).json.code).toBe('Invoice.NotSendable')
    expect((await on(people, read, id)).json).toMatchObject({
      status: 'Void',
      outstanding: 0,
      totalAmount: 12.5,
    })
  })
})

it('a draft that is voided never gets a number', async ({ people }) => {
  const { id } = await made(people)
  expect((await on(people, DELETE, id)).status).toBe(204)
  expect((await on(people, read, id)).json).toMatchObject({ status: 'Void', documentNumber: null })
})

it('another organisation’s invoice does not exist', async ({ other, people }) => {
  const { id } = await made(people)
  const theirs = { apiKey: other.apiKey, organisationId: other.organisationId }
  for (const handler of [read, PATCH, DELETE, send, rotate])
    expect(
      await call(handler, { ...theirs, params: { id }, body: handler === PATCH ? {} : undefined }),
    ).toMatchObject({
      status: 404,
      json: { code: 'Invoice.NotFound' },
    })
})
