// The medians of visits, and what they are compared with.
import { describe, expect, it } from 'vitest'
import { medianOf, phoneText, toPlain, type Visit } from './phone'

const visit = (server: Visit['server'], more: Partial<Visit>): Visit => ({
  ...{ server, lcpMs: 700, layoutShift: 0, ownScriptBytes: 0, documentBytes: 2_000, otherBytes: 0 },
  ...more,
})

const visits = [
  visit('Remit', { lcpMs: 710, stripeCalledMs: 1_500, payableMs: 1_700, ownScriptBytes: 41_234 }),
  visit('Remit', { lcpMs: 690, stripeCalledMs: 1_400, payableMs: 1_600, ownScriptBytes: 41_234 }),
  visit('Remit', { lcpMs: 900, stripeCalledMs: 2_400, payableMs: 2_600, ownScriptBytes: 41_234 }),
  visit('bare', { stripeRunsMs: 1_300 }),
  visit('bare', { stripeRunsMs: 1_200 }),
  visit('bare', { stripeRunsMs: 1_250 }),
]

describe('visits on a phone', () => {
  it('are told by their median: one that was slow by chance says nothing', () => {
    expect(medianOf(visits, 'Remit', 'lcpMs')).toBe(710)
    expect(medianOf(visits, 'bare', 'stripeRunsMs')).toBe(1_250)
  })

  it('have no figure for what never came', () => {
    expect(medianOf(visits, 'bare', 'payableMs')).toBeUndefined()
    expect(toPlain(visits, 'frameMs')).toBeUndefined()
  })

  it('are held against the moment at which a page without a script could call Stripe', () => {
    expect(toPlain(visits, 'lcpMs')).toBeCloseTo(710 / 700)
    expect(toPlain(visits, 'stripeCalledMs')).toBe(1.2)
    expect(toPlain(visits, 'payableMs')).toBeCloseTo(1_700 / 1_250)
  })

  it('are a table', () => {
    const lines = phoneText(visits).split('\n')
    expect(lines[0]).toMatch(/Remit +minimal Next +plain HTML +Remit to plain$/)
    expect(lines[5]).toMatch(/^Stripe called +1500 ms +– +– +1\.20$/)
    expect(lines[8]).toMatch(/^own script over the wire +41\.2 kB +– +0\.0 kB$/)
  })
})
