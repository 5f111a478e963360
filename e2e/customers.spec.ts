// A customer is found, put right, written to, merged and forgotten; their statement is read, taken along and mailed.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { extractText, getDocumentProxy } from 'unpdf'
import { audit } from './support/audit'
import { signInAs } from './support/people'
import { keepPicture } from './support/pictures'
import type { Seller } from './support/seller'
import { expect, test } from './support/shared-app'

const at = ({ organisationId }: Seller, path: string) => `${path}?organisation=${organisationId}`

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

const entered = (seller: Seller, name: string, email: string) =>
  seller.api<{ id: string }>('POST', '/customers', {
    name,
    email,
    locale: 'en-GB',
    address: { city: 'Köln' },
  })

async function invoiced(seller: Seller, customerId: string, unitPrice: string): Promise<string> {
  const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice }]
  const draft = { customerId, currency: 'EUR', lineItems }
  const { id } = await seller.api<{ id: string }>('POST', '/invoices', draft)
  return (await seller.api<{ documentNumber: string }>('POST', `/invoices/${id}/send`)).documentNumber
}

const addressOf = (word: string) => `${word}-${crypto.randomUUID().slice(0, 8)}@example.com`

// promise 143
test('a company’s tax details are unfolded, checked, kept, and told in the history', async ({
  page,
  seller,
}, info) => {
  const { id } = await entered(seller, 'Morgenrot', addressOf('morgenrot'))
  await signInAs(page, seller, 'Owner', at(seller, `/admin/customers/${id}`))
  await press(page, 'Edit')
  await expect(page.getByLabel('VAT number')).toBeHidden()
  await page.getByText('Company and tax details').click()
  await page.getByLabel('Registered name').fill('Morgenrot SARL')
  await page.getByLabel('VAT number').fill('FR40303265046')
  await page.getByLabel('Days until payment').fill('30')
  await page.getByLabel('Time zone').fill('Pacific/Auckland')
  await press(page, 'Save')
  await expect(page.getByLabel('VAT number')).toHaveAccessibleDescription(/check digit/)
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'customer company details', info)
  await page.getByLabel('VAT number').fill('FR 40 303265045')
  await press(page, 'Save')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByText('FR40303265045', { exact: true })).toBeVisible()
  await expect(page.getByText(/Registered name: nothing → Morgenrot SARL/)).toBeVisible()
  await expect(page.getByText(/Payment terms \(days\): nothing → 30/)).toBeVisible()
  await expect(page.getByText(/Time zone: nothing → Pacific\/Auckland/)).toBeVisible()
  await page.goto(at(seller, '/admin/invoices/new'))
  await page.getByRole('combobox', { name: 'Customer' }).fill('Morgenrot')
  await page.getByRole('option', { name: /Morgenrot/ }).click()
  const issued = await page.getByLabel('Invoice date').inputValue()
  const due = await page.getByLabel('Due date').inputValue()
  expect((Date.parse(due) - Date.parse(issued)) / 86_400_000).toBe(30)
})

test('a wrong address is found and corrected, and the open invoice is sent to the new one @desktop', async ({
  page,
  sandbox,
  seller,
}, info) => {
  await signInAs(page, seller, 'Owner', at(seller, '/admin/customers'))
  await expect(page.getByText('No customers yet')).toBeVisible()
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'customers empty', info)
  const [wrong, right, copy] = [addressOf('wrong'), addressOf('right'), addressOf('copy')]
  const { id } = await entered(seller, 'Ärztehaus Müller', wrong)
  const number = await invoiced(seller, id, '140.76')
  await page.goto(at(seller, '/admin/customers'))
  await keepPicture(page, 'customers', info)
  expect(await audit(page)).toEqual([])
  await page.getByRole('searchbox').fill('aerztehaus muller')
  await page.getByRole('searchbox').press('Enter')
  await page.getByRole('link', { name: 'Ärztehaus Müller' }).click()
  await expect(page.getByText(wrong).first()).toBeVisible()
  await press(page, 'Edit')
  await page.getByLabel('Email addresses').fill('foo.@example.com')
  await press(page, 'Save')
  await expect(page.getByText('foo.@example.com is not an email address.')).toHaveCount(1)
  await expect(page.getByLabel('Email addresses')).toBeFocused()
  await expect(page.getByRole('dialog')).not.toContainText(/[a-z]\/[a-z\d]|emails(?! and the payment page)/)
  // A stray key throws nothing away.
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Email addresses')).toHaveValue('foo.@example.com')
  await page.getByLabel('Email addresses').fill(right)
  await page.getByLabel('Copies (Cc)', { exact: true }).fill(copy)
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'customer edit', info)
  await press(page, 'Save')
  await expect(page.getByRole('heading', { name: 'Send open invoices again?' })).toBeVisible()
  await keepPicture(page, 'customer send again', info)
  await press(page, `Send ${number} again`)
  await expect(page.getByText('On its way')).toBeVisible()
  await press(page, 'Done')
  await expect.poll(async () => (await sandbox.mails(right)).length).toBe(1)
  expect((await sandbox.mails(copy))[0]?.subject).toContain(number)
  await keepPicture(page, 'customer', info)
  expect(await audit(page)).toEqual([])
})

