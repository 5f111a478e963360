// The list of invoices as people use it: narrowed, kept in the address, walked by keyboard, and taken along as a file.

import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { audit } from './support/audit'
import { dayFromToday } from './support/days'
import { payWithoutPage } from './support/payer'
import { signInAs } from './support/people'
import { keepPicture } from './support/pictures'
import { openSeller, type Seller } from './support/seller'
import { expect, test } from './support/shared-app'

const listOf = ({ organisationId }: Seller) => `/admin/invoices?organisation=${organisationId}`

/** One that is late, one in dollars, one that is paid. */
async function someBills(seller: Seller) {
  const late = await seller.bill({ issueDate: '2026-01-01', dueDate: dayFromToday(-10) })
  const dollars = await seller.bill({ currency: 'USD', dueDate: dayFromToday(5) })
  const paid = await seller.bill({ dueDate: dayFromToday(14) })
  await payWithoutPage(seller, paid)
  await expect.poll(async () => (await seller.read(paid)).status).toBe('Paid')
  return { late, dollars, paid }
}

const rowOf = (page: Page, number: string) =>
  page.getByRole('listitem').or(page.getByRole('row')).filter({ hasText: number })
const found = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })

async function openFilters(page: Page): Promise<void> {
  await page.getByText('Filter and sort').click()
}

test('filters are kept in the address, through a reload and on the way back @desktop', async ({
  page,
  seller,
}, info) => {
  const { dollars, late, paid } = await someBills(seller)
  await signInAs(page, seller, 'Owner', listOf(seller))
  await expect(found(page, '3 invoices')).toBeVisible()
  for (const { number } of [late, dollars, paid]) await expect(rowOf(page, number)).toBeVisible()
  await expect(rowOf(page, late.number)).toContainText('Overdue')
  await expect(rowOf(page, late.number)).toContainText('10 days ago')
  await expect(rowOf(page, paid.number)).toContainText('Paid')
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'admin-invoices', info)

  await openFilters(page)
  await page.getByLabel('Currency').selectOption('EUR')
  await page.getByLabel('Overdue', { exact: true }).check()
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(found(page, '1 invoice')).toBeVisible()
  await expect(page).toHaveURL(/currency=EUR.*overdue=1/)
  await page.reload()
  await expect(rowOf(page, late.number)).toBeVisible()
  await expect(rowOf(page, paid.number)).toHaveCount(0)

  await page.getByRole('link', { name: 'Remove filter: Overdue' }).click()
  await expect(found(page, '2 invoices')).toBeVisible()
  await page.goBack()
  await expect(found(page, '1 invoice')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Remove filter: Overdue' })).toBeVisible()
})

test('a search finds, or says that nothing matches and leads back @desktop', async ({
  page,
  seller,
}, info) => {
  const { paid } = await someBills(seller)
  await signInAs(page, seller, 'Member', listOf(seller))
  const [payment] = await seller.payments(paid)
  const search = page.getByRole('searchbox', { name: 'Search invoices' })
  for (const q of [paid.number, paid.payerEmail, payment?.providerReference ?? '']) {
    await search.fill(q)
    await search.press('Enter')
    await expect(found(page, '1 invoice')).toBeVisible()
    await expect(rowOf(page, paid.number)).toBeVisible()
  }
  await search.fill('nobody of that name')
  await search.press('Enter')
  await expect(page.getByText('Nothing matches')).toBeVisible()
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'admin-invoices-nothing', info)
  await page.getByRole('link', { name: 'Clear filters' }).click()
  await expect(found(page, '3 invoices')).toBeVisible()
})

test('without a single invoice the page leads to the first one', async ({ page, seller }) => {
  await signInAs(page, seller, 'Owner', listOf(seller))
  await expect(page.getByText('No invoices yet')).toBeVisible()
  await expect(page.getByRole('link', { name: 'New invoice' }).last()).toHaveAttribute(
    'href',
    /\/admin\/invoices\/new/,
  )
  expect(await audit(page)).toEqual([])
})

