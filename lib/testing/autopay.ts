// A payer who has agreed to automatic payment, by paying one bill with the tick set.
import { eq } from 'drizzle-orm'
import { organisations } from '@/db/schema/organisations'
import { agreeToAutopay } from '@/lib/autopay/agree'
import { TERMS_VERSION } from '@/lib/words/autopay-terms'
import { type Business, sendBill } from './business'
import { hearEvents, payBill } from './payer'

export const offerAutopay = ({ house, organisationId }: Business) =>
  house.db.update(organisations).set({ offersAutopay: true }).where(eq(organisations.id, organisationId))

export async function agree(business: Business, means = 'pm_card_visa') {
  await offerAutopay(business)
  const { invoiceId, token } = await sendBill(business)
  await agreeToAutopay(business.house, token, { version: TERMS_VERSION, locale: 'en-GB' })
  const reference = await payBill(business, token, means)
  await hearEvents(business)
  return { invoiceId, token, reference }
}
