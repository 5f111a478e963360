// "We have stopped calling your endpoint": to the people who run it. In English, like the API documentation.
import type { House } from '@/lib/house'
import { Undeliverable } from '@/lib/outbox/mail'
import { readerFor } from '@/lib/words/reader'
import { correspondent } from './correspondents'
import type { Letter } from './letter'
import { selectSellersToTell } from './notice-store'
import { selectOperatorsToTell, selectSubscriptionCorrespondence } from './store'

const WHY = {
  gone: 'It answered 410 Gone, which means that it wants no more events.',
  failing: 'Everything sent to it has failed for five days.',
} as const

/** To the endpoint's own contact; else to the organisation's people who want to know, where it is about one; else to our operators. */
export async function webhookDisabled(
  { db }: House,
  { subscriptionId }: { subscriptionId: string },
): Promise<Letter> {
  const { contactEmail, disabledReason, organisationId, url } = await selectSubscriptionCorrespondence(
    db,
    subscriptionId,
  )
  if (!disabledReason) throw new Undeliverable('The endpoint is switched on again.')
  const contact = correspondent('', contactEmail)
  const to = contact
    ? [contact]
    : organisationId
      ? await selectSellersToTell(db, { id: organisationId, email: null }, 'webhook-disabled')
      : await selectOperatorsToTell(db)
  if (to.length === 0) throw new Undeliverable('Nobody who runs this endpoint is known, or wants to be told.')
  const { host } = new URL(url)
  return {
    to,
    content: {
      reader: readerFor('en'),
      organisation: { name: 'Remit', email: null, logoUrl: null, primaryColour: null },
      isOwn: true,
      subject: `Webhooks to ${host} are switched off`,
      title: 'We have stopped calling your endpoint',
      paragraphs: [
        WHY[disabledReason],
        'Events from now on are not kept for it. When the endpoint works again, set isActive on the subscription.',
      ],
      facts: [
        ['Endpoint', url],
        ['Subscription', subscriptionId],
      ],
    },
  }
}
