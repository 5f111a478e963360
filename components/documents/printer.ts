// The printing process: it may be busy for seconds, or be killed, without affecting anything else.
import type { PrintAnswer } from '@/lib/paper/press'
import { type PrintOrder, renderDocument } from './render'

async function answerTo({ options, view }: PrintOrder): Promise<PrintAnswer> {
  try {
    return { bytes: await renderDocument(view, options) }
  } catch (error) {
    return { trouble: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

process.on('message', async (order: PrintOrder) => process.send?.(await answerTo(order)))
// Who asked is gone.
process.on('disconnect', () => process.exit(0))
