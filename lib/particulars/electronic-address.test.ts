// Electronic addresses: the forms that can be checked, and those of whose scheme nothing is known.
import { describe, expect, test } from 'vitest'
import { EAS, electronicAddressFault } from './electronic-address'

describe('an electronic address looks like one of its scheme (promise 143)', () => {
  test.each([
    ['EM', 'invoices@example.com'],
    ['0088', '4012345000009'],
    ['0204', '04011000-1234512345-06'],
    ['9930', 'DE136695976'],
    ['9930', '136695976'],
    ['0208', '0428759497'],
    ['0009', '30340450500018'],
    ['0192', '923609016'],
    ['9952', 'anything'],
  ])('%s %s is taken', (scheme, id) => {
    expect(electronicAddressFault({ scheme, id })).toBeUndefined()
  })

  test.each([
    ['EM', 'invoices at example', /email/],
    ['0088', '4012345000008', /GLN/],
    ['0088', '401234500000', /GLN/],
    ['0204', '04011000-1234512345-07', /Leitweg/],
    ['0204', '992-90009', /Leitweg/],
    ['9930', 'DE136695977', /check digit/],
    ['9930', 'ATU13585627', /beginning with DE/],
    ['0208', '0428759498', /Belgian/],
    ['0192', '923 609 016', /spaces/],
  ])('%s %s is refused with its reason', (scheme, id, reason) => {
    expect(electronicAddressFault({ scheme, id })).toMatch(reason)
  })

  test('the list names each scheme once', () => {
    expect(new Set(EAS).size).toBe(EAS.length)
  })
})
