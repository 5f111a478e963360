// Each answer leaves its row, once; only calls that nobody heard the end of may go either way.
import { expect, it } from 'vitest'
import { rowFault } from './row-fault'

const facts = { calls: 100, connections: 32, repeats: 0, adds: 1 } as const

it.each([
  [{ ...facts, grown: 100 }, undefined],
  [{ ...facts, grown: 132 }, undefined],
  [{ ...facts, grown: 133 }, '133 rows for 100 answers: some are there twice'],
  [{ ...facts, grown: 99 }, '99 rows for 100 answers: 1 are lost'],
  [{ ...facts, grown: 98, repeats: 2 }, undefined],
  [{ ...facts, grown: 97, repeats: 2 }, '97 rows for 100 answers: 1 are lost'],
  [{ ...facts, adds: 0 as const, grown: 0 }, undefined],
  [{ ...facts, adds: 0 as const, grown: 1 }, '1 rows where none may be added'],
])('%j', (said, fault) => {
  expect(rowFault(said)).toBe(fault)
})
