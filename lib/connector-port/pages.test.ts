// A search through a provider's list says "none" only where all of the list was seen.
import { expect, it } from 'vitest'
import { isProviderFault } from './fault'
import { allPages, findInPages, type Turn } from './pages'

/** A list of `length` numbers, in pages of a hundred, and how many pages were turned. */
function listOf(length: number): { turn: Turn<number, number>; turned: () => number } {
  let turned = 0
  const turn: Turn<number, number> = async (from = 0) => {
    turned++
    const items = Array.from({ length: Math.min(100, length - from) }, (_, at) => from + at)
    return { items, next: from + items.length < length ? from + items.length : undefined }
  }
  return { turn, turned: () => turned }
}

const faultOf = (call: Promise<unknown>) => call.catch((error: unknown) => error)

it('finds an object many pages back, and knows when there is none', async () => {
  const { turn } = listOf(3_250)
  expect(await findInPages('things', turn, (item) => item === 3_249)).toBe(3_249)
  expect(await findInPages('things', turn, (item) => item === -1)).toBeUndefined()
})

// promise 31
it('does not treat unread pages as empty', async () => {
  const { turn, turned } = listOf(1_000_000)
  const fault = await faultOf(findInPages('things', turn, (item) => item === -1))
  expect(isProviderFault(fault, 'unanswered')).toBe(true)
  expect(turned()).toBe(100)
})

it('stops where older objects begin', async () => {
  const { turn, turned } = listOf(1_000_000)
  const isOver = (item: number) => item > 250
  expect(await findInPages('things', turn, (item) => item === -1, { isOver })).toBeUndefined()
  expect(turned()).toBe(3)
})

it('reads a whole list without gaps', async () => {
  expect(await allPages('things', listOf(250).turn)).toHaveLength(250)
  expect(isProviderFault(await faultOf(allPages('things', listOf(20_000).turn)), 'unanswered')).toBe(true)
})
