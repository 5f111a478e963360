// What an answer tells of a row.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { presentAs } from './present'

const answer = z.object({
  id: z.string(),
  amount: z.number(),
  paidAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
})

const row = {
  id: 'p1',
  amountMinor: 1_250,
  keyHash: 'never told',
  paidAt: null,
  createdAt: new Date('2026-11-30T09:30:00Z'),
}

test('names the fields of the schema, times as ISO text, and nothing else of the row', () => {
  expect(presentAs(answer, row, { amount: 12.5 })).toEqual({
    ...{ id: 'p1', amount: 12.5, paidAt: null, createdAt: '2026-11-30T09:30:00.000Z' },
  })
})

test('takes what is named before what the row has under the same name', () => {
  const priced = { ...row, amount: 1 }
  expect(presentAs(answer, priced, { amount: 2, id: 'other' })).toMatchObject({ amount: 2, id: 'other' })
})
