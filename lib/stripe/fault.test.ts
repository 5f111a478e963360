// A fault of Stripe's is known as one, whichever copy of this module made it.
import Stripe from 'stripe'
import { expect, it, vi } from 'vitest'
import { asStripeFault, isStripeFault, StripeFault } from './fault'

it('is known also when another copy of the module made it, as Next loads one for pages and one for routes', async () => {
  vi.resetModules()
  const other = await import('./fault')
  expect(other.StripeFault).not.toBe(StripeFault)
  const fault = new other.StripeFault('denied', 'Access was withdrawn.', 'account_invalid', undefined)
  expect(isStripeFault(fault)).toBe(true)
  expect(isStripeFault(fault, 'denied', 'missing')).toBe(true)
  expect(isStripeFault(fault, 'busy')).toBe(false)
})

it.each([new Error('StripeFault'), { name: 'StripeFault', kind: 'busy' }, undefined, 'busy'])(
  '%j is none',
  (thing) => expect(isStripeFault(thing)).toBe(false),
)

// What stands before Stripe says these while Stripe itself may still be at work.
it.each([408, 502, 504, 520, 524])(
  '%i means that no answer came, not that nothing was made',
  (statusCode) => {
    const error = new Stripe.errors.StripeAPIError({ statusCode, message: 'from between', type: 'api_error' })
    expect(asStripeFault(error)).toMatchObject({ kind: 'unanswered' })
  },
)

it.each([500, 503])('%i is an answer of Stripe itself', (statusCode) => {
  const error = new Stripe.errors.StripeAPIError({ statusCode, message: 'from Stripe', type: 'api_error' })
  expect(asStripeFault(error)).toMatchObject({ kind: 'broken' })
})
