// The bank's question of the sandbox: a person says yes or no in the cardholder's place.
import { html } from 'hono/html'
import { formatAmount } from '../browser/frame/money'
import { returnUrl } from '../browser/host/return-url'
import type { World } from '../world'
import { missingPage, page } from './layout'

export function challengePage(world: World, id: string, mode: string): Promise<Response> {
  const found = world.findIntent(id)
  if (!found) return missingPage('payment')
  const intent = found.object
  const isFrame = mode === 'frame'
  const isWaiting = intent.status === 'requires_action'
  const seller = world.find('account', found.account)?.object.business_profile?.name ?? 'the seller'
  return page({
    title: '3D Secure 2 Test Page',
    bodyClass: isFrame ? 'is-modal' : '',
    hasRibbon: !isFrame,
    scripts: ['/endive/scripts/three-d-secure.js'],
    body: html`<div class="challenge-ground">
      <main
        class="challenge"
        aria-labelledby="title"
        id="challenge"
        data-intent="${intent.id}"
        data-mode="${isFrame ? 'frame' : 'redirect'}"
        data-waiting="${isWaiting ? 'yes' : 'no'}"
      >
        <p class="soft">Sandbox: your bank would ask here</p>
        <h1 id="title">3D Secure 2 Test Page</h1>
        <dl>
          <dt>Seller</dt><dd>${seller}</dd>
          <dt>Amount</dt>
          <dd>${intent.object === 'payment_intent' ? formatAmount(intent.amount, intent.currency) : 'none now: the card is only saved'}</dd>
        </dl>
        <div class="buttons">
          <button class="primary" type="button" id="test-source-authorize-3ds" data-outcome="succeed" disabled>Complete authentication</button>
          <button type="button" id="test-source-fail-3ds" data-outcome="fail" disabled>Fail authentication</button>
        </div>
        <p class="problem" role="alert">${isWaiting ? '' : 'This payment is no longer waiting for you.'}</p>
      </main>
    </div>`,
  })
}

/** Where the payer goes after a challenge on a page of its own. */
export function homeOf(base: string, intent: object): string {
  return returnUrl(base, { ...intent })
}
