// The calendar of expected money as an owner reads it: from the list to a day, and on to its invoice.
import { audit } from './support/audit'
import { dayFromToday, monthsBetween } from './support/days'
import { signInAs } from './support/people'
import { keepPicture } from './support/pictures'
import { expect, test } from './support/shared-app'

test('an owner sees which money comes when', async ({ page, seller }, info) => {
  const day = dayFromToday(40)
  const late = await seller.bill({ issueDate: dayFromToday(-30), dueDate: dayFromToday(-3) })
  const bill = await seller.bill({ dueDate: day })
  await signInAs(page, seller, 'Owner', `/admin/invoices?organisation=${seller.organisationId}`)
  await page.getByRole('link', { name: 'Calendar' }).click()
  await expect(page.getByRole('heading', { name: 'Expected', level: 1 })).toBeVisible()
  await expect(page.getByText('of 1 invoice should have come before today')).toBeVisible()
  const monthOf = (date: string) =>
    new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${date}T12:00:00Z`),
    )
  const shows = (date: string) =>
    expect(page.getByRole('heading', { name: monthOf(date), level: 2 })).toBeVisible()
  // A month may still be on its way when its link has been clicked: each is seen before the next is asked for.
  for (const month of monthsBetween(dayFromToday(0), day)) {
    await shows(`${month}-01`)
    if (month !== day.slice(0, 7)) await page.locator('a[rel=next]').click()
  }
  await expect(page.getByRole('link', { name: new RegExp(bill.number) })).toBeVisible()
  await expect(page.getByRole('link', { name: new RegExp(late.number) })).toHaveCount(0)
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'admin-expected', info)
  await page.getByRole('link', { name: new RegExp(bill.number) }).click()
  await expect(page.getByRole('heading', { name: bill.number })).toBeVisible()
  await page.goBack()
  await page.getByRole('link', { name: 'Back to this month' }).click()
  await shows(dayFromToday(0))
})
