// What people set for their organisation: its keys, its members, its look and bank account, and what it sells.
import type { Page } from 'playwright/test'
import { audit } from './support/audit'
import { signInAs } from './support/people'
import { keepPicture } from './support/pictures'
import type { Seller } from './support/seller'
import { expect, test } from './support/shared-app'

/** A green square. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAMAAADz0U65AAAAA1BMVEUdXFW+i7raAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQImWNgoA4AAABIAAF7pRHIAAAAAElFTkSuQmCC'

const at = ({ organisationId }: Seller, path: string) => `${path}?organisation=${organisationId}`
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const said = (page: Page, text: string) =>
  expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()
const row = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

const callWith = (url: string, apiKey: string, organisationId: string) =>
  fetch(`${url}/invoices`, {
    headers: { 'x-dolfin-api-key': apiKey, 'x-dolfin-organisation-id': organisationId },
  })

// promise 78, promise 84
test('a key is shown once, opens one organisation, and ends when it is revoked', async ({
  app,
  page,
  seller,
}, info) => {
  const neighbour = await seller.api<{ id: string }>('POST', '/organisations', {
    ...{ name: 'Next door', country: 'DE', defaultCurrency: 'EUR' },
  })
  await signInAs(page, seller, 'Admin', at(seller, '/settings/api-keys'))
  await expect(page.getByText('No keys yet')).toBeVisible()
  expect(await audit(page)).toEqual([])
  await press(page, 'Create a key')
  await press(page, 'Create')
  await expect(page.getByLabel('Name')).toHaveAccessibleDescription(/Must not be blank/)
  await page.getByLabel('Name').fill('Till in the shop')
  expect(await audit(page)).toEqual([])
  await page.getByRole('button', { name: 'Create', exact: true }).dblclick()
  const apiKey = await page.getByLabel('API key', { exact: true }).inputValue()
  expect(apiKey).toMatch(/^remit_test_[0-9a-f]{64}$/)
  expect(await audit(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('API key', { exact: true })).toBeVisible()
  await press(page, 'I have saved it')
  await expect(row(page, 'Till in the shop')).toHaveCount(1)
  await expect(row(page, 'Till in the shop')).toContainText('Never used')
  expect(await page.content()).not.toContain(apiKey)
  const answers = await Promise.all([
    callWith(app.url, apiKey, seller.organisationId),
    callWith(app.url, apiKey, neighbour.id),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 404])
  await page.reload()
  await expect(row(page, 'Till in the shop')).toContainText('Used')
  await keepPicture(page, 'api keys', info)
  await press(page, 'Revoke Till in the shop')
  await press(page, 'Revoke the key')
  await expect(row(page, 'Till in the shop')).toContainText('Revoked')
  expect((await callWith(app.url, apiKey, seller.organisationId)).status).toBe(401)
  expect(await audit(page)).toEqual([])
})

test('a person is invited by email, signs in, changes role, and is removed @desktop', async ({
  browser,
  page,
  sandbox,
  seller,
}, info) => {
  const email = `new-${seller.organisationId}@example.com`
  const owner = await signInAs(page, seller, 'Owner', at(seller, '/settings/members'))
  await press(page, 'Invite')
  await page.getByLabel('Email address').fill('nobody')
  await press(page, 'Send the invitation')
  await expect(page.getByLabel('Email address')).toHaveAccessibleDescription(/email address/)
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('radio', { name: /^Admin/ }).check()
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'invite', info)
  await page.getByRole('button', { name: 'Send the invitation' }).dblclick()
  await said(page, `An invitation is on its way to ${email}.`)
  await expect(page.getByRole('region', { name: 'Invited' })).toContainText(email)
  await expect.poll(async () => (await sandbox.mails(email)).length).toBe(1)
  await press(page, `Send again to ${email}`)
  await expect.poll(async () => (await sandbox.mails(email)).length).toBe(2)
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'members', info)
  const context = await browser.newContext()
  await accept(await context.newPage(), seller, email)
  await context.close()
  await page.reload()
  const people = page.getByRole('region', { name: 'People' })
  await expect(people).toContainText(email)
  await press(page, `Change role of ${email}`)
  await page.getByRole('radio', { name: /^Member/ }).check()
  await press(page, 'Save the role')
  await said(page, `${email} is now a member.`)
  await press(page, `Change role of ${owner}`)
  await page.getByRole('radio', { name: /^Admin/ }).check()
  await press(page, 'Save the role')
  await expect(page.getByRole('alert').filter({ hasText: 'Last owner' })).toBeVisible()
  await press(page, 'Cancel')
  await press(page, `Remove ${email}`)
  await press(page, 'Remove')
  await expect(people.getByText(email)).toHaveCount(0)
})

/** Opens the page that the invitation leads to, and signs in by the link that is mailed then. */
async function accept(page: Page, { sandbox }: Seller, email: string) {
  const links = async (pattern: RegExp) =>
    (await sandbox.mails(email)).flatMap(({ text }) => pattern.exec(text)?.[0] ?? [])
  const [door = ''] = await links(/https?:\/\/\S+\/sign-in\b/)
  await page.goto(door)
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('button', { name: /Email me a link|Link per/ }).click()
  const link = /https?:\/\/\S+\/sign-in\/confirm\?\S+/
  await expect.poll(async () => (await links(link)).length).toBeGreaterThan(0)
  await page.goto((await links(link))[0] ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(/\/(?:admin|settings)/)
}

test('the payer’s page is previewed in a colour that can be read, and saved with the bank account', async ({
  page,
  seller,
}, info) => {
  await signInAs(page, seller, 'Admin', at(seller, '/settings/organisation'))
  const day = page.getByRole('img', { name: /^The payer’s page in light mode/ })
  const accentOf = () => day.evaluate((face) => getComputedStyle(face).getPropertyValue('--accent').trim())
  const before = await accentOf()
  await page.getByLabel('Colour', { exact: true }).fill('#ffd400')
  await expect.poll(accentOf).not.toBe(before)
  await expect(page.getByText(/To keep it readable, payers see #[0-9a-f]{6} in light mode/)).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('Konditorei Abendrot')
  await expect(day).toContainText('Konditorei Abendrot')
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'organisation', info)
  await page.getByLabel('Logo URL').fill('javascript:alert(1)')
  await page.getByLabel('IBAN').fill('not an IBAN')
  await press(page, 'Save')
  await expect(page.getByLabel('Logo URL')).toHaveAccessibleDescription(/absolute https address/)
  await expect(page.getByLabel('IBAN')).toHaveAccessibleDescription('Must be an IBAN.')
  // The first field at fault, far above the button, is where one is led.
  await expect(page.getByLabel('Logo URL')).toBeFocused()
  await expect(page.getByLabel('Logo URL')).toBeInViewport({ ratio: 1 })
  await expect(page.getByLabel('Colour', { exact: true })).toHaveValue('#ffd400')
  await page.getByLabel('Logo URL').fill('')
  await page.getByLabel('IBAN').fill('DE02 1203 0000 0000 2020 51')
  await press(page, 'Save')
  await said(page, 'Saved. Payers see it from now on.')
  const bill = await seller.bill()
  await page.goto(bill.url)
  await expect(page.getByText('Konditorei Abendrot').first()).toBeVisible()
  await page.goto(at(seller, '/settings/organisation'))
  await page.getByLabel('Country').selectOption('GB')
  await expect(page.getByLabel('Sort code')).toBeVisible()
  await expect(page.getByLabel('IBAN')).toHaveValue('DE02120300000000202051')
})

// promise 143
test('the law’s particulars are asked for, checked beside their fields, and a logo is uploaded', async ({
  page,
  seller,
}, info) => {
  await signInAs(page, seller, 'Admin', at(seller, '/settings/organisation'))
  const missing = page.getByRole('region', { name: 'Still missing for lawful invoices' })
  await missing.getByRole('link', { name: /street and number/ }).click()
  await expect(page.getByLabel('Street and number')).toBeFocused()
  await page.keyboard.type('Lindenallee 4')
  await page.getByLabel('Postal code').fill('50968')
  await page.getByLabel('City').fill('Köln')
  await page.getByLabel('Do you charge VAT?').selectOption('yes')
  await page.getByLabel('VAT number', { exact: true }).fill('DE136695977')
  await page.getByLabel('Website').fill('lindenhof.example')
  await page.getByLabel('Days until payment').fill('soon')
  await press(page, 'Save')
  await expect(page.getByLabel('VAT number', { exact: true })).toHaveAccessibleDescription(/check digit/)
  await expect(page.getByLabel('Days until payment')).toHaveAccessibleDescription(/whole number/)
  await expect(page.getByLabel('VAT number', { exact: true })).toBeFocused()
  expect(await audit(page)).toEqual([])
  await page.getByLabel('VAT number', { exact: true }).fill('DE 136 695 976')
  await page.getByLabel('Days until payment').fill('21')
  await page.getByLabel('Numbers of invoices').fill('RE-{yyyy}')
  await press(page, 'Save')
  await expect(page.getByLabel('Numbers of invoices')).toHaveAccessibleDescription(/count/)
  await page.getByLabel('Numbers of invoices').fill('RE-{yyyy}-{0000}')
  await page.getByLabel('Next count of invoices').fill('42')
  await press(page, 'Save')
  await said(page, 'Saved. Payers see it from now on.')
  await expect(missing).toHaveCount(0)
  await page.getByLabel('Logo file').setInputFiles({
    ...{ name: 'logo.svg', mimeType: 'image/svg+xml' },
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  })
  await expect(page.getByRole('alert').filter({ hasText: 'SVG cannot be taken' })).toBeVisible()
  await page.getByLabel('Logo file').setInputFiles({
    ...{ name: 'logo.png', mimeType: 'image/png' },
    buffer: Buffer.from(PICTURE, 'base64'),
  })
  await said(page, 'Uploaded. Payers see it from now on.')
  await expect(page.getByRole('img', { name: 'Your logo' })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Website')).toHaveValue('https://lindenhof.example')
  await expect(page.getByLabel('VAT number', { exact: true })).toHaveValue('DE136695976')
  await keepPicture(page, 'particulars', info)
  expect(await audit(page)).toEqual([])
  const bill = await seller.bill()
  expect(bill.number).toMatch(/^RE-\d{4}-0042$/)
  await page.goto(bill.url)
  await expect(page.locator('img[src^="/logos/uploaded/"]').first()).toBeVisible()
  await page.goto(at(seller, '/settings/organisation'))
  await press(page, 'Remove the logo')
  await said(page, 'Removed.')
})

test('an article is created, edited, sold, and refused once it is no longer for sale', async ({
  app,
  page,
  seller,
}, info) => {
  await signInAs(page, seller, 'Admin', at(seller, '/settings/articles'))
  await expect(page.getByText('No articles yet')).toBeVisible()
  await press(page, 'New article')
  await page.getByLabel('Price').fill('45.555')
  await page.getByLabel('Name', { exact: true }).fill('Haircut')
  await press(page, 'Save the article')
  await expect(page.getByLabel('Price')).toHaveAccessibleDescription(/Choose what “45.555” means/)
  await page.getByLabel('Price').fill('45,50')
  await page.getByLabel('VAT in %').fill('19')
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'article form', info)
  await page.getByRole('button', { name: 'Save the article' }).dblclick()
  const line = page.getByRole('row', { name: /Haircut/ })
  await expect(line).toHaveCount(1)
  await expect(line).toContainText('€45.50')
  await press(page, 'Edit Haircut')
  await page.getByLabel('Price').fill('48.00')
  await press(page, 'Save the article')
  await expect(line).toContainText('€48.00')
  const id = Number(/No\. (\d+)/.exec((await line.textContent()) ?? '')?.[1])
  const sell = () =>
    fetch(`${app.url}/payment/stripe/v1/checkout`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        CompanyId: seller.organisationId,
        CountryCode: 'DE',
        Articles: [{ ArticleId: id }],
        InternalReferenceId: `booking-${id}`,
      }),
    })
  expect((await sell()).status).toBe(200)
  await press(page, 'Stop selling Haircut')
  await press(page, 'Stop selling')
  await expect(line.getByText('Not for sale').locator('visible=true')).toBeVisible()
  const refused = await sell()
  expect(refused.status).toBe(400)
  expect(await refused.text()).toContain('Articles[0].ArticleId')
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'articles', info)
})

