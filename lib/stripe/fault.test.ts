// A fault of Stripe's is known as one, whichever copy of this module made it.
import Stripe from 'stripe'
import { expect, it, vi } from 'vitest'
import { isBroken, isProviderFault, ProviderFault } from '@/lib/connector-port/fault'
import { asProviderFault } from './fault'

it('is recognised when another copy of the module created it, as Next loads one for pages and one for routes', async () => {
  vi.resetModules()
  const other = await import('@/lib/connector-port/fault')
  expect(other.ProviderFault).not.toBe(ProviderFault)
  const fault = new other.ProviderFault('denied', 'Access was withdrawn.', { code: 'account_invalid' })
  expect(isProviderFault(fault)).toBe(true)
  expect(isProviderFault(fault, 'denied', 'missing')).toBe(true)
  expect(isProviderFault(fault, 'busy')).toBe(false)
})

it.each([new Error('ProviderFault'), { name: 'ProviderFault', kind: 'busy' }, undefined, 'busy'])(
  '%j is none',
  (thing) => expect(isProviderFault(thing)).toBe(false),
)

// What stands before Stripe says these while Stripe itself may still be at work.
it.each([408, 502, 504, 520, 524])(
  '%i means that no answer came, not that nothing was made',
  (statusCode) => {
    const error = new Stripe.errors.StripeAPIError({ statusCode, message: 'from between', type: 'api_error' })
    expect(asProviderFault(error)).toMatchObject({ kind: 'unanswered' })
  },
)

it.each([
  [500, 'broken'],
  [503, 'down'],
])('%i is an answer of Stripe itself', (statusCode, kind) => {
  const error = new Stripe.errors.StripeAPIError({ statusCode, message: 'from Stripe', type: 'api_error' })
  const fault = asProviderFault(error)
  expect(fault).toMatchObject({ kind })
  expect(isProviderFault(fault) && isBroken(fault)).toBe(true)
})
