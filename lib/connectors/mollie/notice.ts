// Mollie's webhooks: an unsigned id and nothing else, only a hint to ask the provider.
import type { Notice } from '@/lib/connector-port/port'

const PAYMENT_ID = /^tr_\w{1,64}$/

/** Mollie numbers no events. The same news twice within a second is one: what came of it is read, not told. */
export function readMollieNotice(
  raw: string,
  _headers: Headers,
  _signingSecret: string | null,
  now: Date,
): Notice | undefined {
  const id = new URLSearchParams(raw.slice(0, 1000)).get('id') ?? ''
  if (!PAYMENT_ID.test(id)) return undefined
  const seconds = Math.floor(now.getTime() / 1000)
  return { noticeReference: `${id}@${seconds}`, objectReference: id, kind: 'payment' }
}
