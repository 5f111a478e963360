// The code of a Swiss QR-bill, line by line as its guidelines have it.
import { describe, expect, it } from 'vitest'
import { creditorReference } from './creditor-reference'
import { type SwissBillAsked, swissBill } from './swiss-bill'

const asked: SwissBillAsked = {
  iban: 'CH58 0079 1123 0008 8901 2',
  creditor: {
    name: 'Muster & Söhne AG',
    address: { line1: 'Bahnhofstrasse 12a', postalCode: '8001', city: 'Zürich', country: 'CH' },
  },
  debtor: {
    name: 'Café Genève',
    address: { line1: 'Rue du Lac', postalCode: '1204', city: 'Genève', country: 'CH' },
  },
  currency: 'CHF',
  amountMinor: 194_975,
  reference: 'RE-2026-0007',
}
const payload = (changes: Partial<SwissBillAsked> = {}) =>
  swissBill({ ...asked, ...changes })?.payload.split('\n')

describe('the code of a Swiss bill', () => {
  it('has its lines in their order, with structured addresses', () => {
    expect(payload()).toEqual([
      ...['SPC', '0200', '1', 'CH5800791123000889012'],
      ...['S', 'Muster & Söhne AG', 'Bahnhofstrasse', '12a', '8001', 'Zürich', 'CH'],
      ...['', '', '', '', '', '', ''],
      ...['1949.75', 'CHF'],
      ...['S', 'Café Genève', 'Rue du Lac', '', '1204', 'Genève', 'CH'],
      ...['SCOR', creditorReference('RE-2026-0007'), 'RE-2026-0007', 'EPD'],
    ])
    expect(payload()).toHaveLength(31)
  })

  it('leaves open what the payer fills in: an amount, and who pays', () => {
    const open = payload({ amountMinor: null, debtor: { name: 'Somebody', address: null } })
    expect(open?.[18]).toBe('')
    expect(open?.slice(20, 27)).toEqual(['', '', '', '', '', '', ''])
    expect(swissBill({ ...asked, amountMinor: null })?.amount).toBeNull()
  })

  it('is there in Liechtenstein and in euros, and nowhere else', () => {
    expect(payload({ iban: 'LI21088100002324013AA', currency: 'EUR' })?.[3]).toBe('LI21088100002324013AA')
    expect(payload({ iban: 'DE89370400440532013000' })).toBeUndefined()
    expect(payload({ currency: 'USD' })).toBeUndefined()
    expect(payload({ amountMinor: 0 })).toBeUndefined()
    expect(payload({ creditor: { name: 'Muster AG', address: null } })).toBeUndefined()
    // An account for references of another kind.
    expect(payload({ iban: 'CH4431999123000889012' })).toBeUndefined()
  })

  it('writes letters that the standard knows', () => {
    const names = ['Łódź Şen – Ăşpți', 'O’Neill “Bar”', 'ﬁne 株式会社']
    expect(names.map((name) => payload({ creditor: { ...asked.creditor, name } })?.[5])).toEqual([
      'Łódź Şen - Ăşpți',
      'O\'Neill "Bar"',
      'fine',
    ])
    expect(payload({ creditor: { ...asked.creditor, name: '株式会社' } })).toBeUndefined()
  })

  it('takes no reference from a number that is too long for one, and says the number all the same', () => {
    const long = payload({ reference: 'RECHNUNG-2026-0000000007-ZUERICH' })
    expect(long?.slice(27)).toEqual(['NON', '', 'RECHNUNG-2026-0000000007-ZUERICH', 'EPD'])
  })
})

it('a creditor reference has the check digits of its standard', () => {
  expect(creditorReference('539007547034')).toBe('RF18539007547034')
  expect(creditorReference('INV-2026-001')).toBe('RF10INV2026001')
  expect(creditorReference('—')).toBeNull()
})
