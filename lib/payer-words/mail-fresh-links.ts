// Looks at who asked for a link that works, and mails one to the customer's address on file.
import { type Transaction, transact } from '@/db/transact'
import { daysFrom, secondsFrom } from '@/lib/clock'
import type { House } from '@/lib/house'
import { createLink, revokeLink } from '@/lib/invoices/link'
import { writeLetter } from '@/lib/outbox/outbox'
import { countFreshLinks, isReachable, lockLinkedInvoice, takeLinkRequest } from './link-store'

/** Nobody is buried in mails because somebody holds an old link: so many a day, and one in this time. */
const MOST_A_DAY = 3
const APART_SECONDS = 60

async function mailOne(house: House, tx: Transaction, tokenHash: string, requestId: string): Promise<void> {
  const now = house.clock.now()
  const invoice = await lockLinkedInvoice(tx, tokenHash)
  if (!invoice) return
  const isTooSoon = (await countFreshLinks(tx, invoice.id, secondsFrom(now, -APART_SECONDS))) > 0
  if (isTooSoon || (await countFreshLinks(tx, invoice.id, daysFrom(now, -1))) >= MOST_A_DAY) return
  // The link that works goes on working: whoever holds an old one must not be able to end it.
  if (!(await isReachable(tx, invoice.id, now))) {
    await revokeLink(house, tx, invoice.id)
    await createLink(house, tx, invoice)
  }
  const { id: invoiceId, organisationId } = invoice
  await writeLetter(tx, 'fresh-link', requestId, { organisationId, invoiceId })
}

/** Answers how many requests were looked at. */
export async function mailFreshLinks(house: House): Promise<number> {
  for (let done = 0; ; done++) {
    const isDone = await transact(house.db, async (tx) => {
      const request = await takeLinkRequest(tx)
      if (!request) return false
      await mailOne(house, tx, request.tokenHash, request.id)
      return true
    })
    if (!isDone) return done
  }
}
