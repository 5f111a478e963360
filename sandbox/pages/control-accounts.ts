// The control page's tab about sellers: onboarding, capabilities, and leaving the platform.
import { html } from 'hono/html'
import type { World } from '../world'
import { act, callForm, empty, type Markup, mark } from './control-parts'

export function accountsTab(world: World): Markup {
  const rows = world.list('account').filter(({ object }) => object.id !== world.platformId)
  if (rows.length === 0) return empty('Connected accounts appear here when a seller starts onboarding.')
  return html`${rows.map(({ object: account }) => {
    const path = `/_sandbox/accounts/${account.id}`
    const isConnected = world.isConnected(account.id)
    const due = account.requirements?.currently_due ?? []
    return html`<article class="card">
      <header>
        <span class="figure">${account.business_profile?.name ?? account.email ?? account.id}</span>
        ${mark(stateOf(account, isConnected))}<code>${account.id}</code>
        <span class="soft">${account.country} ${account.default_currency?.toUpperCase()}</span>
      </header>
      <p class="soft">
        Payments ${account.charges_enabled ? 'on' : 'off'}, payouts ${account.payouts_enabled ? 'on' : 'off'}${account.requirements?.disabled_reason ? `, ${account.requirements.disabled_reason}` : ''}${due.length > 0 ? `; due: ${due.join(', ')}` : ''}
      </p>
      ${
        isConnected
          ? html`<div class="acts">
              ${callForm('Finish onboarding', `POST ${path}/finish-onboarding`, [
                {
                  name: 'outcome',
                  label: 'Outcome',
                  choices: ['active', 'pending', 'restricted', 'rejected', 'payouts_off'],
                },
              ])}
              ${act(account.charges_enabled ? 'Payments off' : 'Payments on', `POST ${path}/capabilities`, { charges_enabled: !account.charges_enabled })}
              ${act(account.payouts_enabled ? 'Payouts off' : 'Payouts on', `POST ${path}/capabilities`, { payouts_enabled: !account.payouts_enabled })}
              ${act('Pay out', `POST ${path}/payout`)}
              ${act('Deauthorize', `POST ${path}/deauthorize`)}
            </div>`
          : ''
      }
    </article>`
  })}`
}

interface AccountLike {
  charges_enabled: boolean
  payouts_enabled: boolean
  details_submitted: boolean
  requirements?: { disabled_reason?: string | null } | null | undefined
}

function stateOf(account: AccountLike, isConnected: boolean): string {
  if (!isConnected) return 'deauthorized'
  if (account.requirements?.disabled_reason?.startsWith('rejected')) return 'rejected'
  if (!account.details_submitted) return 'onboarding'
  return account.charges_enabled && account.payouts_enabled ? 'active' : 'restricted'
}
