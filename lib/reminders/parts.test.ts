// An invoice in parts is reminded of on the days of its parts, and only of what has not been paid yet.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { invoiceReminders } from '@/db/schema/reminders'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { runDue } from '@/lib/due/run-due'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { composeMail } from '@/lib/letters/compose'
import { recordManualPayment } from '@/lib/payments/record-manual'
import { withHouse as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { dayIn, momentIn, plusDays } from '@/lib/time-zone'
import { dueReminders } from './due'
import { readReminders } from './read'
import { dueWalks } from './walk'

const decided = async ({ db }: TestHouse, id: string) => {
  const rows = await db
    .select()
    .from(invoiceReminders)
    .where(eq(invoiceReminders.invoiceId, id))
    .orderBy(invoiceReminders.dueAt)
  return rows.map(({ dueDate, offsetDays, reason, state }) => [dueDate, offsetDays, reason ?? state])
}

// promise 152
it('each on its days, as far as it is not covered, and the letter asks for what has come together', async ({
  house,
}) => {
  const { customerId, organisationId } = await testPeople(house, {
    organisation: { reminders: [{ offsetDays: 1 }], attachesDocuments: false },
    customer: { locale: 'en-GB' },
  })
  const today = dayIn('UTC', house.clock.now())
  const [first = '', second = '', third = ''] = [10, 40, 70].map((days) => plusDays(today, days))
  const { id } = await createInvoice(house, {
    ...{ id: newId(), organisationId, customerId, currency: 'EUR' as const, dueDate: third },
    lineItems: [{ description: 'Cake', quantity: 1, unitPrice: '300' }],
  })
  await sendInvoice(house, organisationId, id)
  await runDue(house, [dueWalks, dueReminders])
  // The plan comes later, and is looked at anew.
  const plan = newId()
  await house.db.$client`insert into payment_plans (id, organisation_id, invoice_id, payer_may_choose)
    values (${plan}, ${organisationId}, ${id}, 'next')`
  await house.db
    .$client`insert into payment_parts (organisation_id, plan_id, position, kind, due_date, amount_minor)
    select ${organisationId}, ${plan}, n, 'instalment', day, 10000
    from unnest(${[first, second, third]}::text[]::date[]) with ordinality x(day, n)`
  expect((await readReminders(house, organisationId, id)).coming).toMatchObject([
    { dueDate: first, offsetDays: 1, pausedBy: [] },
    { dueDate: second },
    { dueDate: third },
  ])
  const until = async (day: string) => {
    house.clock.advance((momentIn('UTC', day, '09:00').getTime() - house.clock.now().getTime()) / 1000 + 1)
    await runDue(house, [dueWalks, dueReminders])
  }
  await until(plusDays(first, 1))
  expect(await decided(house, id)).toEqual([[first, 1, 'queued']])
  const letter = { id: newId(), kind: 'reminder', content: { invoiceId: id, reminderId: newId() } }
  expect((await composeMail(house, letter)).text).toContain('€100.00 for invoice')

  // Another month later two of them are due.
  await until(plusDays(second, 1))
  expect((await decided(house, id)).slice(1)).toEqual([[second, 1, 'queued']])
  const { text } = await composeMail(house, letter)
  expect(text).toContain('€200.00 for invoice')
  expect(text).toContain('€300.00')

  const paid = { paidAt: house.clock.now(), notes: null }
  await recordManualPayment(house, organisationId, id, { id: newId(), amount: '200', ...paid })
  expect((await composeMail(house, letter)).text).toContain('€100.00 for invoice')
  const written = await house.db.select().from(invoiceReminders).where(eq(invoiceReminders.dueDate, second))
  const late = { invoiceId: id, reminderId: written[0]?.id ?? '' }
  await expect(composeMail(house, { ...letter, content: late })).rejects.toThrow('nothing to be reminded of')
  expect((await readReminders(house, organisationId, id)).coming).toMatchObject([
    { dueDate: third, pausedBy: [] },
  ])
  await recordManualPayment(house, organisationId, id, { id: newId(), amount: '100', ...paid })
  await until(plusDays(third, 1))
  expect((await decided(house, id)).slice(2)).toEqual([[third, 1, 'paid']])
})
