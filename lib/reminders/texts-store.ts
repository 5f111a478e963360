// SQL for the texts of reminders that an organisation has written itself.
import { and, asc, eq } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { type ReminderOccasion, reminderTexts } from '@/db/schema/reminders'
import type { Transaction } from '@/db/transact'

export type ReminderText = typeof reminderTexts.$inferSelect

export const selectTexts = (db: Queryable, organisationId: string): Promise<ReminderText[]> =>
  db
    .select()
    .from(reminderTexts)
    .where(eq(reminderTexts.organisationId, organisationId))
    .orderBy(asc(reminderTexts.language), asc(reminderTexts.occasion))

const isText = (organisationId: string, language: string, occasion: ReminderOccasion) =>
  and(
    eq(reminderTexts.organisationId, organisationId),
    eq(reminderTexts.language, language),
    eq(reminderTexts.occasion, occasion),
  )

export async function selectText(
  db: Queryable,
  organisationId: string,
  language: string,
  occasion: ReminderOccasion,
): Promise<ReminderText | undefined> {
  const [text] = await db
    .select()
    .from(reminderTexts)
    .where(isText(organisationId, language, occasion))
  return text
}

export async function upsertText(tx: Transaction, row: ReminderText): Promise<void> {
  const { language, occasion, organisationId } = reminderTexts
  await tx
    .insert(reminderTexts)
    .values(row)
    .onConflictDoUpdate({
      target: [organisationId, language, occasion],
      set: { subject: row.subject, body: row.body },
    })
}

export const deleteText = (
  tx: Transaction,
  { language, occasion, organisationId }: Omit<ReminderText, 'subject' | 'body'>,
) => tx.delete(reminderTexts).where(isText(organisationId, language, occasion))
