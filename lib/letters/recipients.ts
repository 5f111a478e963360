// Who gets the emails of a customer with several addresses.
import type { Customer } from '@/lib/customers/customer'
import type { Correspondent } from '@/lib/outbox/mail'
import { correspondent } from './correspondent'
import type { Letter } from './letter'

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
