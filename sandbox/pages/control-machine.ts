// The control page's tabs about the machine: events and webhooks, faults, the request log, the clock.
import { html } from 'hono/html'
import type { World } from '../world'
import { act, callForm, empty, type Markup, time } from './control-parts'

const LIMIT = 60

export function eventsTab(world: World): Markup {
  const events = world.list('event').slice(0, LIMIT)
  return html`<article class="card">
      <h2>Mischief with webhooks</h2>
      ${callForm('Set', 'POST /_sandbox/webhooks', [
        { name: 'drop', label: 'Drop, 0 to 1', value: '0', kind: 'number' },
        { name: 'duplicate', label: 'Duplicate, 0 to 1', value: '0', kind: 'number' },
        { name: 'shuffle', label: 'Shuffle window', value: '0', kind: 'number' },
        { name: 'delayMs', label: 'Delay, ms', value: '0', kind: 'number' },
        { name: 'seed', label: 'Seed', value: '1', kind: 'number' },
      ])}
      <div class="acts">
        ${act('Pause', 'POST /_sandbox/webhooks', { paused: true })}
        ${act('Resume', 'POST /_sandbox/webhooks', { paused: false })}
        ${act('Deliver everything now', 'POST /_sandbox/webhooks/flush')}
        <button type="button" data-show="/_sandbox/webhooks/deliveries">Show deliveries</button>
      </div>
    </article>
    ${
      events.length === 0
        ? empty('Events appear here.')
        : html`<div class="table-box"><table>
            <thead><tr><th scope="col">When</th><th scope="col">Event</th><th scope="col">Account</th><th scope="col"><span class="sr-only">Again</span></th></tr></thead>
            <tbody>
              ${events.map(
                ({ account, object: event }) => html`<tr>
                  <td class="when">${time(event.created)}</td>
                  <td>${event.type}<br /><code class="soft">${event.id}</code></td>
                  <td><code class="soft">${event.account ?? 'platform'}</code></td>
                  <td class="again">${act('Resend', `POST /_sandbox/events/${event.id}/resend`, { account })}</td>
                </tr>`,
              )}
            </tbody>
          </table></div>`
    }`
}

export function faultsTab(): Markup {
  return html`<article class="card">
      <h2>Break a route</h2>
      <p class="soft">“after” and “drop” together lose the answer although the work was done.</p>
      ${callForm('Inject', 'POST /_sandbox/faults', [
        { name: 'method', label: 'Method', choices: ['POST', 'GET', 'DELETE'] },
        { name: 'path', label: 'Path, * is anything', value: '/v1/payment_intents' },
        { name: 'account', label: 'Account', placeholder: 'any' },
        { name: 'when', label: 'When', choices: ['before', 'after'] },
        { name: 'kind', label: 'Kind', choices: ['500', '503', '429', 'timeout', 'drop'] },
        { name: 'times', label: 'Times', value: '1', kind: 'number' },
        { name: 'delayMs', label: 'Delay, ms', kind: 'number' },
      ])}
    </article>
    <article class="card">
      <h2>Faults that wait</h2>
      <pre tabindex="0" data-load="/_sandbox/faults">Loading…</pre>
      <div class="acts">${act('Remove all', 'DELETE /_sandbox/faults')}</div>
    </article>`
}

export function requestsTab(): Markup {
  return html`<article class="card">
    <h2>Requests to the API, newest last</h2>
    <pre tabindex="0" data-load="/_sandbox/requests">Loading…</pre>
    <div class="acts">${act('Empty the log', 'DELETE /_sandbox/requests')}</div>
  </article>`
}

export function clockTab(world: World): Markup {
  return html`<article class="card">
      <h2>Clock</h2>
      <p class="figure">${new Date(world.now()).toISOString().replace('T', ' ').slice(0, 19)} UTC</p>
      <div class="acts">
        ${act('+1 hour', 'POST /_sandbox/clock', { advanceSeconds: 3600 })}
        ${act('+1 day', 'POST /_sandbox/clock', { advanceSeconds: 86_400 })}
        ${callForm('Advance', 'POST /_sandbox/clock', [
          { name: 'advanceSeconds', label: 'Seconds', value: '300', kind: 'number' },
        ])}
      </div>
    </article>
    <article class="card">
      <h2>Ledger</h2>
      <pre tabindex="0" data-load="/_sandbox/ledger">Loading…</pre>
    </article>
    <article class="card">
      <h2>Start again</h2>
      <p class="soft">Forgets every account, payment and event of the sandbox. Remit itself does not forget.</p>
      <div class="acts"><button type="button" data-call="POST /_sandbox/reset" data-body="{}" data-confirm="Forget everything in the sandbox?">Reset the sandbox</button></div>
    </article>`
}
