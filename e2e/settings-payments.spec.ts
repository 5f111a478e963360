// An owner gets from "not started" to "you can be paid" on one page, by Stripe's form or by Stripe's own page.
import type { Page } from 'playwright/test'
import { startApp } from './support/app'
import { audit } from './support/audit'
import { press } from './support/payer'
import { signInAs } from './support/people'
import { keepPicture } from './support/pictures'
import type { Seller } from './support/seller'
import { expect, test } from './support/shared-app'

type Outcome = 'Approve' | 'Needs a document' | 'Pending verification' | 'Approve, payouts off' | 'Reject'

const stripeForm = (page: Page) => page.getByTitle('Stripe account onboarding').contentFrame()

const standing = (page: Page) => page.getByRole('main').getByRole('status').first()

/** A new organisation of the same platform that has no account at Stripe yet. */
async function newcomer(seller: Seller, country = 'FR'): Promise<Seller> {
  const { id } = await seller.api<{ id: string }>('POST', '/organisations', {
    name: 'Atelier Violette',
    country,
    defaultCurrency: 'EUR',
  })
  return { ...seller, name: 'Atelier Violette', organisationId: id, accountId: '' }
}

const settingsOf = ({ organisationId }: Seller) => `/settings/payments?organisation=${organisationId}`

const accountOf = async ({ api, organisationId }: Seller) =>
  (await api<{ accountId: string }>('GET', `/organisations/${organisationId}/payment-account/status`))
    .accountId

type Form = Pick<Page, 'getByRole' | 'getByLabel'>

/** Three parts of questions, then the review, where the sandbox lets us choose Stripe's verdict. */
async function fillForm(form: Form, outcome: Outcome): Promise<void> {
  for (const title of ['Tell us about the business', 'Verify yourself', 'Add your bank account']) {
    await expect(form.getByRole('heading', { name: title })).toBeVisible()
    await press(form.getByRole('button', { name: 'Use test data' }))
    await press(form.getByRole('button', { name: 'Continue' }))
  }
  await form.getByLabel(new RegExp(`^${outcome}(?!,)`)).check()
  await press(form.getByRole('button', { name: 'Agree and submit' }))
}

