// Asks axe-core what somebody who cannot see, or hold a mouse, would stumble over.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright/test'

interface Violation {
  id: string
  nodes: { target: string[]; failureSummary?: string }[]
}

interface Axe {
  run(context: Document, options: object): Promise<{ violations: Violation[] }>
}

let source: Promise<string> | undefined

/** Our own document alone: the frames are Stripe's. Answers one line for every stumbling block. */
export async function audit(page: Page): Promise<string[]> {
  source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(await source)
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(document, { iframes: false, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => target.join(' ')) }))
  })
  return [...violations.map(({ id, nodes }) => `${id}: ${nodes.join(', ')}`), ...(await overflow(page))]
}

/** A page that is wider than its window is pushed from side to side to be read; what scrolls by itself is no fault. */
const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    return scrollWidth > clientWidth
      ? [`overflow: ${scrollWidth} px of page in ${clientWidth} px of window`]
      : []
  })
