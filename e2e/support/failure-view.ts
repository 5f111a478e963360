// What a failed test had before it, printed with its error: a test that fails on one machine alone is understood from what was said there.
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page, TestInfo } from 'playwright/test'
import { ROOT } from '@/scripts/support/service'

const APP_LOG = join(ROOT, '.data', 'reports', 'app.log')
const MOST_CHARACTERS = 3_000
const MOST_LINES = 10
const IS_TROUBLE = /"level":"(?:warn|error|fatal)"/

export const lengthOfLog = (): number => (existsSync(APP_LOG) ? statSync(APP_LOG).size : 0)

function logSince(start: number): string {
  const length = lengthOfLog() - start
  if (length <= 0) return ''
  const bytes = Buffer.alloc(length)
  const file = openSync(APP_LOG, 'r')
  readSync(file, bytes, 0, length, start)
  closeSync(file)
  return bytes.toString()
}

/** Apps of the tests beside this one write there, too. */
function troublesSince(start: number): string[] {
  return logSince(start)
    .split('\n')
    .filter((line) => IS_TROUBLE.test(line))
    .slice(-MOST_LINES)
}

async function describePage(page: Page): Promise<string> {
  const shown = await page
    .locator('body')
    .ariaSnapshot({ timeout: 5_000 })
    .catch((error: unknown) => `cannot be read: ${error}`)
  return `${page.url()}\n${shown.slice(0, MOST_CHARACTERS)}`
}

/** Says nothing of a test that went as it should. */
export async function sayWhatWasSeen(
  context: BrowserContext,
  info: TestInfo,
  lengthBefore: number,
): Promise<void> {
  if (info.status === info.expectedStatus) return
  const pages = await Promise.all(context.pages().map(describePage))
  console.log(
    [`── what "${info.title}" had before it`, ...pages, ...troublesSince(lengthBefore), '──'].join('\n'),
  )
}
