// Every state, in every language and both schemes, can be used without seeing it.
import { audit } from './support/audit'
import { alert, CARDS, fields, payByCard } from './support/payer'
import { expect, test } from './support/shared-app'
import { STATES } from './support/states'

/** Direction and script change more than words do: these languages see every state, the others the telling ones. */
const THROUGHOUT = ['en-GB', 'ar-EG']
const SAMPLED = ['de-DE', 'ja-JP']
const TELLING = ['due', 'declined', 'paid']

// axe is no script of ours: the policy, which every other test holds, would stop it.
test.use({ bypassCSP: true })

for (const [name, { isPayable, make }] of Object.entries(STATES)) {
  test(`${name} is accessible @desktop`, async ({ page, seller }, info) => {
    test.setTimeout(180_000)
    const { customerId, url } = await make(seller)
    const isSampled = TELLING.includes(name) && info.project.name === 'phone'
    for (const locale of isSampled ? [...THROUGHOUT, ...SAMPLED] : THROUGHOUT) {
      await seller.api('PATCH', `/customers/${customerId}`, { locale })
      await page.goto(url)
      await expect(page.getByRole('main').locator('..')).toHaveAttribute('lang', locale)
      if (isPayable) await expect(page.getByTitle('Secure payment input frame')).toBeVisible()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await audit(page), `${name}, ${locale}, ${colorScheme}`).toEqual([])
      }
    }
  })
}

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
