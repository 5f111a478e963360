// Keeps pictures of pages, as a phone and as a desktop shows them, for people to look at: only when REMIT_SCREENSHOTS names a folder.
import { join } from 'node:path'
import type { Page, TestInfo } from 'playwright/test'
import { atTheOtherSize } from './audit'

export async function keepPicture(page: Page, name: string, { project }: TestInfo): Promise<void> {
  const folder = process.env.REMIT_SCREENSHOTS
  if (!folder) return
  const keep = async (size: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const file = `${name.replaceAll(' ', '-')}-${project.name}-${size}-${colorScheme}.png`
      await page.screenshot({ path: join(folder, file), fullPage: true })
    }
  }
  await keep('own')
  await atTheOtherSize(page, ({ width }) => keep(String(width)))
}