test.describe('in the embedded form', () => {
  // axe is no script of ours: the policy, which every other test holds, would stop it.
  test.use({ bypassCSP: true })

  test('an owner sets up payments in one sitting, and sees Active without reloading @desktop', async ({
    page,
    seller,
  }, info) => {
    const atelier = await newcomer(seller)
    await signInAs(page, atelier, 'Owner', settingsOf(atelier))
    await expect(standing(page)).toHaveText('Not started')
    await expect(page.getByText('SIREN number')).toBeVisible()
    await expect(page.getByText('2.5%: on an invoice of €100.00 you pay €2.50.')).toBeVisible()
    expect(await audit(page)).toEqual([])
    await keepPicture(page, 'payments not started', info)
    await page.getByRole('button', { name: 'Set up payments' }).click()
    await expect(stripeForm(page).getByRole('heading', { name: 'Tell us about the business' })).toBeVisible()
    await expect(standing(page)).toHaveText('In progress')
    expect(await audit(page)).toEqual([])
    await keepPicture(page, 'payments onboarding', info)
    await fillForm(stripeForm(page), 'Approve')
    await expect(stripeForm(page).getByRole('heading', { name: "You're all set" })).toBeVisible()
    await expect(standing(page)).toHaveText('Active')
    await stripeForm(page).getByRole('button', { name: 'Done' }).click()
    await expect(page.getByRole('heading', { name: 'Your Stripe account' })).toBeVisible()
    await expect(
      page.getByTitle('Stripe account management').contentFrame().getByText('Business', { exact: true }),
    ).toBeVisible()
    expect(await audit(page)).toEqual([])
    await keepPicture(page, 'payments active', info)
  })

  test('what is missing is said in words, and can be handed in', async ({ page, seller }, info) => {
    const atelier = await newcomer(seller)
    await signInAs(page, atelier, 'Admin', settingsOf(atelier))
    await page.getByRole('button', { name: 'Set up payments' }).click()
    await fillForm(stripeForm(page), 'Needs a document')
    await expect(standing(page)).toHaveText('Restricted')
    await page.getByRole('button', { name: 'Close' }).click()
    await expect(page.getByText('You cannot take payments now')).toBeVisible()
    await expect(
      page.getByText('A photo of an identity document of the person who represents the business'),
    ).toBeVisible()
    await expect(page.getByRole('main')).not.toContainText('verification')
    expect(await audit(page)).toEqual([])
    await keepPicture(page, 'payments restricted', info)
    await page.getByRole('button', { name: 'Provide what is missing' }).click()
    await stripeForm(page).getByRole('button', { name: 'Upload a test document' }).click()
    await expect(standing(page)).toHaveText('Active')
  })

  test('rejected, disconnected and payouts-off accounts each name one next step', async ({
    page,
    seller,
  }, info) => {
    const atelier = await newcomer(seller)
    const { organisationId, sandbox } = atelier
    await atelier.api('POST', `/organisations/${organisationId}/payment-account/enable`)
    const account = await accountOf(atelier)
    await signInAs(page, atelier, 'Owner', settingsOf(atelier))
    await sandbox.post(`accounts/${account}/finish-onboarding`, { outcome: 'payouts_off' })
    await expect(page.getByText('You can take payments while payouts wait')).toBeVisible()
    await expect(page.getByText('The bank account that your money goes to')).toBeVisible()
    await keepPicture(page, 'payments payouts wait', info)
    await sandbox.post(`accounts/${account}/finish-onboarding`, { outcome: 'pending' })
    await expect(standing(page)).toHaveText('Being checked')
    await sandbox.post(`accounts/${account}/finish-onboarding`, { outcome: 'rejected' })
    await expect(standing(page)).toHaveText('Rejected')
    await expect(page.getByRole('link', { name: 'Contact Stripe support' })).toBeVisible()
    expect(await audit(page)).toEqual([])
    await keepPicture(page, 'payments rejected', info)
    await sandbox.post(`accounts/${account}/deauthorize`)
    await expect(standing(page)).toHaveText('Disconnected')
    expect(await audit(page)).toEqual([])
    await page.getByRole('button', { name: 'Start again' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Start again' }).click()
    await expect(standing(page)).toHaveText('Not started')
  })
})

test('an owner who leaves during onboarding continues where they left off', async ({ page, seller }) => {
  const atelier = await newcomer(seller)
  await signInAs(page, atelier, 'Owner', settingsOf(atelier))
  await page.getByRole('button', { name: 'Set up payments' }).click()
  await stripeForm(page).getByRole('button', { name: 'Use test data' }).click()
  await stripeForm(page).getByRole('button', { name: 'Continue' }).click()
  await expect(stripeForm(page).getByRole('heading', { name: 'Verify yourself' })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'The people' })).toHaveAttribute(
    'aria-current',
    'step',
  )
  await page.goto(settingsOf(atelier))
  await page.getByRole('button', { name: 'Continue with Stripe' }).click()
  await expect(stripeForm(page).getByRole('heading', { name: 'Verify yourself' })).toBeVisible()
})

// promise 70, promise 72
test('hosted onboarding leads there, back, and to Active; a used link leads to a new one', async ({
  page,
  seller,
}) => {
  const atelier = await newcomer(seller)
  await signInAs(page, atelier, 'Owner', settingsOf(atelier))
  await page.getByRole('button', { name: 'Open Stripe’s page instead' }).click()
  await expect(page.getByRole('heading', { name: 'Tell us about the business' })).toBeVisible()
  const used = page.url()
  await page.goto(`/settings/payments/return?organisation=${atelier.organisationId}`)
  await expect(standing(page)).toHaveText('In progress')
  await page.goto(used)
  await expect(page.getByRole('heading', { name: 'Tell us about the business' })).toBeVisible()
  expect(page.url()).not.toBe(used)
  expect(new URL(page.url()).origin).toBe(new URL(used).origin)
  await fillForm(page, 'Approve')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.waitForURL(({ pathname }) => pathname === '/settings/payments')
  await expect(standing(page)).toHaveText('Active')
})

