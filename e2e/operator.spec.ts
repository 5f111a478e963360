// An operator, who sees every organisation, is never led somewhere without a word.
import { randomBytes } from 'node:crypto'
import { remit } from './support/app'
import { audit } from './support/audit'
import { signInByMail } from './support/people'
import { keepPicture } from './support/pictures'
import { expect, test } from './support/shared-app'

test('a page about one organisation asks for the organisation, and leads there @desktop-only', async ({
  app,
  page,
  seller,
}, info) => {
  const email = `operator-${randomBytes(6).toString('hex')}@example.com`
  await remit(app, 'user', 'create', '--email', email, '--operator')
  await signInByMail(page, seller.sandbox, email, '/admin')
  const menu = page.getByRole('navigation', { name: 'Main' })
  await expect(menu.getByRole('link', { name: 'Invoices' })).toBeVisible()
  for (const name of ['Payments', 'Organisation', 'Articles', 'Members', 'API keys', 'Routing']) {
    await expect(menu.getByRole('link', { name, exact: true })).toHaveCount(0)
  }
  await page.goto('/settings/articles')
  await expect(page.getByText('Choose the organisation whose Articles page you want to see.')).toBeVisible()
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'operator chooses', info)
  await page.getByLabel('Find by name').fill(seller.name)
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('link', { name: seller.name }).first().click()
  // Nobody looks into an organisation of others without saying why.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Why do you look into ${seller.name}?`)
  await page.getByLabel('Reason').fill('Ticket 4711: an article is missing')
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'operator gives a reason', info)
  await page.getByRole('button', { name: 'Look for an hour' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Articles')
  await expect(menu.getByRole('link', { name: 'Members', exact: true })).toBeVisible()
  const visit = page.getByRole('complementary', { name: 'Visit as an operator' })
  await expect(visit).toContainText('and change nothing')
  await expect(page.getByRole('button', { name: 'New article' })).toHaveCount(0)
  await visit.getByRole('button', { name: 'Change something' }).click()
  await page.getByLabel('Reason').fill('Ticket 4711: they asked us to add it')
  await page.getByRole('button', { name: 'Allow changes' }).click()
  await expect(visit).toContainText('You may change')
  await expect(page.getByRole('button', { name: 'New article' }).first()).toBeVisible()
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'operator visits', info)
})

test('table headers are not cut off on a desktop @desktop-only', async ({ app, page, seller }) => {
  await seller.bill()
  const email = `operator-${randomBytes(6).toString('hex')}@example.com`
  await remit(app, 'user', 'create', '--email', email, '--operator')
  await signInByMail(page, seller.sandbox, email, '/admin')
  await page.setViewportSize({ width: 1440, height: 900 })
  for (const path of ['/admin/invoices', '/admin/checkouts', '/admin/problems', '/docs', '/docs/sessions']) {
    await page.goto(path)
    const broken = await page.locator('th').evaluateAll((heads) =>
      heads.flatMap((head) => {
        const texts = document.createTreeWalker(head, NodeFilter.SHOW_TEXT)
        const found: string[] = []
        for (let node = texts.nextNode(); node; node = texts.nextNode()) {
          for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[\p{L}\p{N}]+/gu)) {
            const range = document.createRange()
            range.setStart(node, index)
            range.setEnd(node, index + word.length)
            if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1)
              found.push(word)
          }
        }
        return found
      }),
    )
    expect(broken, path).toEqual([])
  }
})
