// How the bench says its figures.
import { expect, it } from 'vitest'
import { compare, type Load } from './ratios'
import { comparisonText, spreadText } from './tables'

it('a spread is its middle, with the least and the most', () => {
  expect(spreadText({ min: 0.512, median: 12.34, max: 1234.5 })).toBe('12.3 (0.51 to 1235)')
  expect(spreadText(undefined)).toBe('–')
})

it('a comparison says what each server took, and how Remit stands to the others', () => {
  const load = { path: 'page', connections: 32, round: 1, calls: 10, p50Ms: 3, p99Ms: 9 }
  const loads: Load[] = [
    { ...load, server: 'Remit', perSecond: 300, cpuMsPerCall: 2, memoryMb: 200 },
    { ...load, server: 'minimal Next', perSecond: 150, cpuMsPerCall: 5, memoryMb: 120 },
  ]
  const [text = ''] = compare(loads).map(comparisonText)
  const [head, , remit, minimal, ratios] = text.split('\n')
  expect(head).toBe('page, 32 calls at once')
  expect(remit).toMatch(/^ {2}Remit +300 \(300 to 300\) +2\.00 +3\.00 +9\.00 +200$/)
  expect(minimal).toMatch(/^ {2}minimal Next +150 /)
  expect(ratios).toBe(
    '  to minimal Next 2.00 (2.00 to 2.00); CPU per call to minimal Next 0.40 (0.40 to 0.40)',
  )
})
