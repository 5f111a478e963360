// The form after a decline, the page of an invalid link, and a page from right to left can be used; every state: states.spec.ts.
import { audit } from './support/audit'
import { alert, CARDS, fields, payByCard } from './support/payer'
import { expect, test } from './support/shared-app'

test('a decline in the open form, and an incomplete form, are accessible', async ({ page, seller }) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  await payByCard(page, CARDS.declined)
  await expect(alert(page)).toContainText('Your bank declined the payment.')
  expect(await audit(page)).toEqual([])
  await fields(page).getByLabel('Card number').fill('4242')
  await page.getByRole('button', { name: /^Pay / }).click()
  await expect(alert(page)).toContainText('missing or wrong')
  expect(await audit(page)).toEqual([])
})

test('the page of an invalid link is accessible', async ({ app, page }) => {
  await page.goto(`${app.url}/i/nonsense`)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await audit(page), colorScheme).toEqual([])
  }
})

test('Arabic is right to left, and nothing is wider than the phone', async ({ page, seller }) => {
  const bill = await seller.bill({ locale: 'ar-EG' })
  await page.goto(bill.url)
  await expect(page.getByTitle('Secure payment input frame')).toBeVisible()
  const { direction, overhangPx } = await page.getByRole('main').evaluate((main) => ({
    direction: getComputedStyle(main).direction,
    overhangPx: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }))
  expect({ direction, overhangPx }).toEqual({ direction: 'rtl', overhangPx: 0 })
})
