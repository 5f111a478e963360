// The order in which each country writes an address, and that nothing of an address is lost.
import { describe, expect, test } from 'vitest'
import { COUNTRIES } from '@/lib/http/fields/countries'
import { addressLinesOf } from './address-lines'

describe('an address is written in the order of its country (promise 143)', () => {
  test.each([
    ['DE', { line1: 'Lindenallee 4', postalCode: '50968', city: 'Köln' }, ['Lindenallee 4', '50968 Köln']],
    [
      'AT',
      { line1: 'Hauptplatz 1', line2: 'Stiege 2', postalCode: '8010', city: 'Graz' },
      ['Hauptplatz 1', 'Stiege 2', '8010 Graz'],
    ],
    [
      'FR',
      { line1: '12 rue de la Paix', postalCode: '75002', city: 'Paris' },
      ['12 rue de la Paix', '75002 Paris'],
    ],
    [
      'GB',
      { line1: '10 High Street', city: 'Maidstone', state: 'Kent', postalCode: 'me14 1aa' },
      ['10 High Street', 'Maidstone, Kent', 'ME14 1AA'],
    ],
    [
      'IE',
      { line1: '1 Main Street', city: 'Cork', state: 'Co. Cork', postalCode: 'T12 X70A' },
      ['1 Main Street', 'Cork', 'Co. Cork', 'T12 X70A'],
    ],
    [
      'US',
      { line1: '548 Market St', city: 'San Francisco', state: 'CA', postalCode: '94104' },
      ['548 Market St', 'San Francisco, CA 94104'],
    ],
    [
      'JP',
      { line1: '丸の内1-1', city: '千代田区', state: '東京都', postalCode: '100-0005' },
      ['〒100-0005', '東京都', '千代田区', '丸の内1-1'],
    ],
    [
      'JP',
      { line1: '1-1 Marunouchi', city: 'Chiyoda-ku', state: 'Tokyo', postalCode: '100-0005' },
      ['1-1 Marunouchi', 'Chiyoda-ku', 'Tokyo', '100-0005'],
    ],
    [
      'BR',
      { line1: 'Av. Paulista 1000', city: 'São Paulo', state: 'SP', postalCode: '01310-100' },
      ['Av. Paulista 1000', 'São Paulo-SP', '01310-100'],
    ],
    [
      'PL',
      { line1: 'ul. Długa 5', postalCode: '00-238', city: 'Warszawa' },
      ['ul. Długa 5', '00-238 Warszawa'],
    ],
    [
      'HU',
      { line1: 'Váci utca 10', postalCode: '1056', city: 'Budapest' },
      ['Budapest', 'Váci utca 10', '1056'],
    ],
    [
      'SG',
      { line1: '1 Raffles Place', postalCode: '048616', city: 'Singapore' },
      ['1 Raffles Place', 'SINGAPORE 048616'],
    ],
    [
      'HK',
      { line1: '1 Queen’s Road', city: 'Central', state: 'Hong Kong Island', postalCode: '999077' },
      ['1 Queen’s Road', 'Central', 'Hong Kong Island', '999077'],
    ],
  ])('%s', (country, address, lines) => {
    expect(addressLinesOf({ ...address, country })).toEqual(lines)
  })

  test('a sign that was typed is not printed twice, and none stands by itself', () => {
    expect(addressLinesOf({ postalCode: 'CH-8001', city: 'Zürich', country: 'CH' })).toEqual([
      'CH-8001 Zürich',
    ])
    expect(addressLinesOf({ city: 'Zürich', country: 'CH' })).toEqual(['Zürich'])
    expect(addressLinesOf({ line1: '丸の内1-1', country: 'JP' })).toEqual(['丸の内1-1'])
  })

  test('the country stands beneath in the reader’s language', () => {
    expect(addressLinesOf({ city: 'Köln', country: 'DE' }, null, { withCountry: 'fr' })).toEqual([
      'Köln',
      'Allemagne',
    ])
    expect(addressLinesOf(null, 'DE', { withCountry: 'en' })).toEqual(['Germany'])
  })

  test('an address without a country takes the one it is told, else the usual order', () => {
    const address = { line1: '1 Main St', city: 'Austin', state: 'TX', postalCode: '78701' }
    expect(addressLinesOf(address, 'US')).toEqual(['1 Main St', 'Austin, TX 78701'])
    expect(addressLinesOf(address)).toEqual(['1 Main St', '78701 Austin, TX'])
    expect(addressLinesOf(null)).toEqual([])
  })

  test.each([
    [
      'Latin',
      { line1: 'Line one', line2: 'Line two', postalCode: 'A1234', city: 'Cityville', state: 'Statesia' },
    ],
    ['East Asian', { line1: '一番', line2: '二番', postalCode: '1234', city: '市', state: '県' }],
  ])('no country loses a part of a %s address', (_, address) => {
    const lost = COUNTRIES.flatMap((country) => {
      const written = addressLinesOf({ ...address, country }).join('\n')
      return Object.values(address)
        .filter((part) => !written.includes(part))
        .map((part) => `${country}: ${part}`)
    })
    expect(lost).toEqual([])
  })

  test('no country leaves a comma, a dash or an empty line where a part is missing', () => {
    const dangling = COUNTRIES.flatMap((country) =>
      ['line1', 'postalCode', 'city', 'state'].flatMap((part) =>
        addressLinesOf({ [part]: 'Something', country }).filter((line) => /^[\s,-]|[\s,-]$|^$/.test(line)),
      ),
    )
    expect(dangling).toEqual([])
  })
})
