// What Owners and Admins do with an invoice: write, send, change, record, refund, void; and what Members do not see.
import type { Page } from 'playwright/test'
import { audit } from './support/audit'
import { payButton, payWithoutPage } from './support/payer'
import { signInAs } from './support/people'
import { keepPicture } from './support/pictures'
import type { Invoice, Payment, Seller } from './support/seller'
import { expect, test } from './support/shared-app'

const at = ({ organisationId }: Seller, path: string) => `${path}?organisation=${organisationId}`

const line = (page: Page, number: number) => page.getByRole('group', { name: `Line ${number}`, exact: true })

async function fillLine(page: Page, number: number, fields: Record<string, string>) {
  for (const [label, text] of Object.entries(fields)) await line(page, number).getByLabel(label).fill(text)
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

const said = (page: Page, text: string) =>
  expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()

const draftOf = async (seller: Seller, unitPrice = '12.50') => {
  const customer = await seller.api<{ id: string }>('POST', '/customers', {
    name: 'Hotel Lindenhof',
    email: 'front@lindenhof.example',
  })
  return seller.api<Invoice>('POST', '/invoices', {
    customerId: customer.id,
    currency: 'EUR',
    lineItems: [{ description: 'Rolls', quantity: 1, unitPrice }],
  })
}

test('a new invoice for a new customer is sent once by a double click, and its link can be paid @desktop', async ({
  page,
  sandbox,
  seller,
}, info) => {
  const email = `hotel-${seller.organisationId}@example.com`
  await signInAs(page, seller, 'Owner', at(seller, '/admin/invoices/new'))
  await press(page, 'New customer')
  await page.getByLabel('Name', { exact: true }).fill('Hotel Sonnenhof')
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Country').selectOption('Austria')
  await page.getByLabel('Language').selectOption('English')
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'new customer', info)
  await press(page, 'Add customer')
  await expect(page.getByRole('combobox', { name: 'Customer' })).toHaveValue('Hotel Sonnenhof')
  await fillLine(page, 1, {
    Description: 'Wedding cake',
    Quantity: '1.5',
    'Unit price': '80.00',
    'Tax, %': '7',
  })
  await press(page, 'Add a line')
  await fillLine(page, 2, { Description: 'Delivery', 'Unit price': '12.36' })
  // The rate of the line before, because most invoices have one.
  await expect(line(page, 2).getByLabel('Tax, %')).toHaveValue('7')
  await fillLine(page, 2, { 'Tax, %': '' })
  await expect(page.getByRole('definition').filter({ hasText: '€140.76' })).toBeVisible()
  await press(page, 'Due in 30 days')
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'invoice form', info)
  await page.getByRole('button', { name: 'Save and send' }).dblclick()
  await page.waitForURL(/\/admin\/invoices\/[0-9a-f-]{36}\?/)
  const { data } = await seller.api<{ data: Invoice[] }>('GET', '/invoices')
  expect(data).toMatchObject([{ status: 'Sent', totalAmount: 140.76 }])
  await expect.poll(async () => (await sandbox.mails(email)).length).toBe(1)
  // The next mail shows that there was no second one before it.
  await press(page, 'Send again')
  await page.getByRole('button', { name: 'Send it again' }).dblclick()
  await said(page, `The invoice is on its way to ${email}.`)
  await expect.poll(async () => (await sandbox.mails(email)).length).toBe(2)
  const [mail] = await sandbox.mails(email)
  const url = /https?:\/\/\S+\/i\/[\w-]{43}/.exec(mail?.text ?? '')?.[0] ?? ''
  await page.goto(url)
  await expect(payButton(page)).toContainText('€140.76')
})

test('an invoice is written with a rate by name, a unit, discounts and a charge, and keeps them when it is edited', async ({
  page,
  seller,
}, info) => {
  const { id } = await draftOf(seller, '48.00')
  await signInAs(page, seller, 'Owner', at(seller, `/admin/invoices/${id}/edit`))
  await line(page, 1).getByLabel('Tax rate').selectOption('Standard rate, 19%')
  await fillLine(page, 1, { Quantity: '2.5' })
  await line(page, 1).getByLabel('Unit', { exact: true }).selectOption('Hour')
  await press(page, 'Discount on line 1')
  await page.getByLabel('In percent').fill('10')
  await line(page, 1).getByLabel('Reason').fill('Regular customer')
  await press(page, 'Charge on the invoice')
  const charge = page.getByRole('group', { name: 'Charge' })
  await charge.getByLabel('Charge as').selectOption('Amount')
  await charge.getByLabel('Amount').fill('5.00')
  await charge.getByLabel('Reason').fill('Delivery')
  await page.getByLabel('Supplied').selectOption('On a day')
  await page.getByLabel('Date of supply').fill('2026-11-20')
  await page.getByLabel('Purchase order number').fill('PO-77')
  // Beside each other, also where one label has two lines.
  const topOf = async (label: string) => (await page.getByLabel(label).boundingBox())?.y
  expect(await topOf('Customer’s reference')).toBe(await topOf('Purchase order number'))
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'invoice form with discounts', info)
  await press(page, 'Save draft')
  await page.waitForURL(new RegExp(`/admin/invoices/${id}\\?`))
  await keepPicture(page, 'invoice with discounts', info)
  const saved = await seller.api<object>('GET', `/invoices/${id}`)
  expect(saved).toMatchObject({
    ...{ subTotal: 113, taxAmount: 21.47, totalAmount: 134.47, chargeAmount: 5 },
    ...{ supplyDate: '2026-11-20', purchaseOrderNumber: 'PO-77' },
    lineItems: [{ unit: 'HUR', taxRateName: 'Standard rate', discountAmount: 12, netAmount: 108 }],
  })
  await page.goto(at(seller, `/admin/invoices/${id}/edit`))
  await press(page, 'Save draft')
  await page.waitForURL(new RegExp(`/admin/invoices/${id}\\?`))
  expect(await seller.api<object>('GET', `/invoices/${id}`)).toMatchObject({
    totalAmount: 134.47,
    chargeAmount: 5,
  })
})

