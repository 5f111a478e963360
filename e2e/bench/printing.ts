// How long an invoice takes to print: `node --import tsx e2e/bench/printing.ts`.
import { renderDocument } from '@/components/documents/render'
import { invoiceOnPaper } from '@/components/documents/testing/paper'

const PRINTED = 20

/** As a printer of ours does, once it is warm; each is kept, so that an invoice costs this once. */
async function measurePrinting(): Promise<void> {
  const view = invoiceOnPaper()
  const times: number[] = []
  for (let turn = 0; turn < PRINTED; turn++) {
    const begun = performance.now()
    await renderDocument(view, { kind: 'invoice' })
    times.push(performance.now() - begun)
  }
  const [slowest, middle] = [times.length - 1, times.length >> 1].map(
    (at) => times.toSorted((a, b) => a - b)[at],
  )
  console.log(
    `print an invoice, one at a time      p50 ${Math.round(middle ?? 0)} ms   slowest ${Math.round(slowest ?? 0)} ms`,
  )
}

await measurePrinting()
