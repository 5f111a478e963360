// An endpoint of the platform's, to which the app tells its events: what happened must have been told, each under one id.
import type { Sql } from 'postgres'
import { openEndpoint } from '@/lib/webhooks/outgoing/testing/endpoint'
import type { Stage } from './stage'

interface Told {
  id: string
  type: string
}

export async function openNews({ apiKey, url }: Stage, sql: Sql, find: (what: string) => void) {
  const endpoint = await openEndpoint()
  const answer = await fetch(`${url}/webhook-subscriptions`, {
    method: 'POST',
    headers: { 'x-dolfin-api-key': apiKey, 'content-type': 'application/json' },
    body: JSON.stringify({ url: endpoint.url, contactEmail: 'ops@example.com' }),
  })
  if (!answer.ok) throw new Error(`no subscription: ${answer.status} ${await answer.text()}`)
  const told = new Map<string, string>()
  let seen = 0
  const read = () => {
    for (const { body } of endpoint.heard.slice(seen)) {
      const { id, type } = JSON.parse(body) as Told
      told.set(id, type)
    }
    seen = endpoint.heard.length
  }
  return {
    /** Of each kind as many as there must be. */
    judge: async (reminders: number): Promise<void> => {
      read()
      const count = (wanted: string) => [...told.values()].filter((type) => type === wanted).length
      const [made] = await sql<{ invoices: number }[]>`
        select count(*) filter (where recurring_invoice_id is not null)::int as invoices from invoices`
      const ought = { 'reminder.sent': reminders, 'recurring_invoice.invoiced': made?.invoices ?? 0 }
      for (const [type, number] of Object.entries(ought))
        if (count(type) !== number)
          find(`${type} was told ${count(type)} times, and happened ${number} times`)
    },
    get count() {
      return told.size
    },
    close: endpoint.close,
  }
}
