// What is one act and what are two, when a form is sent more than once.
import { expect, test } from 'vitest'
import { createRequestKeys } from './request-keys'

const refund = { amount: '20.00', reason: '' }

// promise 36
test.each([0, 409, 429, 500, 503])('a refund that got a %d is retried under the same key', (status) => {
  const keys = createRequestKeys()
  const first = keys.keyFor(refund)
  keys.answered(status)
  keys.forget()
  expect(keys.keyFor({ ...refund })).toBe(first)
  expect(keys.keyFor({ ...refund, amount: '30.00' })).not.toBe(first)
})

test.each(['done', 400, 403, 404] as const)('after %s the refund gets a new key', (status) => {
  const keys = createRequestKeys()
  const first = keys.keyFor(refund)
  keys.answered(status)
  expect(keys.keyFor(refund)).toBe(first)
  keys.forget()
  expect(keys.keyFor(refund)).not.toBe(first)
})
