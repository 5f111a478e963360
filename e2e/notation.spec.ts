// People write numbers as they are used to: a German types commas, sees what was understood, and is asked where it is not plain.
import { audit } from './support/audit'
import { signInAs } from './support/people'
import { keepPicture } from './support/pictures'
import type { Invoice } from './support/seller'
import { expect, test } from './support/shared-app'

interface WithLines extends Invoice {
  lineItems: { quantity: number; unitPrice: number; taxRate: number }[]
}

test.use({ locale: 'de-DE' })

test('a German writes an invoice with commas and is asked what a point means', async ({
  page,
  seller,
}, info) => {
  const customer = await seller.api<{ id: string }>('POST', '/customers', { name: 'Hotel Lindenhof' })
  const draft = await seller.api<Invoice>('POST', '/invoices', {
    customerId: customer.id,
    currency: 'EUR',
    lineItems: [{ description: 'Rolls', quantity: 2.5, unitPrice: '1234.50', taxRate: 7 }],
  })
  await signInAs(
    page,
    seller,
    'Admin',
    `/admin/invoices/${draft.id}/edit?organisation=${seller.organisationId}`,
  )
  const field = (label: string) => page.getByRole('group', { name: 'Line 1' }).getByLabel(label)
  // What is there already stands in their notation.
  await expect(field('Unit price')).toHaveValue('1234,50')
  await expect(field('Quantity')).toHaveValue('2,5')
  await expect(field('Unit price')).toHaveAttribute('inputmode', 'decimal')

  await field('Unit price').fill('1.250,50')
  await field('Tax, %').fill('7,5')
  await field('Quantity').fill('1.000')
  await field('Description').focus()
  await expect(field('Unit price')).toHaveAccessibleDescription('Read as 1.250,50 €')
  await expect(field('Tax, %')).toHaveAccessibleDescription('Read as 7,5 %')
  await expect(page.getByText('“1.000” means')).toBeVisible()
  await keepPicture(page, 'a number that could mean two', info)
  expect(await audit(page)).toEqual([])

  // Nothing is guessed: it is not saved until it is said.
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByText('Choose what “1.000” means.')).toBeVisible()
  expect((await seller.api<WithLines>('GET', `/invoices/${draft.id}`)).lineItems[0]?.quantity).toBe(2.5)
  await page.getByRole('button', { name: /^1\.000/ }).click()
  await field('Description').focus()
  await expect(field('Quantity')).toHaveAccessibleDescription('Read as 1.000')
  await keepPicture(page, 'numbers read', info)
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.waitForURL(/\/admin\/invoices\/[0-9a-f-]{36}\?/)
  const saved = await seller.api<WithLines>('GET', `/invoices/${draft.id}`)
  expect(saved.lineItems).toMatchObject([{ quantity: 1000, unitPrice: 1250.5, taxRate: 7.5 }])
})

test('where the browser hides its language, numbers are read as the business writes them', async ({
  page,
  seller,
}) => {
  await page.addInitScript(() => Object.defineProperty(window.navigator, 'language', { value: '' }))
  const draft = async () => {
    const customer = await seller.api<{ id: string }>('POST', '/customers', { name: 'Hotel Lindenhof' })
    return seller.api<Invoice>('POST', '/invoices', {
      customerId: customer.id,
      currency: 'EUR',
      lineItems: [{ description: 'Rolls', quantity: 1, unitPrice: '1234.50' }],
    })
  }
  const edit = `/admin/invoices/${(await draft()).id}/edit?organisation=${seller.organisationId}`
  await signInAs(page, seller, 'Owner', edit)
  const field = (label: string) => page.getByRole('group', { name: 'Line 1' }).getByLabel(label)
  await expect(field('Unit price')).toHaveValue('1234,50')
  await field('Unit price').fill('−12,50')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(field('Unit price')).toHaveAccessibleDescription(/The price cannot be below zero\./)

  await page.goto(`/settings/organisation?organisation=${seller.organisationId}`)
  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Japanese' })
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  await page.goto(edit)
  await expect(field('Unit price')).toHaveValue('1234.50')
})
