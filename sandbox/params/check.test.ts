// The reader of schemas: types given, faults found at depth, the likeliest branch blamed.
import { beforeAll, describe, expect, test } from 'vitest'
import { StripeError } from '../core/errors'
import { createParamsCheck, type ParamsCheck } from './check'
import type { RouteKey } from './route-params'
import { loadParamsSchema } from './schema'

let params: ParamsCheck
beforeAll(async () => {
  params = createParamsCheck(await loadParamsSchema())
})

const refusalOf = (key: RouteKey, raw: Record<string, unknown>) => {
  try {
    params.check(key, raw)
  } catch (error) {
    if (error instanceof StripeError) return error.body
    throw error
  }
  throw new Error('This was expected to be refused')
}

describe('text becomes', () => {
  test('numbers, booleans, lists and nested objects', () => {
    const raw = {
      amount: '100',
      currency: 'eur',
      confirm: 'true',
      expand: ['latest_charge'],
      metadata: { number: '12', empty: '' },
      automatic_payment_methods: { enabled: 'true', allow_redirects: 'never' },
    }
    expect(params.check('POST /v1/payment_intents', raw)).toEqual({
      amount: 100,
      currency: 'eur',
      confirm: true,
      expand: ['latest_charge'],
      metadata: { number: '12', empty: '' },
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    })
  })

  test('a range or a moment', () => {
    const range = params.check('GET /v1/charges', { created: { gte: '5' }, limit: '3' })
    expect(range).toEqual({ created: { gte: 5 }, limit: 3 })
    expect(params.check('GET /v1/charges', { created: '5' })).toEqual({ created: 5 })
  })

  test('nothing, where an empty value clears', () => {
    const cleared = params.check('POST /v1/payment_intents/:id', { application_fee_amount: '', metadata: '' })
    expect(cleared).toEqual({ application_fee_amount: '', metadata: '' })
  })

  test('a list again, when its numbers have gaps', () => {
    expect(params.check('GET /v1/events', { types: { 0: 'a', 7: 'b' } })).toEqual({ types: ['a', 'b'] })
  })
})

describe('what is refused', () => {
  test('an unknown name inside a union', () => {
    const raw = { payment_method_options: { card: { colour: 'red' } } }
    expect(refusalOf('POST /v1/payment_intents/:id', raw)).toMatchObject({
      code: 'parameter_unknown',
      param: 'payment_method_options[card][colour]',
    })
  })

  test('an unknown component of an account session', () => {
    const raw = { account: 'acct_1', components: { onboarding: { enabled: 'true' } } }
    expect(refusalOf('POST /v1/account_sessions', raw)).toMatchObject({ param: 'components[onboarding]' })
  })

  test('a mistyped word', () => {
    expect(refusalOf('POST /v1/refunds', { charge: 'ch_1', reason: 'because' })).toMatchObject({
      message: 'Invalid reason: must be one of duplicate, fraudulent, requested_by_customer',
    })
  })

  test('names that every object has', () => {
    expect(refusalOf('POST /v1/refunds', { constructor: 'x' })).toMatchObject({ param: 'constructor' })
  })
})