test('a draft is edited by keyboard, and errors appear at their fields @desktop', async ({
  page,
  seller,
}, info) => {
  const { id } = await draftOf(seller)
  await signInAs(page, seller, 'Admin', at(seller, `/admin/invoices/${id}/edit`))
  await fillLine(page, 1, { 'Unit price': '12,5x' })
  await press(page, 'Add a line')
  await press(page, 'Save draft')
  await expect(page.getByText('Write it like 1234.50.')).toBeVisible()
  await expect(line(page, 2).getByLabel('Description')).toHaveAccessibleDescription('Enter a description.')
  await keepPicture(page, 'invoice form refused', info)
  expect(await audit(page)).toEqual([])
  await fillLine(page, 1, { 'Unit price': '13.00' })
  await fillLine(page, 2, { Description: 'Butter', Quantity: '2', 'Unit price': '1.25' })
  const up = page.getByRole('button', { name: 'Move line 2 up' })
  await up.focus()
  await page.keyboard.press('Enter')
  await expect(line(page, 1).getByLabel('Description')).toHaveValue('Butter')
  await expect(page.getByRole('button', { name: 'Move line 1 up' })).toBeFocused()
  await press(page, 'Save draft')
  await page.waitForURL(new RegExp(`/admin/invoices/${id}\\?`))
  const changed = await seller.api<{ lineItems: object[]; totalAmount: number }>('GET', `/invoices/${id}`)
  expect(changed).toMatchObject({
    status: 'Draft',
    totalAmount: 15.5,
    lineItems: [{ description: 'Butter' }, { description: 'Rolls' }],
  })
})

test('a customer who is there already is found by part of the email address, and chosen by keyboard', async ({
  page,
  seller,
}) => {
  const { customerId } = await draftOf(seller)
  await seller.api('POST', '/customers', { name: 'Café Sonnenschein', email: 'office@sonnenschein.example' })
  await signInAs(page, seller, 'Owner', at(seller, '/admin/invoices/new'))
  const picker = page.getByRole('combobox', { name: 'Customer' })
  await picker.fill('nobody at all')
  await expect(page.getByText('No customer matches “nobody at all”.')).toBeVisible()
  expect(await audit(page)).toEqual([])
  await picker.fill('front@')
  const offered = page.getByRole('listbox').getByRole('option')
  await expect(offered).toHaveCount(1)
  await expect(offered).toContainText('front@lindenhof.example')
  // The rest of the page can be tabbed to meanwhile, so it must not be hidden from anybody.
  await expect(page.getByRole('button', { name: 'New customer' })).toHaveCount(1)
  expect(await audit(page)).toEqual([])
  await picker.press('Tab')
  await expect(page.getByRole('button', { name: 'New customer' })).toBeFocused()
  await expect(page.getByRole('listbox')).toHaveCount(0)
  await page.keyboard.press('Shift+Tab')
  await picker.fill('front@linden')
  await expect(offered).toHaveCount(1)
  await picker.press('ArrowDown')
  await picker.press('Enter')
  await expect(picker).toHaveValue('Hotel Lindenhof')
  await fillLine(page, 1, { Description: 'Rolls', 'Unit price': '3.50' })
  await press(page, 'Save draft')
  await page.waitForURL(/\/admin\/invoices\/[0-9a-f-]{36}\?/)
  const { data } = await seller.api<{ data: Invoice[] }>('GET', '/invoices')
  expect(data[0]).toMatchObject({ customerId, status: 'Draft', totalAmount: 3.5 })
})

test('what was typed stays when somebody else has sent the draft meanwhile, and leaving asks first', async ({
  page,
  seller,
}) => {
  const { id } = await draftOf(seller)
  await signInAs(page, seller, 'Admin', at(seller, `/admin/invoices/${id}/edit`))
  await page.getByLabel('Note to the customer').fill('Thank you')
  await seller.api('POST', `/invoices/${id}/send`)
  await press(page, 'Save draft')
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible()
  await expect(page.getByLabel('Note to the customer')).toHaveValue('Thank you')
  const asked = page.waitForEvent('dialog')
  const leaving = page.goto(at(seller, '/settings')).catch(() => undefined)
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.accept()
  await leaving
  await page.goto(at(seller, `/admin/invoices/${id}/edit`))
  await expect(page.getByText('has been sent, and can no longer be changed')).toBeVisible()
})

