// A page on a slow network: what is typed and pressed before its scripts have come is not lost.
import { EventEmitter, once } from 'node:events'
import type { Page } from 'playwright/test'
import { signInAs } from './support/people'
import { expect, test } from './support/shared-app'

/** A promise, and what keeps it. */
function promised(): [Promise<void>, () => void] {
  const waiting = new EventEmitter()
  return [once(waiting, 'kept').then(() => undefined), () => waiting.emit('kept')]
}

/** Holds the scripts of the next page back until `released` is kept. */
const holdScripts = (page: Page, released: Promise<void>) =>
  page.route(/\/(?:_next\/static|built)\/.*\.js/, async (route) => {
    await released
    await route.continue()
  })

test('a button pressed before the scripts have loaded opens its dialog once they have', async ({
  page,
  seller,
}) => {
  await signInAs(page, seller, 'Owner', `/settings/articles?organisation=${seller.organisationId}`)
  const [released, release] = promised()
  await holdScripts(page, released)
  await page.reload({ waitUntil: 'commit' })
  const button = page.getByRole('button', { name: 'New article' }).first()
  await button.click()
  await button.click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  release()
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('a form sent before the scripts have loaded is submitted once they have', async ({ page, seller }) => {
  const path = `/admin/invoices/new?organisation=${seller.organisationId}`
  await signInAs(page, seller, 'Owner', path)
  const [released, release] = promised()
  await holdScripts(page, released)
  await page.reload({ waitUntil: 'commit' })
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page).toHaveURL(path)
  release()
  await expect(page.getByText('Choose a customer.')).toBeVisible()
  await expect(page).toHaveURL(path)
})

test('what is typed and chosen before the scripts have loaded is saved', async ({ page, seller }) => {
  const path = `/settings/organisation?organisation=${seller.organisationId}`
  await signInAs(page, seller, 'Owner', path)
  const [released, release] = promised()
  await holdScripts(page, released)
  await page.reload({ waitUntil: 'commit' })
  await page.getByLabel('Name', { exact: true }).fill('Bakery on a slow line')
  await page.getByLabel('Default currency').selectOption('CHF')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  release()
  await expect(page.getByText('Saved. Payers see it from now on.')).toBeVisible()
  await page.unrouteAll({ behavior: 'wait' })
  await page.reload()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Bakery on a slow line')
  await expect(page.getByLabel('Default currency')).toHaveValue('CHF')
})

test('what a payer chooses before the script of the page has come is shown once it has', async ({
  page,
  seller,
}) => {
  const bill = await seller.bill({
    lineItems: [{ description: 'Terrace', quantity: 1, unitPrice: 200 }],
    paymentPlan: {
      deposit: { percent: 30 },
      instalments: [{ dueDate: '2040-01-31', percent: 70 }],
      payerMayChoose: 'any',
    },
  })
  const [released, release] = promised()
  await holdScripts(page, released)
  await page.goto(bill.url, { waitUntil: 'commit' })
  await page.getByRole('radio', { name: /All that is left/ }).check()
  await expect(page.getByRole('button', { name: /^Pay / })).toHaveText('Pay €60.00')
  release()
  await expect(page.getByRole('button', { name: 'Pay €200.00' })).toBeEnabled()
  await expect(page).toHaveURL(/\?choice=full$/)
})
