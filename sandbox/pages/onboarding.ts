// Hosted onboarding: the page behind an account link; a used or expired link goes back for a new one.
import { html } from 'hono/html'
import { FRAME_POLICY } from '../browser/documents'
import type { World } from '../world'
import { missingPage, page } from './layout'

export async function onboardingPage(world: World, token: string): Promise<Response> {
  const visit = world.openAccountLink(token)
  if (visit.state === 'unknown') return missingPage('onboarding link')
  if (visit.state !== 'opened') return Response.redirect(visit.link.refreshUrl, 302)
  const account = world.find('account', visit.link.account)?.object
  const response = await page({
    title: 'Onboarding',
    sheets: ['page.css', 'frame.css', 'connect.css'],
    bodyClass: 'hosted',
    scripts: ['/endive/scripts/connect-hosted.js'],
    body: html`<main class="narrow">
      <p class="soft">Connect ${account?.business_profile?.name ?? account?.email ?? 'your business'} to take payments</p>
      <div id="root" data-token="${token}" data-return-url="${visit.link.returnUrl}"></div>
    </main>`,
  })
  response.headers.set('content-security-policy', FRAME_POLICY)
  return response
}
