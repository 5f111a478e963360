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

/** What a page is judged at wherever it is judged at one of them. */
const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 720 },
] as const
type Size = (typeof SIZES)[number]

/** Our own document alone: the frames are Stripe's. Answers one line for every stumbling block. */
async function auditAsItIs(page: Page): Promise<string[]> {
  source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(await source)
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(document, { iframes: false, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => target.join(' ')) }))
  })
  return [...violations.map(({ id, nodes }) => `${id}: ${nodes.join(', ')}`), ...(await overflow(page))]
}

/**
 * As a phone shows it and as a desktop does, in one go: walking a whole story again for the other size took as long as the
 * story did. A window of any other size is somebody's own question, and is judged as it is.
 */
export async function audit(page: Page): Promise<string[]> {
  const found = await auditAsItIs(page)
  await atTheOtherSize(page, async ({ width }) => {
    found.push(...(await auditAsItIs(page)).map((line) => `${width} px wide: ${line}`))
  })
  return found
}

/** Shows the page as a desktop does where it is shown as on a phone, and the other way round, while something is done. */
export async function atTheOtherSize(page: Page, act: (size: Size) => Promise<void>): Promise<void> {
  const own = page.viewportSize()
  const other = SIZES.find(({ width }) => width !== own?.width)
  if (own === null || other === undefined || !SIZES.some(({ width }) => width === own.width)) return
  await page.setViewportSize(other)
  await act(other)
  await page.setViewportSize(own)
}

/** A page that is wider than its window is pushed from side to side to be read; what scrolls by itself is no fault. */
const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    return scrollWidth > clientWidth
      ? [`overflow: ${scrollWidth} px of page in ${clientWidth} px of window`]
      : []
  })
