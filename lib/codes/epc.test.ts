// The code for a transfer: what it says, and what it does not ask for.
import { describe, expect, it } from 'vitest'
import { epcCode, type TransferAsked } from './epc'

const asked: TransferAsked = {
  holder: 'Bäckerei Morgenrot GmbH',
  iban: 'DE89 3704 0044 0532 0130 00',
  bic: 'COBADEFFXXX',
  currency: 'EUR',
  amountMinor: 14_076,
  reference: 'RE-2026-0007',
}
const bytes = (text: string | null) => new TextEncoder().encode(text ?? '').length

describe('the code for a transfer', () => {
  it('says each thing in its own line', () => {
    expect(epcCode(asked)?.split('\n')).toEqual([
      ...['BCD', '002', '1', 'SCT', 'COBADEFFXXX', 'Bäckerei Morgenrot GmbH', 'DE89370400440532013000'],
      ...['EUR140.76', '', '', 'RE-2026-0007'],
    ])
    expect(epcCode({ ...asked, bic: null })?.split('\n')[4]).toBe('')
  })

  it.each([
    ['another currency', { currency: 'CHF' as const }],
    ['an account beyond SEPA', { iban: 'TR330006100519786457841326' }],
    ['nothing', { amountMinor: 0 }],
    ['more than there is room for', { amountMinor: 100_000_000_000 }],
    ['nobody', { holder: ' \n ' }],
  ])('asks for no transfer of %s', (_, changes) => {
    expect(epcCode({ ...asked, ...changes })).toBeNull()
  })

  it('asks for the least and the most that the standard allows', () => {
    expect(epcCode({ ...asked, amountMinor: 1 })).toContain('EUR0.01')
    expect(epcCode({ ...asked, amountMinor: 99_999_999_999 })).toContain('EUR999999999.99')
  })

  it('stays within what every app can read, without a half letter and in one line for each thing', () => {
    const long = epcCode({
      ...asked,
      holder: '株式会社'.repeat(40),
      reference: `${'x'.repeat(60)}\n${'y'.repeat(200)}`,
    })
    expect(bytes(long)).toBeLessThanOrEqual(331)
    expect(long?.split('\n')).toHaveLength(11)
    expect(epcCode({ ...asked, holder: 'x'.repeat(200) })?.split('\n')[5]).toHaveLength(70)
  })
})
