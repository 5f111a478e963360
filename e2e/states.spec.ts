// The page in every state: the word, the sentence, whether it can be paid, and that it can be used without seeing it.
import type { Page } from 'playwright/test'
import { audit } from './support/audit'
import { fields, payButton } from './support/payer'
import { keepPicture } from './support/pictures'
import { expect, test } from './support/shared-app'
import { STATES } from './support/states'

/** Direction and script change more than words do: Arabic sees every state, the others the telling ones. */
const THROUGHOUT = ['ar']
const SAMPLED = ['de', 'ja']
const TELLING = ['due', 'declined', 'paid']

async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await audit(page), `${what}, ${colorScheme}`).toEqual([])
  }
}

for (const [name, { isPayable, make, mark, sentence }] of Object.entries(STATES)) {
  test(`${name}`, async ({ page, seller }, info) => {
    const { number, url } = await make(seller)
    await page.goto(url)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`Invoice ${number}`)
    await expect(page.getByText(mark, { exact: true }).first()).toBeVisible()
    await expect(page.getByText(sentence).first()).toBeVisible()
    await expect(payButton(page)).toHaveCount(isPayable ? 1 : 0)
    if (isPayable) await expect(fields(page).getByLabel('Card number')).toBeVisible()
    await keepPicture(page, name, info)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB')
    await expectAccessible(page, 'en-GB')
    const isSampled = TELLING.includes(name) && info.project.name === 'phone'
    for (const tongue of isSampled ? [...THROUGHOUT, ...SAMPLED] : THROUGHOUT) {
      // What was issued keeps its language; its reader chooses another.
      await page.goto(`${url}/language?to=${tongue}`)
      await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${tongue}`))
      if (isPayable) await expect(page.getByTitle('Secure payment input frame')).toBeVisible()
      await expectAccessible(page, tongue)
    }
  })
}

test('a void invoice and a link that was replaced can no longer be paid', async ({ page, seller }) => {
  const [dead, moved] = [await seller.bill(), await seller.bill()]
  await seller.api('DELETE', `/invoices/${dead.id}`)
  await seller.api('POST', `/invoices/${moved.id}/link/rotate`)
  const open = async (url: string) =>
    ((await (await fetch(`${url}/checkout-session`, { method: 'POST' })).json()) as { code: string }).code
  expect(await open(dead.url)).toBe('Payment.InvoiceNotPayable')
  expect(await open(moved.url)).toBe('Payment.InvalidToken')
  const answer = await page.goto(moved.url)
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'This link does not lead to an invoice' })).toBeVisible()
  await page.goto((await seller.read(moved)).paymentUrl)
  await expect(payButton(page)).toBeVisible()
})

// promise 87
test('replaced, invented and broken links look alike', async ({ app, page, seller }, info) => {
  const moved = await seller.bill()
  await seller.api('POST', `/invoices/${moved.id}/link/rotate`)
  const texts: (string | null)[] = []
  const bytes: (string | undefined)[] = []
  for (const url of [moved.url, `${app.url}/i/${'A'.repeat(43)}`, `${app.url}/i/nonsense`]) {
    const answer = await page.goto(url)
    expect(answer?.status()).toBe(404)
    texts.push(await page.getByRole('main').textContent())
    const html = (await answer?.text()) ?? ''
    // Drawn before any script runs.
    expect(html).toMatch(/<h1[^>]*>This link does not lead to an invoice</)
    const nonce = / nonce="([^"]+)"/.exec(html)?.[1] ?? ''
    // What is for scripts comes in pieces, as they get ready.
    const drawn = html.replaceAll(/<script[\s\S]*?<\/script>/g, '')
    bytes.push(drawn.replaceAll(url.split('/i/')[1] ?? '', '(token)').replaceAll(nonce, '(nonce)'))
  }
  expect(new Set(texts).size).toBe(1)
  expect(new Set(bytes).size).toBe(1)
  await keepPicture(page, 'lost link', info)
})

// promise 74
test('a seller whose charges are off shows bank details, and the open page cannot pay', async ({
  page,
  sandbox,
  seller,
}, info) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  await expect(payButton(page)).toBeVisible()
  await sandbox.post(`accounts/${seller.accountId}/capabilities`, { charges_enabled: false })
  const open = async () =>
    ((await (await fetch(`${bill.url}/checkout-session`, { method: 'POST' })).json()) as { code: string })
      .code
  await expect.poll(open).toBe('PaymentAccount.NotEnabled')
  await page.reload()
  await expect(page.getByText(`${seller.name} cannot take online payments right now.`)).toBeVisible()
  await expect(page.getByText('DE89 3704 0044 0532 0130 00')).toBeVisible()
  await expect(payButton(page)).toHaveCount(0)
  await keepPicture(page, 'charges off', info)
})
