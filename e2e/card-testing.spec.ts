// After too many declined cards: the payer reads why, and has a way out.
import type { Page } from 'playwright/test'
import { alert, CARDS, expectPaid, payButton, payByCard } from './support/payer'
import { signInAs } from './support/people'
import { keepPicture } from './support/pictures'
import { expect, test } from './support/shared-app'

/** The press is kept until the script of the page is there. */
async function pressBeforeItsScript(page: Page): Promise<void> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route(/\/built\/.*\.js/, async (route) => {
    await released
    await route.continue()
  })
  await page.reload({ waitUntil: 'commit' })
  await page.getByRole('button', { name: 'Email me a code' }).click()
  release()
}

test('six declines pause a link, and the code from the mail opens it again', async ({
  page,
  sandbox,
  seller,
}, info) => {
  // promise 130
  const bill = await seller.bill()
  await page.goto(bill.url)
  const paused = page.getByText('Too many cards were declined here')
  for (let at = 0; at < 6; at++) {
    await payByCard(page, CARDS.declined)
    await expect(alert(page).or(paused).first()).toBeVisible()
  }
  // Stripe tells of the last one a moment later.
  await expect(async () => {
    await page.goto(bill.url)
    await expect(paused).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(paused).toContainText('Nothing was charged.')
  await expect(payButton(page)).toHaveCount(0)
  await keepPicture(page, 'paused', info)

  await pressBeforeItsScript(page)
  await expect(alert(page)).toHaveText('The code is on its way. Enter it here.')
  // Not before: what a page asks for while its routes are taken away can be left hanging.
  await page.unrouteAll({ behavior: 'wait' })
  const code = async () => {
    const mails = await sandbox.mails(bill.payerEmail)
    return mails.map(({ text }) => /\b\d{4} \d{4}\b/.exec(text ?? '')?.[0]).find((it) => it !== undefined)
  }
  await expect.poll(code).toBeDefined()
  await page.getByLabel('Code from the email').fill('0000 0000')
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await expect(alert(page)).toContainText('This code is not right')
  await keepPicture(page, 'paused-code', info)
  await page.getByLabel('Code from the email').fill((await code()) ?? '')
  await page.getByRole('button', { name: 'Continue to payment' }).click()
  await payByCard(page)
  await expectPaid(page, seller)

  await signInAs(page, seller, 'Owner', `/admin/problems?organisation=${seller.organisationId}`)
  const testing = page.getByRole('region', { name: 'Card testing' })
  await expect(testing).toContainText(`Invoice ${bill.number}`)
  await expect(testing).toContainText('Lifted')
  await keepPicture(page, 'problems-card-testing', info)
})
