// What a page that is drawn has to say of its status: Next gives it no word, unless it throws and leaves the drawing to a script.
import { AsyncLocalStorage } from 'node:async_hooks'

export interface DrawnPage {
  status?: 404 | 500
}

const holder = globalThis as typeof globalThis & { remitDrawnPages?: AsyncLocalStorage<DrawnPage> }

/** One for the process, however often this module is loaded: the front door listens, and pages that Next has bundled speak. */
const pages = () => {
  holder.remitDrawnPages ??= new AsyncLocalStorage<DrawnPage>()
  return holder.remitDrawnPages
}

/** Whatever `work` draws, says its status on `page`. */
export const withinPage = <T>(page: DrawnPage, work: () => T): T => pages().run(page, work)

/** Before anything of the page has left. */
export function sayStatus(status: 404 | 500): void {
  const page = pages().getStore()
  if (page) page.status = status
}
