// An owner sends by Peppol: switched on in the settings, by hand from an invoice, and sees what became of it.
import type { Page } from 'playwright/test'
import { audit } from './support/audit'
import { freshLocationNumber } from './support/location-number'
import { signInAs } from './support/people'
import { keepPicture } from './support/pictures'
import type { Seller } from './support/seller'
import { expect, test } from './support/shared-app'

const at = ({ organisationId }: Seller, path: string) => `${path}?organisation=${organisationId}`

const ADDRESS = { line1: 'Seestraße 1', postalCode: '78462', city: 'Konstanz', country: 'DE' }

const giveAddress = (seller: Seller) =>
  seller.api('PATCH', `/organisations/${seller.organisationId}`, {
    ...{ vatNumber: 'DE136695976', electronicAddress: freshLocationNumber() },
    address: { line1: 'Lindenallee 4', postalCode: '50968', city: 'Köln', country: 'DE' },
    ...{ contactName: 'Anna Berger', contactEmail: 'anna@example.com', phone: '+49 221 1234567' },
  })

/** Sent to a receiver of the sandbox. */
async function send(seller: Seller, receiver: string, buyerReference: string | null): Promise<string> {
  const customer = await seller.api<{ id: string }>('POST', '/customers', {
    ...{ name: 'Hotel Seeblick', email: `see-${seller.organisationId}@example.com`, address: ADDRESS },
    electronicAddress: { scheme: '0088', id: receiver },
  })
  const { id } = await seller.api<{ id: string }>('POST', '/invoices', {
    ...{ customerId: customer.id, currency: 'EUR', buyerReference },
    lineItems: [{ description: 'Rolls', quantity: 3, unitPrice: '12.50', taxRate: 7 }],
  })
  await seller.api('POST', `/invoices/${id}/send`)
  return id
}

const panel = (page: Page) => page.getByRole('region', { name: 'Peppol' })
const story = (page: Page) => page.getByRole('region', { name: 'What happened' })

/** The background work tells nobody's page. */
const seen = (page: Page, words: string) =>
  expect(async () => {
    await page.reload()
    await expect(panel(page).getByText(words, { exact: true })).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 60_000 })

test('an invoice is sent by Peppol from its page, and delivered on its timeline', async ({
  page,
  seller,
}, info) => {
  await giveAddress(seller)
  const id = await send(seller, '7300020000077', 'Einkauf 7')
  await signInAs(page, seller, 'Owner', at(seller, `/admin/invoices/${id}`))
  await panel(page).getByRole('button', { name: 'Send by Peppol' }).click()
  const dialog = page.getByRole('dialog', { name: 'Send this invoice by Peppol?' })
  await expect(dialog).toContainText('0088:7300020000077')
  await dialog.getByRole('button', { name: 'Send it by Peppol' }).click()
  await expect(dialog).toBeHidden()
  await seen(page, 'Delivered')
  await expect(panel(page).getByRole('button')).toHaveCount(0)
  await expect(story(page)).toContainText(/INV-\d{4} was delivered by Peppol/)
  await expect(story(page)).toContainText(/INV-\d{4} was sent by Peppol/)
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'peppol delivered', info)
  await page.getByRole('button', { name: 'Void', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Void this invoice?' })).toContainText('Credit it instead')
})

test('what is switched on goes by itself, and a rejection is said where an owner looks', async ({
  page,
  seller,
}, info) => {
  await giveAddress(seller)
  await signInAs(page, seller, 'Owner', at(seller, '/settings/organisation'))
  await page.getByLabel(/^Send invoices and credit notes by Peppol as well/).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  const id = await send(seller, '7300020000015', 'Einkauf 7')
  await page.goto(at(seller, `/admin/invoices/${id}`))
  await seen(page, 'Rejected')
  await expect(panel(page)).toContainText('The order number is not known to us.')
  await keepPicture(page, 'peppol rejected', info)
  await page.goto(at(seller, '/admin'))
  await page.getByRole('link', { name: /1 document sent by Peppol did not arrive, or was rejected/ }).click()
  // A list on a phone, a table on a desktop.
  const rows = page.getByRole('listitem').or(page.getByRole('row'))
  await expect(rows.filter({ hasText: 'Hotel Seeblick' })).toBeVisible()
})

test('an invoice that cannot go says what is missing', async ({ page, seller }, info) => {
  await giveAddress(seller)
  const id = await send(seller, '7300020000077', null)
  await signInAs(page, seller, 'Owner', at(seller, `/admin/invoices/${id}`))
  // Folded for whoever has never switched it on.
  await page.getByText('Peppol', { exact: true }).click()
  const why = page.getByRole('group').filter({ hasText: 'This invoice cannot go by Peppol.' })
  await expect(why.getByRole('listitem')).toHaveText([/reference that the customer wants to read/])
  await expect(page.getByRole('button', { name: 'Send by Peppol' })).toHaveCount(0)
  await keepPicture(page, 'peppol missing', info)
})