test('a manual payment, the QR code, a replaced link, and no voiding while paid', async ({
  page,
  sandbox,
  seller,
}, info) => {
  const bill = await seller.bill()
  await signInAs(page, seller, 'Owner', at(seller, `/admin/invoices/${bill.id}`))
  await press(page, 'QR code')
  await expect(page.getByRole('img', { name: 'QR code of the payment link' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Download' })).toHaveAttribute('download', `${bill.number}.svg`)
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'qr code', info)
  await press(page, 'Close')
  await press(page, 'Replace link')
  await press(page, 'Replace the link')
  await said(page, 'The old link no longer works.')
  expect((await fetch(bill.url)).status).toBe(404)
  await press(page, 'Record a payment')
  await expect(page.getByLabel('Amount, EUR')).toHaveValue('140.76')
  await page.getByLabel('Amount, EUR').fill('140.77')
  await press(page, 'Record it')
  await expect(page.getByText('Enter at most €140.76.')).toBeVisible()
  await page.getByLabel('Amount, EUR').fill('40.76')
  await page.getByLabel('Notes').fill('In cash')
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'record a payment', info)
  await page.getByRole('button', { name: 'Record it' }).dblclick()
  await said(page, 'The payment of €40.76 is recorded.')
  expect(await seller.read(bill)).toMatchObject({ status: 'PartiallyPaid', outstanding: 100 })
  await expect.poll(async () => (await sandbox.mails(bill.payerEmail)).length).toBe(2)
  await expect(page.getByRole('button', { name: 'Void' })).toHaveCount(0)
})

test('half of a card payment is refunded, with the fee said before and a mail after', async ({
  page,
  sandbox,
  seller,
}, info) => {
  const bill = await seller.bill()
  await payWithoutPage(seller, bill)
  await expect.poll(async () => (await seller.read(bill)).status).toBe('Paid')
  const mailsBefore = (await sandbox.mails(bill.payerEmail)).length
  await signInAs(page, seller, 'Owner', at(seller, `/admin/invoices/${bill.id}`))
  await press(page, 'Refund')
  await page.getByLabel('Amount, EUR').fill('70.38')
  await expect(page.getByText('Our fee of €1.76 for this part comes back to you')).toBeVisible()
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'refund', info)
  const dialog = page.getByRole('dialog', { name: 'Refund' })
  await dialog.getByRole('button', { name: 'Refund' }).dblclick()
  await said(page, 'The refund of €70.38 is on its way.')
  const refunded = async () => (await seller.payments(bill)) as (Payment & { refunds: object[] })[]
  await expect.poll(async () => (await refunded())[0]?.status).toBe('PartiallyRefunded')
  expect(await refunded()).toMatchObject([{ refunds: [{ amount: 70.38 }] }])
  const [charge] = await sandbox.ledger(seller.accountId)
  expect(charge).toMatchObject({ amount_refunded: 7_038, application_fee_refunded: 176 })
  await expect.poll(async () => (await sandbox.mails(bill.payerEmail)).length).toBeGreaterThan(mailsBefore)
  await expect
    .poll(async () => (await sandbox.mails(bill.payerEmail)).some(({ text }) => text.includes('€70.38')))
    .toBe(true)
})

test('an invoice is voided after a warning, and can be copied', async ({ page, seller }) => {
  const bill = await seller.bill({ memo: 'As agreed' })
  await signInAs(page, seller, 'Admin', at(seller, `/admin/invoices/${bill.id}`))
  await press(page, 'Void')
  await expect(page.getByText('It can no longer be paid.')).toBeVisible()
  await press(page, 'Void the invoice')
  await said(page, 'The invoice is void.')
  expect((await seller.read(bill)).status).toBe('Void')
  await page.getByRole('link', { name: 'Duplicate' }).click()
  await expect(page.getByLabel('Note to the customer')).toHaveValue('As agreed')
  await press(page, 'Save draft')
  await page.waitForURL(/\/admin\/invoices\/[0-9a-f-]{36}\?/)
  expect(page.url()).not.toContain(bill.id)
})

test('a member can view an invoice, and is told who may change it', async ({ page, seller }) => {
  const bill = await seller.bill()
  await signInAs(page, seller, 'Member', at(seller, `/admin/invoices/${bill.id}`))
  await expect(page.getByText('Only owners and admins of')).toBeVisible()
  for (const name of ['Send again', 'Void', 'Refund', 'Record a payment', 'Replace link'])
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  await page.goto(at(seller, '/admin/invoices/new'))
  await expect(page.getByText('Only owners and admins of')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save draft' })).toHaveCount(0)
})
