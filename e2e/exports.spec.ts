// Exports as an admin takes them: last month's invoices as a file, and days in which there was nothing.
import { readFile } from 'node:fs/promises'
import { audit } from './support/audit'
import { dayFromToday } from './support/days'
import { signInAs } from './support/people'
import { keepPicture } from './support/pictures'
import { expect, test } from './support/shared-app'

/** The last day of the month before, from the day of the month that is today. */
const lastMonth = () => dayFromToday(-Number(dayFromToday(0).slice(8)))

test('an admin downloads the invoices of last month', async ({ page, seller }, info) => {
  const issueDate = lastMonth()
  const bill = await seller.bill({ issueDate, dueDate: dayFromToday(14) })
  const today = await seller.bill({ dueDate: dayFromToday(14) })
  await signInAs(page, seller, 'Admin', `/admin/exports?organisation=${seller.organisationId}`)
  await expect(page.getByRole('heading', { name: 'Exports' })).toBeVisible()
  await page.getByRole('button', { name: 'This month' }).click()
  await page.getByRole('button', { name: 'Last month' }).click()
  await expect(page.getByLabel('Last day')).toHaveValue(issueDate)
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'admin-exports', info)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download file' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`invoices-${issueDate.slice(0, 8)}01-${issueDate}.csv`)
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toContain(bill.number)
  expect(text).not.toContain(today.number)

  await page.getByLabel('First day').fill('2020-01-01')
  await page.getByLabel('Last day').fill('2020-01-31')
  await page.getByRole('button', { name: 'Download file' }).click()
  await expect(page.getByText('There is nothing to export')).toBeVisible()
  await expect(page.getByLabel('First day')).toHaveValue('2020-01-01')
})
