// What is one act and what are two, when a form is sent more than once.
import { expect, test } from 'vitest'
import { createRequestKeys } from './request-keys'

const refund = { amount: '20.00', reason: '' }

// promise 36
test.each([0, 409, 429, 500, 503])(
  'a refund that was answered by %d is the same one when it is asked for anew',
  (status) => {
    const keys = createRequestKeys()
    const first = keys.keyFor(refund)
    keys.answered(status)
    keys.forget()
    expect(keys.keyFor({ ...refund })).toBe(first)
    expect(keys.keyFor({ ...refund, amount: '30.00' })).not.toBe(first)
  },
)

test.each(['done', 400, 403, 404] as const)('after %s it is another one', (status) => {
  const keys = createRequestKeys()
  const first = keys.keyFor(refund)
  keys.answered(status)
  expect(keys.keyFor(refund)).toBe(first)
  keys.forget()
  expect(keys.keyFor(refund)).not.toBe(first)
})
