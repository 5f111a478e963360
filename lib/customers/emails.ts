// To whom a customer's invoices go: the first address stands by itself, the others beside it.
import type { Customer } from './customer'

export interface Emails {
  to: string[]
  cc: string[]
  bcc: string[]
}

/** Null where nobody can be written to. */
export const emailsOf = ({ email, moreEmails }: Pick<Customer, 'email' | 'moreEmails'>): Emails | null =>
  email === null
    ? null
    : {
        to: [email, ...(moreEmails?.to ?? [])],
        cc: moreEmails?.cc ?? [],
        bcc: moreEmails?.bcc ?? [],
      }

/** All of them, for a sentence that says where a mail goes. */
export function addressesOf(customer: Pick<Customer, 'email' | 'moreEmails'>): string[] {
  const { bcc = [], cc = [], to = [] } = emailsOf(customer) ?? {}
  return [...new Set([...to, ...cc, ...bcc])]
}
