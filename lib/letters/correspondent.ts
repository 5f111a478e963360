// Addresses and names made safe for email headers.
import { email } from '@/lib/http/fields/fields'
import { type Correspondent, oneLine } from '@/lib/outbox/mail'

/** Undefined where there is no address, or one that is none: a payer's comes from Stripe, unchecked by us. */
export function correspondent(
  name: string | null | undefined,
  address: string | null | undefined,
): Correspondent | undefined {
  const checked = email.safeParse(address)
  return checked.success ? { name: oneLine(name ?? ''), address: checked.data } : undefined
}

/** `Remit <invoices@example.com>` or a bare address, as MAIL_FROM has it. */
export function senderAddress(mailFrom: string): string {
  return /<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom.trim()
}
