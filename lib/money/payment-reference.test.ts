// Payment references: what is written of an id is read back to it, however it was typed off.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { idsNamedBy, paymentReference, refundReference } from './payment-reference'

function names(text: string, id: string): boolean {
  const named = idsNamedBy(text)
  if (named?.by === 'id') return named.id === id
  if (named?.by === 'end') return named.digits === id.slice(-12)
  return named !== undefined && named.from <= id && id <= named.to
}

test('a reference is short, has no letter that is mistaken for another, and says what it names', () => {
  expect(paymentReference('0198b7c0-1234-7d21-8f00-0b4f5c1e93a7')).toBe('P-0B9XE-1X4X7')
  expect(refundReference('ffffffff-ffff-4fff-bfff-ffffffffffff')).toBe('R-7ZZZZ-ZZZZZ')
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(paymentReference(id)).toMatch(/^P-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    }),
  )
})

test('every way to type a reference finds the id it was made of', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const reference = paymentReference(id)
      const typed = [
        reference,
        refundReference(id),
        reference.toLowerCase(),
        reference.slice(2),
        reference.replaceAll('-', ''),
        reference.replaceAll('-', ' '),
        reference.replaceAll('-', '–'),
        reference.replaceAll('0', 'O').replaceAll('1', 'l'),
        id,
        id.toUpperCase(),
        id.slice(0, 8),
        id.slice(0, 8).toUpperCase(),
      ]
      expect(typed.filter((text) => !names(text, id))).toEqual([])
    }),
  )
})

test('ids that were made within moments have different references', () => {
  const ids = Array.from({ length: 5_000 }, () => newId())
  expect(new Set(ids.map(paymentReference)).size).toBe(ids.length)
})

test.each([
  '',
  'Hotel Lindenhof',
  'INV-0001',
  '12345',
  'P-9ZZZZ-ZZZZZ',
  'P-0BD7U-GF4X7',
  'pi_3abcdefgh',
  '%',
  'deadbeefdeadbeef',
])('“%s” names no id', (text) => expect(idsNamedBy(text)).toBeUndefined())

test('no text breaks the reading', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void idsNamedBy(text)))
})
