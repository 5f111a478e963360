// People of a seller who sign in by the mailed link, as anybody does.
import { randomBytes } from 'node:crypto'
import { expect, type Page } from 'playwright/test'
import type { Seller } from './seller'

export type Role = 'Owner' | 'Admin' | 'Member'

const LINKS = /https?:\/\/\S+\/sign-in\/confirm\?\S+/g

/**
 * Invites somebody new, signs them in, and leaves the page at `next`. Answers their email address. Both forms are sent as their
 * pages send them, without drawing the pages: that is for `signInByMail`.
 */
export async function signInAs(page: Page, seller: Seller, role: Role, next: string): Promise<string> {
  const email = `${role.toLowerCase()}-${randomBytes(6).toString('hex')}@example.com`
  const { api, appUrl, organisationId, sandbox } = seller
  await api('POST', `/organisations/${organisationId}/users`, { email, role })
  const headers = { origin: appUrl, 'user-agent': await page.evaluate(() => navigator.userAgent) }
  const send = async (path: string, form: Record<string, string>) => {
    const answer = await page.request.post(appUrl + path, { form, headers, maxRedirects: 0 })
    expect(answer.status(), path).toBe(303)
  }
  await send('/sign-in/start', { email, next })
  const { searchParams } = new URL(await linkIn(sandbox, email, next))
  await send('/sign-in/finish', { email, next, token: searchParams.get('token') ?? '' })
  await page.goto(next)
  return email
}

/** The mailed link that leads to `next`, once it is there. */
async function linkIn(sandbox: Seller['sandbox'], email: string, next: string): Promise<string> {
  const find = async () =>
    (await sandbox.mails(email))
      .flatMap(({ text }) => text.match(LINKS) ?? [])
      .find((link) => new URL(link).searchParams.get('next') === next) ?? ''
  await expect.poll(find).not.toBe('')
  return find()
}

/** Asks for a link for somebody who is known already, and finds it in their mail. */
export async function linkFor(
  page: Page,
  sandbox: Seller['sandbox'],
  email: string,
  next: string,
): Promise<string> {
  await page.goto(`/sign-in?${new URLSearchParams({ next })}`)
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('button', { name: 'Email me a link' }).click()
  return linkIn(sandbox, email, next)
}

/** Signs in somebody who is known already. */
export async function signInByMail(
  page: Page,
  sandbox: Seller['sandbox'],
  email: string,
  next: string,
): Promise<void> {
  await page.goto(await linkFor(page, sandbox, email, next))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(({ pathname, search }) => pathname + search === next)
}