test('the statement is shown, downloaded, and emailed once by a double click', async ({
  page,
  sandbox,
  seller,
}, info) => {
  const email = addressOf('debtor')
  const { id } = await entered(seller, 'Hotel Lindenhof', email)
  const numbers = [await invoiced(seller, id, '140.76'), await invoiced(seller, id, '10.00')]
  await signInAs(page, seller, 'Owner', at(seller, `/admin/customers/${id}/statement`))
  await expect(page.getByText('€150.76').last()).toBeVisible()
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'statement', info)
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download PDF' }).click()
  const file = await coming
  const pdf = await getDocumentProxy(new Uint8Array(await readFile(await file.path())))
  const { text } = await extractText(pdf, { mergePages: true })
  for (const part of [...numbers, 'Hotel Lindenhof', 'Closing balance', '€150.76'])
    expect(text).toContain(part)
  await press(page, 'Email it')
  await keepPicture(page, 'statement mail', info)
  await page.getByRole('button', { name: 'Email the statement' }).dblclick()
  await expect(page.getByText(`The statement is on its way to ${email}.`)).toBeVisible()
  const statements = async () =>
    (await sandbox.mails(email)).filter(({ subject }) => subject === `Statement from ${seller.name}`)
  await expect.poll(async () => (await statements()).length).toBe(1)
  const [mail] = await statements()
  for (const number of numbers) expect(mail?.text).toContain(number)
})

test('duplicate customers are merged, and a customer is anonymised', async ({ page, seller }, info) => {
  const twice = await entered(seller, 'Caffè Doppio', addressOf('twice'))
  const once = await entered(seller, 'Café Doppio Köln', addressOf('once'))
  const number = await invoiced(seller, twice.id, '140.76')
  await signInAs(page, seller, 'Owner', at(seller, `/admin/customers/${twice.id}`))
  await press(page, 'Merge')
  await page.getByRole('combobox', { name: 'Customer' }).fill('doppio koln')
  await page.getByRole('option', { name: 'Café Doppio Köln' }).click()
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'customer merge', info)
  await press(page, 'Merge into Café Doppio Köln')
  await page.waitForURL(new RegExp(once.id))
  await expect(page.getByRole('link', { name: number })).toBeVisible()
  await press(page, 'Anonymise')
  await keepPicture(page, 'customer anonymise', info)
  await page.getByRole('dialog').getByRole('button', { name: 'Anonymise' }).click()
  await expect(page.getByRole('heading', { name: 'Anonymous customer' })).toBeVisible()
  await expect(page.getByText('Café Doppio Köln')).toHaveCount(0)
  expect(await audit(page)).toEqual([])
})

test('lists, customers and statements fit a laptop of 1440 px @desktop-only', async ({
  page,
  seller,
}, info) => {
  const { id } = await entered(seller, 'Gemeinschaftspraxis Ärztehaus am Müllerplatz', addressOf('wide'))
  await invoiced(seller, id, '1234567.89')
  await page.setViewportSize({ width: 1440, height: 900 })
  await signInAs(page, seller, 'Owner', at(seller, '/admin/customers'))
  for (const path of ['/admin/customers', `/admin/customers/${id}`, `/admin/customers/${id}/statement`]) {
    await page.goto(at(seller, path))
    await expect(page.getByText('Ärztehaus').first()).toBeVisible()
    const { broken, overhangPx } = await page.evaluate(() => ({
      overhangPx: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      // A head may take two lines between its words, and none within one.
      broken: [...document.querySelectorAll('th')]
        .filter((head) => head.scrollWidth > head.clientWidth)
        .map(({ textContent }) => textContent),
    }))
    expect({ broken, overhangPx }, path).toEqual({ broken: [], overhangPx: 0 })
    expect(await audit(page), path).toEqual([])
    await keepPicture(page, `wide ${path.replace(id, 'one').replaceAll('/', ' ')}`, info)
  }
})
