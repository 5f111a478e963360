// However the clocks of Stripe and of ours differ, no effect is told before its cause.
import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { CLOCKS_DIFFER_MS, newestFirst, type Told } from './timeline-order'
import type { Happening } from './timeline-view'

const START = Date.parse('2026-11-28T12:00:00Z')

const HAPPENINGS = {
  created: { kind: 'created' },
  sent: { kind: 'sent', documentNumber: 'INV-1' },
  opened: { kind: 'opened' },
  began: { kind: 'pay-began', amountMinor: 100 },
  declined: { kind: 'declined', code: 'generic_decline', methodType: null },
  paid: { kind: 'paid', isManual: false, amountMinor: 100, method: null, notes: null, receivedAt: null },
  disputed: { kind: 'disputed', isInquiry: false, amountMinor: 100, reason: 'fraudulent', dueAt: null },
  refund: { kind: 'refund', amountMinor: 100, state: 'failed', origin: 'api', reason: null },
  refundFailed: { kind: 'refund-failed', amountMinor: 100, why: null },
} satisfies Record<string, Happening>

const STORY = ['created', 'sent', 'opened', 'began', 'declined', 'paid', 'refund', 'refundFailed'] as const

const at = (ms: number) => new Date(START + ms).toISOString()
const told = (name: keyof typeof HAPPENINGS, ms: number, about: string | null = null): Told => ({
  ...HAPPENINGS[name],
  at: at(ms),
  about,
})
const kinds = (list: Told[]) => newestFirst(list).map(({ kind }) => kind)

it('a story whose parts are told by two clocks keeps its order', () => {
  const steps = fc.array(fc.record({ later: fc.nat(3_000), isStripes: fc.boolean() }), {
    minLength: STORY.length,
    maxLength: STORY.length,
  })
  fc.assert(
    fc.property(
      steps,
      fc.integer({ min: -1_000, max: 1_000 }),
      fc.infiniteStream(fc.nat()),
      (story, skew, shuffle) => {
        let now = 0
        const list = STORY.map((name, n) => {
          const { isStripes, later } = story[n] ?? { isStripes: false, later: 0 }
          now += later
          return told(name, isStripes ? Math.floor((now + skew) / 1_000) * 1_000 : now)
        })
        const mixed = list
          .map((item) => ({ item, key: shuffle.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ item }) => item)
        expect(kinds(mixed).toReversed()).toEqual(list.map(({ kind }) => kind))
        const times = newestFirst(mixed).map((item) => item.at)
        expect(times).toEqual(times.toSorted().toReversed())
      },
    ),
    { numRuns: 1_000 },
  )
})

test('entries further apart than clock skew keep their times', () => {
  expect(kinds([told('paid', 0), told('opened', CLOCKS_DIFFER_MS + 1)])).toEqual(['opened', 'paid'])
  expect(kinds([told('paid', 0), told('opened', CLOCKS_DIFFER_MS)])).toEqual(['paid', 'opened'])
})

test('a second attempt is not ordered after the outcome of the first', () => {
  const list = [
    told('began', 100, 'one'),
    told('declined', 0, 'one'),
    told('began', 1_200, 'two'),
    told('paid', 1_000, 'two'),
  ]
  expect(kinds(list)).toEqual(['paid', 'pay-began', 'declined', 'pay-began'])
})

test('the mail about a failed refund comes after the failure, and after what takes its credit back', () => {
  const mail = { kind: 'mail', state: 'sent', to: [], error: null } as const
  const cancelled = { kind: 'credit-note-cancelled', creditNoteId: 'a', documentNumber: 'CN-2' } as const
  const list: Told[] = [
    { ...mail, mail: 'refund-failed-payer', at: at(0) },
    { ...cancelled, cancelledNumber: 'CN-1', at: at(0) },
    told('refundFailed', 0),
    told('refund', 0),
  ]
  expect(kinds(list)).toEqual(['mail', 'credit-note-cancelled', 'refund-failed', 'refund'])
})
