// Keeps pictures of pages for people to look at: only when REMIT_SCREENSHOTS names a folder.
import { join } from 'node:path'
import type { Page, TestInfo } from 'playwright/test'

export async function keepPicture(page: Page, name: string, { project }: TestInfo): Promise<void> {
  const folder = process.env.REMIT_SCREENSHOTS
  if (!folder) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const file = `${name.replaceAll(' ', '-')}-${project.name}-${colorScheme}.png`
    await page.screenshot({ path: join(folder, file), fullPage: true })
  }
}
