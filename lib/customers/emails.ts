// Who a customer's invoices go to: one main address, and any others.
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
