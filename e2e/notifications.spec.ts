// People choose what they are told by mail, and what they cannot choose is shown as sent always.
import type { Page } from 'playwright/test'
import { audit } from './support/audit'
import { signInAs } from './support/people'
import { keepPicture } from './support/pictures'
import type { Seller } from './support/seller'
import { expect, test } from './support/shared-app'

const PATH = '/settings/notifications'
const at = ({ organisationId }: Seller, path: string) => `${path}?organisation=${organisationId}`
const tick = (page: Page, name: string) => page.getByRole('checkbox', { name: `By email: ${name}` })
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click()

test('an owner finds the page in the menu, switches one mail off, and the choice stays', async ({
  page,
  seller,
}, info) => {
  await signInAs(page, seller, 'Owner', at(seller, '/settings/members'))
  if (info.project.name === 'phone') await page.getByText('Menu', { exact: true }).click()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Notifications' }).click()
  await expect(page.getByRole('heading', { name: 'Notifications', level: 1 })).toBeVisible()
  const always = page.getByRole('region', { name: 'Always sent' })
  await expect(always.getByRole('listitem')).toHaveCount(12)
  await expect(always.getByRole('checkbox')).toHaveCount(0)
  await expect(always.getByRole('listitem').filter({ hasText: 'An invoice is overpaid' })).toContainText(
    'Always sent, because money may be lost',
  )
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'notifications', info)
  await save(page)
  await expect(page.getByRole('status')).toHaveText('Nothing was changed.')
  await tick(page, 'Payment received').uncheck()
  await save(page)
  await expect(page.getByRole('status')).toContainText('Saved.')
  expect(await audit(page)).toEqual([])
  await page.reload()
  await expect(tick(page, 'Payment received')).not.toBeChecked()
  await expect(tick(page, 'A bank debit failed')).toBeChecked()
})

test('a member may opt in to every email, and gets none by default', async ({ page, seller }, info) => {
  await signInAs(page, seller, 'Member', at(seller, PATH))
  const offered = page.getByRole('region', { name: 'You choose' })
  await expect(offered.getByRole('checkbox')).toHaveCount(20)
  await expect(offered.getByRole('checkbox', { checked: true })).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Always sent' }).getByRole('listitem')).toHaveCount(4)
  await tick(page, 'A payment is disputed').check()
  await save(page)
  await expect(page.getByRole('status')).toContainText('Saved.')
  await page.reload()
  await expect(tick(page, 'A payment is disputed')).toBeChecked()
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'notifications of a member', info)
})

test('what was typed stays when it cannot be saved', async ({ page, seller }) => {
  await signInAs(page, seller, 'Admin', at(seller, PATH))
  await page.route('**/notification-choices', (route) => route.abort())
  await tick(page, 'Payment received').uncheck()
  await save(page)
  await expect(page.getByRole('alert').filter({ hasText: 'The server could not be reached' })).toBeVisible()
  await expect(tick(page, 'Payment received')).not.toBeChecked()
  await page.unroute('**/notification-choices')
  await save(page)
  await expect(page.getByRole('status')).toContainText('Saved.')
})

test('a signed-out person is sent to sign in, and returns', async ({ page }) => {
  await page.goto(PATH)
  await expect(page).toHaveURL(`/sign-in?${new URLSearchParams({ next: PATH })}`)
})
