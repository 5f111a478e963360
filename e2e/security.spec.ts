// What keeps an account safe: passkeys, fresh proofs, and sign-ins that are ended, with a device that the browser plays.
import { TOTP } from 'otpauth'
import type { BrowserContext, Page } from 'playwright/test'
import { audit } from './support/audit'
import { alert } from './support/payer'
import { linkFor, signInAs, signInByMail } from './support/people'
import { keepPicture } from './support/pictures'
import type { Seller } from './support/seller'
import { expect, test } from './support/shared-app'

const SECURITY = '/settings/security'
const at = ({ organisationId }: Seller, path: string) => `${path}?organisation=${organisationId}`
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const section = (page: Page, name: string) => page.getByRole('region', { name })

/** A device with a finger on it, as Chromium plays it. */
async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Confirm that it is you' })

/** Refuses once, as the server does when the sign-in has grown old; its clock is its own. */
async function growOld(context: BrowserContext, path: string): Promise<void> {
  await context.route(
    `**${path}`,
    (route) =>
      route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: JSON.stringify({ title: 'Confirm that it is you', status: 403, code: 'Auth.ProofNeeded' }),
      }),
    { times: 1 },
  )
}

// promise 83
test('a passkey is added, renamed, signs in, proves who is there, and is removed', async ({
  context,
  page,
  sandbox,
  seller,
}, info) => {
  await addAuthenticator(page)
  const email = await signInAs(page, seller, 'Owner', at(seller, SECURITY))
  expect(await audit(page)).toEqual([])
  await press(page, 'Add a passkey')
  await page.getByRole('textbox', { name: 'Name' }).fill('My phone')
  expect(await audit(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10)
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'recovery codes with a passkey', info)
  await press(page, 'I have saved them')
  const mine = section(page, 'Passkeys').getByRole('listitem')
  await expect(mine).toContainText('My phone')
  await press(page, 'Rename My phone')
  await page.getByRole('textbox', { name: 'Name' }).fill('Key ring')
  await press(page, 'Save')
  await expect(mine).toContainText('Key ring')
  await keepPicture(page, 'security', info)

  await context.clearCookies()
  await page.goto(`/sign-in?${new URLSearchParams({ next: SECURITY })}`)
  await keepPicture(page, 'sign in with a passkey', info)
  await press(page, 'Sign in with a passkey')
  await page.waitForURL(`**${SECURITY}`)
  await expect(section(page, 'Where you are signed in')).toContainText('with a passkey')

  // A link lets nobody in who has a passkey.
  await context.clearCookies()
  const keys = at(seller, '/settings/api-keys')
  await page.goto(await linkFor(page, sandbox, email, keys))
  await press(page, 'Sign in')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One more step')
  await expect(page.getByLabel('Recovery code')).toBeVisible()
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'second step by passkey', info)
  await press(page, 'Sign in with a passkey')
  await page.waitForURL('**/settings/api-keys')
  await growOld(context, '/api-keys')
  await press(page, 'Create a key')
  await page.getByRole('textbox', { name: 'Name' }).fill('Till')
  await press(page, 'Create')
  await expect(dialog(page)).toBeVisible()
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'confirm by passkey', info)
  // What was typed stays.
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Till')
  await growOld(context, '/api-keys')
  await press(page, 'Create')
  await press(page, 'Use your passkey')
  await expect(page.getByLabel('API key', { exact: true })).toHaveValue(/^remit_test_/)
  await press(page, 'I have saved it')

  await page.goto(SECURITY)
  await press(page, 'Remove Key ring')
  await press(page, 'Remove the passkey')
  await expect(mine).toHaveCount(0)
})

// promise 83
test('an app is set up, asked for at sign-in and as a proof, and replaced by a recovery code', async ({
  context,
  page,
  sandbox,
  seller,
}, info) => {
  const email = await signInAs(page, seller, 'Owner', at(seller, SECURITY))
  await press(page, 'Set up an app')
  const setUp = page.getByRole('dialog', { name: 'Set up an authenticator app' })
  const key = (await setUp.getByText(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent()) ?? ''
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'set up an app', info)
  const app = new TOTP({ secret: key.replaceAll(' ', '') })
  await page.getByLabel('Code from the app').fill(app.generate())
  await press(page, 'Confirm')
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const [first = '', second = ''] = await codes.allTextContents()
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'recovery codes', info)
  await press(page, 'I have saved them')
  await expect(section(page, 'Recovery codes')).toContainText('10 of 10 are left')
  await keepPicture(page, 'security with an app', info)

  await context.clearCookies()
  await page.goto(await linkFor(page, sandbox, email, SECURITY))
  await press(page, 'Sign in')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One more step')
  expect(await audit(page)).toEqual([])
  await page.getByLabel('Code').fill('000000')
  await press(page, 'Sign in')
  await expect(alert(page)).toContainText('This code is wrong')
  await keepPicture(page, 'second step', info)
  await page.getByLabel('Code').fill(first)
  await press(page, 'Sign in')
  await page.waitForURL(`**${SECURITY}`)
  await expect(section(page, 'Recovery codes')).toContainText('9 of 10 are left')

  await growOld(context, '/authenticator-app')
  await press(page, 'Remove the authenticator app')
  await press(page, 'Remove the app')
  await expect(dialog(page)).toContainText('Code from your authenticator app')
  await keepPicture(page, 'confirm by app', info)
  await page.getByLabel('Code from your authenticator app').fill(second)
  await dialog(page).getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByRole('button', { name: 'Set up an app' })).toBeVisible()
})

test('without a passkey a code by email confirms it, and a wrong one says so', async ({
  context,
  page,
  sandbox,
  seller,
}, info) => {
  const email = await signInAs(page, seller, 'Owner', at(seller, '/settings/api-keys'))
  await growOld(context, '/api-keys')
  await press(page, 'Create a key')
  await page.getByRole('textbox', { name: 'Name' }).fill('Till')
  await press(page, 'Create')
  await expect(dialog(page)).toContainText(`is on its way to ${email}`)
  await page.getByLabel('Code from the email').fill('0000 0000')
  await press(page, 'Confirm')
  await expect(dialog(page).getByRole('alert')).toContainText('That did not prove who you are')
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'confirm by code', info)
  const findCode = async () =>
    (await sandbox.mails(email)).map(({ text }) => /^\s*(\d{4} \d{4})\s*$/m.exec(text)?.[1]).find(Boolean) ??
    ''
  await expect.poll(findCode).not.toBe('')
  await page.getByLabel('Code from the email').fill(await findCode())
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('API key', { exact: true })).toHaveValue(/^remit_test_/)
})

test('another device is signed out from here', async ({ browser, page, sandbox, seller }) => {
  const email = await signInAs(page, seller, 'Owner', at(seller, SECURITY))
  const other = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage()
  await signInByMail(other, sandbox, email, SECURITY)
  await page.reload()
  await expect(section(page, 'Where you are signed in').getByRole('listitem')).toHaveCount(2)
  await page.getByRole('button', { name: /^End the sign-in of Chrome/ }).click()
  await press(page, 'End this sign-in')
  await expect(section(page, 'Where you are signed in').getByRole('listitem')).toHaveCount(1)
  await other.reload()
  await expect(other).toHaveURL(/\/sign-in\?/)
  await other.context().close()
})
