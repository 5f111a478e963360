// The form of late fees asks at its fields, and sends what the API takes.
import { expect, it } from 'vitest'
import { halvesUnknown, knownInWords } from '@/lib/late-fees/halves'
import { bodyOfLate, faultsOfLate, type LateDraft, lateDraft } from './late'

const draft = (more: Partial<LateDraft> = {}): LateDraft => ({ ...lateDraft(null, null, 'EUR'), ...more })
const RATE = { key: 0, halfYear: '2026-2', percent: '2.15', source: 'ecb.europa.eu', readOn: '2026-07-01' }

it('shows a rule as it was typed, and sends it again', () => {
  const rates = [{ halfYear: '2026-2', ratePpm: 21_500, source: 'ecb.europa.eu', readOn: '2026-07-01' }]
  const shown = lateDraft({ kind: 'percent', sharePpm: 25_000, afterDays: 7 }, rates, 'EUR')
  expect(bodyOfLate(shown, 'EUR')).toEqual({
    lateFeeRule: { kind: 'percent', percent: '2.5', afterDays: 7 },
    referenceRates: [{ halfYear: '2026-2', percent: '2.15', source: 'ecb.europa.eu', readOn: '2026-07-01' }],
  })
  expect(bodyOfLate(draft(), 'EUR')).toEqual({ lateFeeRule: null, referenceRates: [] })
  expect(bodyOfLate(draft({ kind: 'fixed', amount: '25' }), 'EUR').lateFeeRule).toEqual({
    ...{ kind: 'fixed', amount: '25', currency: 'EUR', afterDays: 14 },
  })
  // An amount in another currency than the organisation's is not taken for one in its own.
  const abroad = { kind: 'fixed', amountMinor: 2_500, currency: 'USD', afterDays: 7 } as const
  expect(lateDraft(abroad, null, 'EUR').amount).toBe('')
})

it('says at each field what is missing there', () => {
  expect(faultsOfLate(draft(), 'EUR')).toEqual({})
  expect(Object.keys(faultsOfLate(draft({ kind: 'percent', afterDays: '0' }), 'EUR'))).toEqual([
    ...['/lateFeeRule/percent', '/lateFeeRule/afterDays'],
  ])
  expect(Object.keys(faultsOfLate(draft({ kind: 'fixed', amount: '1.005' }), 'EUR'))).toEqual([
    '/lateFeeRule/amount',
  ])
  const blank = { key: 1, halfYear: '', percent: '', source: ' ', readOn: '' }
  expect(Object.keys(faultsOfLate(draft({ rates: [RATE, blank, { ...RATE, key: 2 }] }), 'EUR'))).toEqual([
    ...['halfYear', 'percent', 'source', 'readOn'].map((name) => `/referenceRates/1/${name}`),
    '/referenceRates/2/halfYear',
  ])
})

it('offers the half years behind those that are known, latest first', () => {
  expect(knownInWords('DE')).toMatch(/^Our own table ends with the (?:first|second) half of 20\d\d\.$/)
  const values = halvesUnknown('DE', '2199-03-01').map(({ value }) => value)
  expect(values[0]).toBe('2199-1')
  expect(values[1]).toBe('2198-2')
  expect(halvesUnknown('DE', '2199-03-01')[0]?.label).toBe('First half of 2199')
  expect(halvesUnknown('US', '2199-03-01')).toEqual([])
  expect(knownInWords('US')).toBeNull()
})
