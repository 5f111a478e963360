// The texts of reminders that an organisation writes itself, one for each language and occasion.
import type { ReminderOccasion } from '@/db/schema/reminders'
import { transact } from '@/db/transact'
import { type FieldFault, invalidRequest } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { GAPS, unknownGaps } from '@/lib/words/gaps'
import type { Tongue } from '@/lib/words/tongues'
import { deleteText, type ReminderText, selectTexts, upsertText } from './texts-store'

export interface TextPlace {
  organisationId: string
  language: Tongue
  occasion: ReminderOccasion
}

const KNOWN = GAPS.map((name) => `{${name}}`).join(', ')

function faultsOf(field: 'subject' | 'body', text: string): FieldFault[] {
  const at = { pointer: `/${field}` }
  const unknown = unknownGaps(text)
  return [
    ...(unknown.length > 0
      ? [
          {
            ...{ ...at, code: 'unknown-placeholder' },
            detail: `${field}: ${unknown.map((name) => `{${name}}`).join(', ')} cannot be filled in. There are ${KNOWN}.`,
          },
        ]
      : []),
    ...(/<[a-z/!]/i.test(text)
      ? [{ ...at, code: 'no-html', detail: `${field} must be plain text, without HTML.` }]
      : []),
  ]
}

/** Throws `Request.Invalid`. */
export async function changeReminderText(
  { db }: House,
  place: TextPlace,
  { body, subject }: { subject: string; body: string },
): Promise<ReminderText> {
  const faults = [...faultsOf('subject', subject), ...faultsOf('body', body)]
  if (faults.length > 0) throw invalidRequest(faults)
  const text = { ...place, subject, body }
  await transact(db, (tx) => upsertText(tx, text))
  return text
}

/** From then on the house's words are used again; a repeat changes nothing. */
export async function removeReminderText({ db }: House, place: TextPlace): Promise<void> {
  await transact(db, (tx) => deleteText(tx, place))
}

export const listReminderTexts = ({ db }: House, organisationId: string): Promise<ReminderText[]> =>
  selectTexts(db, organisationId)
