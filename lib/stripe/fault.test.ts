// A fault of Stripe's is known as one, whichever copy of this module made it.
import { expect, it, vi } from 'vitest'
import { isStripeFault, StripeFault } from './fault'

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
