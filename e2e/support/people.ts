// People of a seller who sign in by the mailed link, as anybody does.
import { randomBytes } from 'node:crypto'
import { expect, type Page } from 'playwright/test'
import type { Seller } from './seller'

export type Role = 'Owner' | 'Admin' | 'Member'

const LINKS = /https?:\/\/\S+\/sign-in\/confirm\?\S+/g

/** Invites somebody new, signs them in, and leaves the page at `next`. Answers their email address. */
export async function signInAs(page: Page, seller: Seller, role: Role, next: string): Promise<string> {
  const email = `${role.toLowerCase()}-${randomBytes(6).toString('hex')}@example.com`
  await seller.api('POST', `/organisations/${seller.organisationId}/users`, { email, role })
  await signInByMail(page, seller.sandbox, email, next)
  return email
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
  // The invitation holds a link, too; the one that was asked for leads to `next`.
  const findLink = async () =>
    (await sandbox.mails(email))
      .flatMap(({ text }) => text.match(LINKS) ?? [])
      .find((link) => new URL(link).searchParams.get('next') === next) ?? ''
  await expect.poll(findLink).not.toBe('')
  return findLink()
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
