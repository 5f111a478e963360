// A day is a day where the seller is: at any moment, one of these two sellers has another date than Greenwich.
import { dayFromToday } from './support/days'
import { signInAs } from './support/people'
import { keepPicture } from './support/pictures'
import { expect, test } from './support/shared-app'

const written = (day: string) => Number(day.slice(8)).toString()

for (const [zone, place] of [
  ['Pacific/Auckland', 'Auckland'],
  ['Pacific/Pago_Pago', 'Pago Pago'],
] as const) {
  test(`a seller in ${place} sees issue dates and overdue by the local day`, async ({
    page,
    seller,
  }, info) => {
    const complaints: string[] = []
    page.on('console', (message) => {
      // A setting that is refused is answered by 400, as it should be.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load')) {
        complaints.push(message.text())
      }
    })
    const settings = `/settings/organisation?organisation=${seller.organisationId}`
    await signInAs(page, seller, 'Owner', settings)
    await page.getByLabel('Time zone').fill('Pacific/Nowhere')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByLabel('Time zone')).toBeFocused()
    await expect(page.getByLabel('Time zone')).toHaveAccessibleDescription(/time zone/i)
    await page.getByLabel('Time zone').fill(zone)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
    await keepPicture(page, `time zone ${place}`, info)

    await page.goto(`/admin/invoices/new?organisation=${seller.organisationId}`)
    await expect(page.getByLabel('Invoice date')).toHaveValue(dayFromToday(0, zone))

    const today = await seller.bill({ dueDate: dayFromToday(0, zone) })
    const yesterday = await seller.bill({
      issueDate: dayFromToday(-1, zone),
      dueDate: dayFromToday(-1, zone),
    })
    await page.goto(`/admin/invoices?organisation=${seller.organisationId}&overdue=1`)
    const rows = page.getByRole('row').or(page.getByRole('listitem'))
    await expect(rows.filter({ hasText: yesterday.number })).toBeVisible()
    await expect(rows.filter({ hasText: today.number })).toHaveCount(0)

    await page.goto(today.url)
    await expect(page.getByText('To pay', { exact: true })).toBeVisible()
    await expect(page.getByText(new RegExp(`^Due ${written(dayFromToday(0, zone))} `))).toBeVisible()
    await page.goto(yesterday.url)
    await expect(page.getByText('Overdue', { exact: true })).toBeVisible()
    await keepPicture(page, `overdue in ${place}`, info)
    // What the server has drawn is what the browser draws.
    expect(complaints).toEqual([])
  })
}
