// Automatic payment in a browser: the tick is not set beforehand, paying with it switches it on, and a press on the page or in the email stops it.
import { audit } from './support/audit'
import { CARDS, expectPaid, fillCard, payButton, pressPay } from './support/payer'
import { signInAs } from './support/people'
import { expect, test } from './support/shared-app'

// promise 154
test('a payer agrees by a tick while paying, sees it on the next invoice, and stops it', async ({
  page,
  seller,
}) => {
  await seller.api('PATCH', `/organisations/${seller.organisationId}`, { offersAutopay: true })
  const bill = await seller.bill()
  await page.goto(bill.url)
  const tick = page.getByRole('checkbox', { name: `Pay later invoices from ${seller.name} automatically` })
  await expect(payButton(page)).toHaveText('Pay €140.76')
  await fillCard(page, CARDS.ok)
  await expect(tick).not.toBeChecked()
  await tick.check()
  expect(await audit(page)).toEqual([])
  await pressPay(page)
  await expectPaid(page, seller)
  const autopay = async () =>
    (await seller.api<{ consent: { status: string } | null }>('GET', `/customers/${bill.customerId}/autopay`))
      .consent?.status
  await expect.poll(autopay).toBe('on')
  await page.reload()
  await expect(page.getByText('Automatic payment is on: Visa ending in 4242')).toBeVisible()
  await page.getByRole('button', { name: 'Stop automatic payment' }).click()
  await expect(page.getByText('Automatic payment is on')).toHaveCount(0)
  await expect.poll(autopay).toBe('ended')

  // It is paid, and the payer changes their mind: a means is left without paying.
  await page.getByText('Pay automatically from now on').click()
  await fillCard(page, CARDS.ok)
  const turnOn = page.getByRole('button', { name: 'Turn on automatic payment' })
  await expect(turnOn).toHaveAttribute('aria-disabled', 'false')
  await expect(tick).not.toBeChecked()
  await turnOn.click()
  await expect(tick).toBeFocused()
  await expect(tick).toHaveAccessibleDescription(/^Tick this box to agree\. /)
  expect(await audit(page)).toEqual([])
  await tick.check()
  await turnOn.click()
  await expect(page.getByText('Automatic payment is on: Visa ending in 4242')).toBeVisible()
  await expect.poll(autopay).toBe('on')
})

test('who does not tick agrees to nothing, and the link in the email stops by a press alone', async ({
  page,
  sandbox,
  seller,
}) => {
  await seller.api('PATCH', `/organisations/${seller.organisationId}`, { offersAutopay: true })
  const bill = await seller.bill()
  await page.goto(bill.url)
  await fillCard(page, CARDS.ok)
  await pressPay(page)
  await expectPaid(page, seller)
  const consentOf = async (customerId: string) =>
    (await seller.api<{ consent: { status: string } | null }>('GET', `/customers/${customerId}/autopay`))
      .consent
  expect(await consentOf(bill.customerId)).toBeNull()

  const other = await seller.bill()
  await page.goto(other.url)
  await fillCard(page, CARDS.ok)
  await page.getByRole('checkbox', { name: /Pay later invoices/ }).check()
  await pressPay(page)
  await expectPaid(page, seller)
  const mail = async () =>
    (await sandbox.mails(other.payerEmail)).find(({ subject }) => subject === 'Automatic payment is on')
  await expect.poll(mail).toBeTruthy()
  const link = /https?:\/\/\S+\/autopay\/[\w-]+/.exec((await mail())?.text ?? '')?.[0] ?? ''
  await page.goto(link)
  expect(await audit(page)).toEqual([])
  expect(await consentOf(other.customerId)).toMatchObject({ status: 'on' })
  await page.getByRole('button', { name: 'Stop automatic payment' }).click()
  await expect(page.getByText('Automatic payment is off.')).toBeVisible()
  expect(await consentOf(other.customerId)).toMatchObject({ status: 'ended' })
})

test('an owner reads what a customer agreed to, and ends it', async ({ page, seller }) => {
  await seller.api('PATCH', `/organisations/${seller.organisationId}`, { offersAutopay: true })
  const bill = await seller.bill()
  await page.goto(bill.url)
  await fillCard(page, CARDS.ok)
  await page.getByRole('checkbox', { name: /Pay later invoices/ }).check()
  await pressPay(page)
  await expectPaid(page, seller)
  const path = `/customers/${bill.customerId}/autopay`
  const status = async () =>
    (await seller.api<{ consent: { status: string } | null }>('GET', path)).consent?.status
  await expect.poll(status).toBe('on')
  const customer = `/admin/customers/${bill.customerId}?organisation=${seller.organisationId}`
  await signInAs(page, seller, 'Owner', customer)
  const box = page.getByRole('region', { name: 'Automatic payment' })
  await expect(box.getByText(/^By Visa ending in 4242, agreed on /)).toBeVisible()
  await box.getByText('What they agreed to').click()
  await expect(box.getByText(/^Edition /)).toBeVisible()
  expect(await audit(page)).toEqual([])
  await box.getByRole('button', { name: 'End automatic payment' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click()
  await expect(box.getByText(/ended on .+ by you/)).toBeVisible()
  await expect.poll(status).toBe('ended')
})
