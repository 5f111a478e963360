// Who gets a letter: names and addresses made safe for email headers, each once.
import type { Customer } from '@/lib/customers/customer'
import { email } from '@/lib/http/fields/fields'
import { type Correspondent, oneLine } from '@/lib/outbox/mail'
import type { Letter } from './letter'

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

/** One mail to all of them, each once. */
export function recipientsOf(
  { moreEmails }: Pick<Customer, 'moreEmails'>,
  first: Correspondent,
): Pick<Letter, 'to' | 'cc' | 'bcc'> {
  const seen = new Set([first.address.toLowerCase()])
  const fresh = (addresses: string[] | undefined): Correspondent[] =>
    (addresses ?? []).flatMap((address) => {
      const found = correspondent('', address)
      if (!found || seen.has(found.address.toLowerCase())) return []
      seen.add(found.address.toLowerCase())
      return [found]
    })
  return { to: [first, ...fresh(moreEmails?.to)], cc: fresh(moreEmails?.cc), bcc: fresh(moreEmails?.bcc) }
}
