// Which kind of code asks for a transfer.
import { expect, it } from 'vitest'
import { bankCodeOf } from './bank-code'

const address = { line1: 'Bahnhofstrasse 1', postalCode: '8001', city: 'Zürich', country: 'CH' }
const asked = {
  bankDetails: { accountHolder: 'Muster AG', iban: 'CH5800791123000889012' },
  seller: { name: 'Muster', address },
  buyer: { name: 'Ada', address: null },
  ...{ currency: 'EUR' as const, amountMinor: 1_000, reference: 'RE-1' },
}

it('is the one that the country of the account reads, or none', () => {
  expect(bankCodeOf(asked)?.kind).toBe('swiss')
  expect(bankCodeOf({ ...asked, seller: { name: 'Muster', address: null } })?.kind).toBe('epc')
  expect(bankCodeOf({ ...asked, bankDetails: { iban: 'DE89370400440532013000' } })).toMatchObject({
    kind: 'epc',
    text: expect.stringContaining('\nMuster\nDE89370400440532013000\nEUR10.00\n'),
  })
  expect(bankCodeOf({ ...asked, bankDetails: { accountNumber: '12345678' } })).toBeNull()
  expect(bankCodeOf({ ...asked, bankDetails: null })).toBeNull()
  expect(bankCodeOf({ ...asked, reference: null })).toBeNull()
  expect(bankCodeOf({ ...asked, amountMinor: 0 })).toBeNull()
})
