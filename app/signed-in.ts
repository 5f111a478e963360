// Who is viewing a page, looked up for each, so that signing out takes effect immediately.
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { signInTokenOf } from '@/lib/http/call/sign-in-cookie'
import type { Visitor } from '@/lib/people/sign-in'
import { findVisitor } from '@/lib/people/sign-ins'
import { house } from '@/lib/wiring'

/** Undefined for somebody who is not signed in. */
export async function visitor(): Promise<Visitor | undefined> {
  const here = house()
  const token = signInTokenOf(new Headers(await headers()), here.env.appUrl)
  return token ? findVisitor(here, token) : undefined
}

/** For pages that nobody sees without signing in; `path` is the page's own, to come back to. */
export async function requireVisitor(path: string): Promise<Visitor> {
  const found = await visitor()
  if (!found) redirect(`/sign-in?${new URLSearchParams({ next: path })}`)
  return found
}
