// The control page: everything that the control surface can do, by hand.
import { html } from 'hono/html'
import type { World } from '../world'
import { accountsTab } from './control-accounts'
import { clockTab, eventsTab, faultsTab, requestsTab } from './control-machine'
import { mollieTab } from './control-mollie'
import { checkoutsTab, paymentsTab, refundsTab } from './control-money'
import type { Markup } from './control-parts'
import { page } from './layout'

const TABS: Record<string, { label: string; draw: (world: World) => Markup }> = {
  payments: { label: 'Payments', draw: paymentsTab },
  accounts: { label: 'Accounts', draw: accountsTab },
  checkouts: { label: 'Checkouts', draw: checkoutsTab },
  refunds: { label: 'Refunds, disputes', draw: refundsTab },
  mollie: { label: 'Mollie', draw: mollieTab },
  events: { label: 'Events', draw: eventsTab },
  faults: { label: 'Faults', draw: faultsTab },
  requests: { label: 'Requests', draw: requestsTab },
  clock: { label: 'Clock, ledger', draw: clockTab },
}

export function controlPage(world: World, wanted: string | undefined): Promise<Response> {
  const name = wanted !== undefined && Object.hasOwn(TABS, wanted) ? wanted : 'payments'
  const tab = TABS[name]
  return page({
    title: tab?.label ?? 'Sandbox',
    scripts: ['/endive/scripts/control.js'],
    body: html`<div class="control">
      <header><h1>Sandbox</h1></header>
      ${tabs(world, name)}
      <main aria-label="${tab?.label ?? ''}">${tab?.draw(world) ?? ''}</main>
      <div class="toast" role="status"></div>
    </div>`,
  })
}

export function tabs(world: World, current: string): Markup {
  return html`<nav aria-label="Sandbox">
    ${Object.entries(TABS).map(
      ([name, { label }]) =>
        html`<a href="/_sandbox?tab=${name}" ${name === current ? html`aria-current="page"` : ''}>${label}</a>`,
    )}
    <a href="/_sandbox/mail" ${current === 'mail' ? html`aria-current="page"` : ''}>Mail</a>
    ${world.appUrl ? html`<a href="${world.appUrl}">Remit ↗</a>` : ''}
  </nav>`
}
