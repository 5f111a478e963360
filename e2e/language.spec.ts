// A payer who reads another language than the seller guessed chooses it, and everything of that invoice follows.
import { extractText, getDocumentProxy } from 'unpdf'
import { audit } from './support/audit'
import { alert, CARDS, fields, fillCard, payWithoutPage, press } from './support/payer'
import { keepPicture } from './support/pictures'
import { expect, test } from './support/shared-app'

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('a payer chooses a language, for this invoice in this browser alone', async ({
    browser,
    page,
    seller,
  }, info) => {
    const [bill, other] = [await seller.bill(), await seller.bill()]
    await payWithoutPage(seller, bill)
    await expect.poll(async () => (await seller.read(bill)).status).toBe('Paid')
    await page.goto(bill.url)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`Invoice ${bill.number}`)
    const choice = page.getByRole('navigation', { name: 'Language' })
    await choice.getByText('Language: English').click()
    await expect(choice.getByRole('link')).toHaveCount(11)
    await choice.getByRole('link', { name: 'Deutsch' }).click()

    await expect(page).toHaveURL(bill.url)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`Rechnung ${bill.number}`)
    await expect(page).toHaveTitle(`Rechnung ${bill.number} · ${seller.name}`)
    await expect(page.getByRole('region', { name: 'Beleg' })).toBeVisible()
    await page.getByRole('navigation', { name: 'Sprache' }).getByText('Sprache: Deutsch').click()
    await keepPicture(page, 'language chosen', info)
    const again = await page.reload()
    expect(again?.headers()['x-robots-tag']).toContain('noindex')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Rechnung')

    for (const [paper, title] of [
      // As they were issued, whatever language their reader has chosen.
      ['invoice', 'Invoice'],
      ['receipt', 'Receipt'],
    ] as const) {
      const file = await page.request.get(`${bill.url}/${paper}.pdf`)
      const { text } = await extractText(await getDocumentProxy(new Uint8Array(await file.body())))
      expect(text.join('\n')).toContain(title)
    }

    await page.goto(other.url)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`Invoice ${other.number}`)
    const stranger = await browser.newPage()
    await stranger.goto(bill.url)
    await expect(stranger.getByRole('heading', { level: 1 })).toContainText(`Invoice ${bill.number}`)
    await stranger.close()
  })
})

test('an unsupported language changes nothing', async ({ page, seller }) => {
  const bill = await seller.bill()
  const answer = await page.request.get(`${bill.url}/language?to=xx%0d%0aset-cookie:a=b`, { maxRedirects: 0 })
  expect(answer.status()).toBe(303)
  expect(answer.headers()['set-cookie']).toBeUndefined()
  await page.goto(bill.url)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Invoice ${bill.number}`)
})

test('a decline is explained in the language that was chosen', async ({ page, seller }, info) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  // The form pushes what stands below it down as it arrives, and a press in that moment would land in it.
  await expect(fields(page).getByLabel('Card number')).toBeVisible()
  await press(page.getByRole('navigation', { name: 'Language' }).getByText('Language: English'))
  await press(page.getByRole('link', { name: 'Polski' }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Faktura')
  expect(await audit(page)).toEqual([])
  await fillCard(page, CARDS.declined)
  await press(page.getByRole('button', { name: /^Zapłać \S*\d/ }))
  await expect(alert(page)).toContainText('Bank odrzucił płatność.')
  await keepPicture(page, 'decline in Polish', info)
})

test('the checkout page names its seller, in the reader’s language', async ({ page, seller }, info) => {
  const article = await seller.api<{ Id: number }>('POST', '/articles', {
    ...{ Name: 'Haircut', ArticleTypeId: 1, Price: 45, CurrencyId: 'EUR', VAT: 19 },
  })
  const { SessionId } = await seller.api<{ SessionId: string }>('POST', '/payment/stripe/v1/checkout', {
    CompanyId: seller.organisationId,
    CountryCode: 'DE',
    Articles: [{ ArticleId: article.Id }],
    InternalReferenceId: 'booking-9',
  })
  await page.goto(`/checkout/${SessionId}`)
  await expect(page).toHaveTitle(`Bestellung booking-9 · ${seller.name}`)
  await page.getByRole('navigation', { name: 'Sprache' }).getByText('Sprache: Deutsch').click()
  await page.getByRole('link', { name: 'العربية' }).click()
  await expect(page.getByRole('main')).toBeVisible()
  await expect(page.locator('[lang="ar"][dir="rtl"]').first()).toBeVisible()
  await expect(page).toHaveTitle(new RegExp(seller.name))
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'checkout in Arabic', info)
  await page.goto('/checkout/cs_test_nonsense')
  await expect(page.getByRole('heading', { name: 'This link does not lead to an order' })).toBeVisible()
})