test('the list can be used by keyboard alone @desktop-only', async ({ page, seller }) => {
  const { dollars, late, paid } = await someBills(seller)
  await signInAs(page, seller, 'Owner', listOf(seller))
  await expect(rowOf(page, paid.number)).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Search invoices' })).toBeFocused()
  await page.keyboard.press('Tab')
  const link = (number: string) =>
    page.getByRole('row').getByRole('link', { name: new RegExp(`^${number},`) })
  const order = (await page.getByRole('rowheader').getByRole('link').allTextContents()).map((text) =>
    text.trim(),
  )
  expect([...order].sort()).toEqual([late.number, dollars.number, paid.number].sort())
  const [first = '', second = ''] = order
  await page.keyboard.press('j')
  await expect(link(first)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(link(second)).toBeFocused()
  await page.keyboard.press('k')
  await expect(link(first)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/admin\/invoices\/[0-9a-f-]{36}\?organisation=/)
})

test('between phone and desktop nothing is wider than the window, and names stay whole @desktop-only', async ({
  page,
  seller,
}) => {
  const bill = await seller.bill({ currency: 'USD' })
  await signInAs(page, seller, 'Owner', listOf(seller))
  for (const width of [900, 1_100, 1_280]) {
    await page.setViewportSize({ width, height: 800 })
    await expect(rowOf(page, bill.number)).toBeVisible()
    const { cut, overhangPx } = await page.getByRole('main').evaluate(({ ownerDocument }) => ({
      overhangPx: ownerDocument.documentElement.scrollWidth - ownerDocument.documentElement.clientWidth,
      cut: [...ownerDocument.querySelectorAll('[class*=line-clamp]')]
        .filter(({ clientHeight, scrollHeight }) => scrollHeight > clientHeight)
        .map(({ textContent }) => textContent),
    }))
    expect({ cut, overhangPx }, `${width} px`).toEqual({ cut: [], overhangPx: 0 })
  }
  await page.setViewportSize({ width: 1_000, height: 800 })
  await page.goto(`/admin/invoices/new?organisation=${seller.organisationId}`)
  const description = await page.getByLabel('Description').boundingBox()
  expect(description?.width).toBeGreaterThan(300)
})

test('a row opens by a press anywhere on it @desktop', async ({ page, seller }) => {
  const { late } = await someBills(seller)
  await signInAs(page, seller, 'Owner', listOf(seller))
  await rowOf(page, late.number).getByText('Hotel Lindenhof').click()
  await expect(page).toHaveURL(
    new RegExp(`/admin/invoices/${late.id}\\?organisation=${seller.organisationId}`),
  )
})

test('the same list comes as a file', async ({ page, seller }) => {
  const { dollars, late } = await someBills(seller)
  await signInAs(page, seller, 'Member', `${listOf(seller)}&currency=USD`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^invoices-\d{4}-\d{2}-\d{2}\.csv$/)
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toContain(`${dollars.number},Sent,`)
  expect(text).toContain(',USD,')
  expect(text).not.toContain(late.number)
})

test('the list of another organisation does not exist', async ({
  browser,
  page,
  seller,
  apiKey,
  app,
  sandbox,
}) => {
  // promise 78
  const other = await openSeller(app.url, sandbox, apiKey)
  await signInAs(page, seller, 'Owner', listOf(seller))
  for (const path of [listOf(other), `/admin/invoices.csv?organisation=${other.organisationId}`])
    expect((await page.request.get(path)).status()).toBe(404)
  const stranger = await browser.newContext()
  const answer = await stranger.request.get(`${app.url}/admin/invoices.csv`, { maxRedirects: 0 })
  expect(answer.status()).toBe(303)
  await stranger.close()
})

test('filters work without a script', async ({ browser, page, seller, app }) => {
  const { dollars, late } = await someBills(seller)
  await signInAs(page, seller, 'Member', listOf(seller))
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    baseURL: app.url,
  })
  const still = await plain.newPage()
  await still.goto(listOf(seller))
  await openFilters(still)
  await still.getByLabel('Currency').selectOption('USD')
  await still.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(rowOf(still, dollars.number)).toBeVisible()
  await expect(rowOf(still, late.number)).toHaveCount(0)
  await plain.close()
})