// promise 77
test('a member sees the settings and can change none of them', async ({ page, seller }) => {
  await signInAs(page, seller, 'Member', at(seller, '/settings/members'))
  await expect(page.getByRole('region', { name: 'People' })).toBeVisible()
  await expect(page.getByRole('button', { name: /Invite|Remove|role/ })).toHaveCount(0)
  await page.goto(at(seller, '/settings/api-keys'))
  await expect(page.getByRole('button', { name: 'Create a key' })).toHaveCount(0)
  await page.goto(at(seller, '/settings/articles'))
  await expect(page.getByRole('button', { name: 'New article' })).toHaveCount(0)
  await page.goto(at(seller, '/settings/organisation'))
  await expect(page.getByLabel('Name', { exact: true })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0)
  expect(await audit(page)).toEqual([])
  await page.goto('/settings')
  await expect(page.getByRole('heading', { name: 'Your organisations' })).toBeVisible()
  expect(await audit(page)).toEqual([])
  await press(page, 'Sign out on every device')
  await page.goto(at(seller, '/settings/members'))
  await expect(page).toHaveURL(/\/sign-in/)
})

test('a signing secret is shown once, and a stray key press does not close it', async ({
  page,
  seller,
}, info) => {
  await signInAs(page, seller, 'Owner', `/settings/organisation?organisation=${seller.organisationId}`)
  await page.getByRole('button', { name: 'Create a secret' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('The previous secret stops working immediately')
  await keepPicture(page, 'signature secret asked', info)
  expect(await audit(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Create the secret' }).click()
  const secret = dialog.getByLabel('Secret', { exact: true })
  await expect(secret).toHaveValue(/^[\w-]{20,}$/)
  const first = await secret.inputValue()
  await page.keyboard.press('Escape')
  await expect(secret).toHaveValue(first)
  await keepPicture(page, 'signature secret shown', info)
  expect(await audit(page)).toEqual([])
  await dialog.getByRole('button', { name: 'I have saved it' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('body')).not.toContainText(first)
  await page.getByRole('button', { name: 'Create a secret' }).click()
  await expect(dialog.getByRole('button', { name: 'Create the secret' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toHaveCount(0)
})
