// How parameters become form fields, as Stripe's API reads them.
import { expect, test } from 'vitest'
import { formFields } from './api'

test('nested parameters become bracketed fields, undefined ones none', () => {
  const params = { type: 'card', card: { number: '4242', cvc: undefined }, expand: ['a', 'b'], is: true }
  expect(formFields(params)).toEqual([
    ['type', 'card'],
    ['card[number]', '4242'],
    ['expand[0]', 'a'],
    ['expand[1]', 'b'],
    ['is', 'true'],
  ])
})
