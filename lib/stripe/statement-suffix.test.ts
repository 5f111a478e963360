// What a card's statement says of a payment, within Stripe's rules for whatever a document may be called.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { statementSuffix } from './statement-suffix'

test.each([
  ['INV-0001', 'INV-0001'],
  ['INV-123456', 'INV-123456'],
  ['INV-1234567', 'INV1234567'],
  ['RE-2026-00042', 'E202600042'],
  ['2026-00042', 'N202600042'],
  ['2026/42', 'N2026/42'],
  ['42', 'N42'],
  ['0000000001234', 'N000001234'],
  ['Facture n° 12', 'FACTUREN12'],
  ['Müller “7”', 'MULLER 7'],
  ['<RE*"7\'\\>', 'RE7'],
  ['Ærø-8', 'AERO-8'],
  ['booking-4711', 'OOKING4711'],
  ['R\u0000E\n7', 'RE7'],
  ['①②Ⅳ', '12IV'],
])('%s becomes %s', (name, suffix) => expect(statementSuffix(name)).toBe(suffix))

test.each(['', '請求', 'счёт', '***', '—', '٣٤'])('“%s” has no suffix', (name) =>
  expect(statementSuffix(name)).toBeUndefined(),
)

test('whatever a document’s number, Stripe accepts its suffix with every prefix', () => {
  const names = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[\w '"*<>/#.-]{0,40}$/),
  )
  fc.assert(
    fc.property(names, (name) => {
      const suffix = statementSuffix(name)
      if (suffix === undefined) return
      expect(suffix).toMatch(/^[A-Z0-9 ./#-]{1,10}$/)
      expect(suffix).toMatch(/[A-Z]/)
      expect(suffix).toBe(suffix.trim())
    }),
    { numRuns: 2_000 },
  )
})
