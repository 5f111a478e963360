// "Somebody of the platform looks into your organisation": to its people, with who and why. In English, as the page that lists visits.
import type { House } from '@/lib/house'
import { Undeliverable } from '@/lib/outbox/mail'
import type { Letters } from '@/lib/outbox/outbox'
import { readerFor } from '@/lib/words/reader'
import type { Letter } from './letter'
import { selectNoticeVisit, selectSellersToTell } from './notice-store'

const stamp = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

export async function operatorVisit(
  { db, env }: House,
  { act, organisationId, visitId }: Letters['operator-visit'],
): Promise<Letter> {
  const { email, name, organisation, visit } = await selectNoticeVisit(db, organisationId, visitId)
  const to = await selectSellersToTell(db, organisation, 'operator-visit')
  if (to.length === 0) throw new Undeliverable('Nobody of the organisation is known, or wants to be told.')
  const isChange = act === 'changes'
  const title = isChange
    ? `An operator may change ${organisation.name}`
    : `An operator looks into ${organisation.name}`
  const until = isChange ? visit.raisedUntil : visit.endsAt
  return {
    to,
    content: {
      reader: readerFor('en'),
      organisation: { name: 'Remit', email: null, logoUrl: null, primaryColour: null },
      isOwn: true,
      subject: title,
      title,
      paragraphs: [
        isChange
          ? 'Somebody who runs Remit for you asked to change something, and gave a reason. What they change is in the audit trail.'
          : 'Somebody who runs Remit for you looks at your pages, and gave a reason. They can change nothing.',
        'Do you not know why? Ask whoever runs Remit for you.',
      ],
      facts: [
        ['Who', name ?? email],
        ['Reason', (isChange ? visit.raiseReason : null) ?? visit.reason],
        ...(until ? [['Until', stamp(until)] satisfies [string, string]] : []),
      ],
      button: { label: 'See all visits', url: `${env.appUrl}/settings/security` },
    },
  }
}
