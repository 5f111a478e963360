// How papers are printed beside everything else that a server does.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { PrintTooLong, printDocument } from '@/lib/paper/press'
import { invoiceOnPaper } from './testing/paper'

const OPTIONS = { kind: 'invoice' } as const

const line = {
  quantity: '1',
  unit: 'C62',
  unitPrice: '1',
  discount: null,
  amountMinor: 100,
  taxRatePercent: null,
}
/** As much as the API takes, in two directions of writing. */
const endless = invoiceOnPaper({
  lines: Array.from({ length: 200 }, () => ({ ...line, description: 'aשlم'.repeat(125) })),
})

// promise 132
it('printing blocks nothing else, and is stopped when it takes too long', async () => {
  const isPaper = async () =>
    Buffer.from(await printDocument(invoiceOnPaper(), OPTIONS)).toString('latin1', 0, 5)
  expect(await isPaper()).toBe('%PDF-')
  let turns = 0
  const stop = new AbortController()
  const others = (async () => {
    while (!stop.signal.aborted) {
      await nextTurn()
      turns += 1
    }
  })()
  await expect(printDocument(endless, OPTIONS, 1_000)).rejects.toThrow(PrintTooLong)
  stop.abort()
  await others
  expect(turns).toBeGreaterThan(100)
  expect(await isPaper()).toBe('%PDF-')
}, 240_000)
