// "A recurring invoice could not be made": once, and never any more where it has been made since.
import type { House } from '@/lib/house'
import { Undeliverable } from '@/lib/outbox/mail'
import { selectRecurring } from '@/lib/recurring-invoices/store'
import type { Letter } from './letter'
import { selectNoticeOrganisation } from './notice-store'
import { toSellers } from './to-sellers'

interface About {
  organisationId: string
  recurringInvoiceId: string
}

export async function recurringFailed(
  house: House,
  { organisationId, recurringInvoiceId: id }: About,
): Promise<Letter> {
  const recurring = await selectRecurring(house.db, organisationId, id)
  if (!recurring?.problem) throw new Undeliverable('The invoice has been made.')
  const organisation = await selectNoticeOrganisation(house.db, organisationId)
  return toSellers(house, 'recurring-failed', organisation, undefined, ({ say }) => ({
    title: say('mail.trouble.recurring.title'),
    lead: say('mail.trouble.recurring.lead', { customer: recurring.customerName }),
    button: {
      label: say('mail.trouble.setAside.open'),
      url: `${house.env.appUrl}/admin/recurring/${id}?organisation=${organisationId}`,
    },
  }))
}
