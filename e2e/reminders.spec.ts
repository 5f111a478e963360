// An owner plans reminders, writes one in their own words, sees what comes for an invoice and why it waits, and sends one by hand.
import type { Page } from 'playwright/test'
import { audit } from './support/audit'
import { signInAs } from './support/people'
import { keepPicture } from './support/pictures'
import type { Seller } from './support/seller'
import { expect, test } from './support/shared-app'

const at = ({ organisationId }: Seller, path: string) => `${path}?organisation=${organisationId}`

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Due in thirty days, so that everything is still to come. */
async function invoiced(seller: Seller): Promise<{ id: string; customerId: string; email: string }> {
  const email = `morgenrot-${crypto.randomUUID().slice(0, 8)}@example.com`
  const customer = { name: 'Morgenrot', email, locale: 'en-GB', timeZone: 'Europe/Berlin' }
  const { id: customerId } = await seller.api<{ id: string }>('POST', '/customers', customer)
  const dueDate = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: '140.76' }]
  const draft = { customerId, currency: 'EUR', dueDate, lineItems }
  const { id } = await seller.api<{ id: string }>('POST', '/invoices', draft)
  await seller.api('POST', `/invoices/${id}/send`)
  return { id, customerId, email }
}

// promise 152
test('a plan and its words are kept, and the preview says what a customer would read', async ({
  page,
  seller,
}, info) => {
  await signInAs(page, seller, 'Owner', at(seller, '/settings/organisation'))
  await page.getByRole('link', { name: 'Reminders' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Reminders' })).toBeVisible()
  await press(page, 'Add a reminder')
  await press(page, 'Add a reminder')
  await page.getByLabel('Days of reminder 2').fill('3')
  await page.getByLabel('When reminder 2 is sent').selectOption('before')
  await press(page, 'Save the plan')
  await expect(page.getByLabel('When reminder 2 is sent')).toHaveAccessibleDescription(/no two may be alike/)
  await page.getByLabel('When reminder 2 is sent').selectOption('after')
  await page.getByLabel('Days of reminder 2').fill('7')
  await page.getByRole('checkbox', { name: /public holidays/ }).check()
  await press(page, 'Save the plan')
  await expect(page.getByText('It counts for open invoices from now on.')).toBeVisible()

  await page.getByLabel('Language').selectOption('en')
  await page.getByLabel('Sent', { exact: true }).selectOption('after')
  await page.getByLabel('Subject').fill('Hello {name}')
  await press(page, 'Save this text')
  await expect(page.getByLabel('Subject')).toHaveAccessibleDescription(/\{name\} cannot be filled in/)
  await page.getByLabel('Subject').fill('Did {number} slip your mind?')
  await page
    .getByRole('textbox', { name: 'Text', exact: true })
    .fill('We miss {amount}.\n\nYours, {organisation}')
  await expect(page.getByRole('figure')).toContainText('Did INV-0042 slip your mind?')
  await expect(page.getByRole('figure')).toContainText('140.76')
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'reminders settings', info)
  await press(page, 'Save this text')
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Days of reminder 1')).toHaveValue('3')
  await expect(page.getByLabel('Days of reminder 2')).toHaveValue('7')
  await page.getByLabel('Language').selectOption('en')
  await page.getByLabel('Sent', { exact: true }).selectOption('after')
  await expect(page.getByLabel('Subject')).toHaveValue('Did {number} slip your mind?')
  await press(page, 'Use our words again')
  await expect(page.getByLabel('Subject')).toHaveValue(
    'Reminder: invoice {number} from {organisation} is still open',
  )

  // Every other letter is shown as it would be read, by day and by night, and does nothing.
  await page.goto(at(seller, '/settings/organisation/letters'))
  await page.getByLabel('Letter', { exact: true }).selectOption('receipt')
  await page.getByLabel('Language').selectOption('ar')
  await press(page, 'Show')
  for (const light of ['Light', 'Dark']) {
    const letter = page.frameLocator(`iframe[title^="${light}"]`)
    await expect(letter.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(letter.getByText(seller.name).first()).toBeVisible()
  }
  await expect(page.locator('pre')).toContainText(seller.name)
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'letters in the settings', info)
})

// promise 152
test('an invoice shows what comes and what was sent, and one leaves by hand, once', async ({
  page,
  sandbox,
  seller,
}, info) => {
  await seller.api('PATCH', `/organisations/${seller.organisationId}`, {
    reminders: [{ offsetDays: -3 }, { offsetDays: 7 }],
  })
  const { email, id } = await invoiced(seller)
  await signInAs(page, seller, 'Owner', at(seller, `/admin/invoices/${id}`))
  const box = page.getByRole('region', { name: 'Reminders' })
  await expect(box.getByText('3 days before', { exact: true })).toBeVisible()
  await expect(box.getByText('7 days after', { exact: true })).toBeVisible()
  await expect(box.getByText('Planned')).toHaveCount(2)

  await press(page, 'Send a reminder now')
  await page.getByRole('button', { name: 'Send the reminder' }).dblclick()
  await expect(page.getByText('The reminder is on its way.')).toBeVisible()
  await expect.poll(async () => (await sandbox.mails(email)).length).toBe(2)
  await expect(async () => {
    await page.reload()
    await expect(box.getByText(`To ${email}`)).toHaveCount(1)
  }).toPass()

  await press(page, 'Change the plan')
  await page.getByRole('dialog').getByLabel('Reminders').selectOption('none')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(box.getByText('3 days before', { exact: true })).toHaveCount(0)
  await expect(box.getByText('By hand', { exact: true })).toBeVisible()
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'reminders of an invoice', info)
})

test('a customer has a plan of their own, which their page tells', async ({ page, seller }) => {
  await seller.api('PATCH', `/organisations/${seller.organisationId}`, { reminders: [] })
  const { customerId } = await invoiced(seller)
  await signInAs(page, seller, 'Owner', at(seller, `/admin/customers/${customerId}`))
  await press(page, 'Edit')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reminders').selectOption('own')
  await dialog.getByRole('button', { name: 'Add a reminder' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('3 days before', { exact: true })).toBeVisible()
})