// promise 71
test('a leaked link gives another person nothing', async ({ browser, page, seller }) => {
  const atelier = await newcomer(seller)
  await atelier.api('POST', `/organisations/${atelier.organisationId}/payment-account/enable`)
  const refresh = `/settings/payments/refresh?organisation=${atelier.organisationId}`
  await page.goto(refresh)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await signInAs(page, seller, 'Owner', settingsOf(seller))
  for (const path of [refresh, `/settings/payments/return?organisation=${atelier.organisationId}`]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  }
  const other = await browser.newPage({ baseURL: new URL(page.url()).origin })
  await signInAs(other, atelier, 'Member', settingsOf(atelier))
  await other.goto(refresh)
  await expect(standing(other)).toHaveText('In progress')
  await expect(other.getByText('An owner or admin of the organisation')).toBeVisible()
  await expect(other.getByRole('button', { name: /Stripe/ })).toHaveCount(0)
  await other.close()
})

test('charges that Stripe switches off are explained', async ({ page, seller }) => {
  await signInAs(page, seller, 'Owner', settingsOf(seller))
  await expect(standing(page)).toHaveText('Active')
  await seller.sandbox.post(`accounts/${seller.accountId}/finish-onboarding`, { outcome: 'restricted' })
  await expect
    .poll(async () => {
      await page.reload()
      return standing(page).textContent()
    })
    .toContain('Restricted')
  await expect(page.getByText('You cannot take payments now')).toBeVisible()
})

test('while Stripe is down, the page shows its last known status', async ({ page, seller }) => {
  const atelier = await newcomer(seller)
  await atelier.api('POST', `/organisations/${atelier.organisationId}/payment-account/enable`)
  const path = `/v1/accounts/${await accountOf(atelier)}`
  await signInAs(page, atelier, 'Owner', settingsOf(atelier))
  await expect(standing(page)).toHaveText('In progress')
  await seller.sandbox.post('faults', { method: 'GET', path, kind: 'drop', times: 1_000 })
  await page.reload()
  await expect(page.getByText('Stripe is not responding right now.')).toBeVisible()
  await expect(standing(page)).toHaveText('In progress')
  await atelier.sandbox.clearFaults()
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(page.getByText('Stripe is not responding right now.')).toHaveCount(0)
})

test('when the form is blocked, Stripe’s own page is offered', async ({ app, complaints, page, seller }) => {
  const atelier = await newcomer(seller)
  await page.route(`${app.sandboxUrl}/v1.0/connect.js`, (route) => route.abort())
  await signInAs(page, atelier, 'Owner', settingsOf(atelier))
  await page.getByRole('button', { name: 'Set up payments' }).click()
  await expect(page.getByText('Stripe’s form did not load')).toBeVisible()
  await page.getByRole('button', { name: 'Open Stripe’s page instead' }).click()
  await expect(page.getByRole('heading', { name: 'Tell us about the business' })).toBeVisible()
  complaints.length = 0
})

test('the form follows the colours of the reader’s system', async ({ page, seller }) => {
  const atelier = await newcomer(seller)
  await page.emulateMedia({ colorScheme: 'light' })
  await signInAs(page, atelier, 'Owner', settingsOf(atelier))
  await page.getByRole('button', { name: 'Set up payments' }).click()
  const heading = stripeForm(page).getByRole('heading', { name: 'Tell us about the business' })
  await expect(heading).toHaveCSS('color', 'rgb(30, 27, 23)')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(heading).toHaveCSS('color', 'rgb(242, 239, 233)')
})

test('the demo owner in the middle of onboarding signs in by name and finishes it', async ({ browser }) => {
  test.setTimeout(600_000)
  const app = await startApp({ hasWorld: true })
  try {
    const page = await browser.newPage({ baseURL: app.url })
    await page.goto('/sign-in?next=/settings/payments')
    await page.getByRole('button', { name: /Violette Martin/ }).click()
    await page.getByRole('button', { name: 'Continue with Stripe' }).click()
    await fillForm(stripeForm(page), 'Approve')
    await expect(standing(page)).toHaveText('Active')
    await expect(page.getByText('Apple Pay and Google Pay are ready.')).toBeVisible({ timeout: 240_000 })
    await page.close()
  } finally {
    await app.stop()
  }
})
