// VAT numbers by country: right ones, one wrong digit, and the letters that are not those of the country.
import { describe, expect, test } from 'vitest'
import { EU, spellVatNumber, vatFault, vatPrefixOf } from './vat-number'

const RIGHT = [
  ...['ATU13585627', 'BE0428759497', 'BG175074752', 'CY10259033P', 'CZ25123891', 'DE136695976', 'DK13585628'],
  ...[
    'EE100931558',
    'EL094259216',
    'ESB58378431',
    'ES54362315K',
    'FI20774740',
    'FR40303265045',
    'HR33392005961',
  ],
  ...[
    'HU12892312',
    'IE6433435OA',
    'IT00743110157',
    'LT119511515',
    'LU15027442',
    'LV40003521600',
    'MT11679112',
  ],
  ...['NL004495445B01', 'NL123456789B13', 'PL8567346215', 'PT501964843', 'RO18547290', 'SE123456789701'],
  ...[
    'SI50223054',
    'SK2022749619',
    'GB980780684',
    'XI980780684',
    'CHE107787577MWST',
    'CHE107787577',
    'NO995525828MVA',
  ],
]

/** The second digit, moved by one: the last ones of a Dutch number count the person's businesses. */
const mistyped = (number: string): string =>
  number.replace(/^(\D+\d)(\d)/, (_, start: string, digit: string) => `${start}${(Number(digit) + 1) % 10}`)

describe('a VAT number is checked by form and check digit (promise 143)', () => {
  test.each(RIGHT)('%s is taken, and not with a digit mistyped', (number) => {
    expect(vatFault(number)).toBeUndefined()
    expect(vatFault(mistyped(number))).toMatch(/does not match/)
  })

  test('Belgian numbers begin with 0 or with 1', () => {
    expect(vatFault('BE1000000021')).toBeUndefined()
    expect(vatFault('BE1000000022')).toBeDefined()
    expect(vatFault('BE2000000042')).toBeDefined()
  })

  test('Greece is EL there, and the refusal says so', () => {
    expect(vatFault('GR094259216')).toMatch(/EL/)
    expect(vatPrefixOf('GR')).toBe('EL')
  })

  test('spaces, dots and dashes are left out where the country is known, and nothing is touched elsewhere', () => {
    expect(spellVatNumber('de 136 695 976')).toBe('DE136695976')
    expect(spellVatNumber('CHE-107.787.577 MWST')).toBe('CHE107787577MWST')
    expect(spellVatNumber('51 824 753 556')).toBe('51 824 753 556')
    expect(vatFault('51 824 753 556')).toBeUndefined()
    expect(vatFault('AU51824753556')).toBeUndefined()
  })

  test('every member of the Union has a checker', () => {
    expect(EU.size).toBe(27)
    expect([...EU].filter((country) => vatPrefixOf(country) === undefined)).toEqual([])
    expect(vatPrefixOf('US')).toBeUndefined()
  })
})
