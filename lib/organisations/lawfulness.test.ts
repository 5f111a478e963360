// What is missing for a lawful invoice, by country.
import { describe, expect, test } from 'vitest'
import { lawfulnessOf } from './lawfulness'

const NOTHING = {
  address: null,
  companyRegistrationNumber: null,
  sellerId: null,
  taxNumber: null,
  vatNumber: null,
  vatRegistered: null,
}
const ADDRESS = { line1: 'Lindenallee 4', postalCode: '50968', city: 'Köln' }
const missing = (country: string, known: object = {}) =>
  lawfulnessOf({ ...NOTHING, country, ...known }).map(({ pointer }) => pointer)

describe('what an organisation must still say of itself (promise 143)', () => {
  test.each([
    ['DE', {}, ['/address/line1', '/address/postalCode', '/address/city', '/vatRegistered']],
    ['DE', { address: ADDRESS, vatRegistered: true }, ['/vatNumber']],
    ['DE', { address: ADDRESS, vatRegistered: true, vatNumber: 'DE136695976' }, []],
    ['DE', { address: ADDRESS, vatRegistered: false }, ['/taxNumber', '/sellerId']],
    ['DE', { address: ADDRESS, vatRegistered: false, taxNumber: '1' }, ['/sellerId']],
    [
      'DE',
      { address: ADDRESS, vatRegistered: false, taxNumber: '1', companyRegistrationNumber: 'HRB 1' },
      [],
    ],
    ['DE', { address: ADDRESS, vatRegistered: false, taxNumber: '1', sellerId: '1' }, []],
    ['IE', { address: { line1: '1 Quay', city: 'Cork' }, vatRegistered: true, vatNumber: 'x' }, []],
    ['GB', { address: ADDRESS, vatRegistered: false }, []],
    ['GB', { address: ADDRESS, vatRegistered: true }, ['/vatNumber']],
    ['CH', { address: ADDRESS }, ['/vatRegistered']],
    ['US', {}, []],
    ['AU', {}, ['/address/line1', '/address/postalCode', '/address/city']],
  ])('in %s, knowing %j', (country, known, pointers) => {
    expect(missing(country, known)).toEqual(pointers)
  })

  test('is said to its owner in sentences', () => {
    for (const { detail } of lawfulnessOf({ ...NOTHING, country: 'DE' }))
      expect(detail).toMatch(/^[A-Z].*\.$/)
  })
})
