// Two tabs on one invoice: the second notices that the first has paid, and cannot pay again.
import { alert, CARDS, expectPaid, fields, fillCard, payButton, payByCard } from './support/payer'
import { expect, test } from './support/shared-app'

test('a tab left open on the form notices by itself that the invoice is paid', async ({
  context,
  seller,
}) => {
  const bill = await seller.bill()
  const [first, second] = await Promise.all([context.newPage(), context.newPage()])
  await first.goto(bill.url)
  await second.goto(bill.url)
  await fields(second).getByLabel('Card number').waitFor()
  await payByCard(first)
  await expectPaid(first, seller)
  await expectPaid(second, seller)
  // What can be said now is another form than before, and asks for what it says.
  await second.getByText('Something else?').click()
  await second.getByLabel('Purchase order number').fill('PO-7')
  await second.getByRole('button', { name: 'Save number' }).click()
  await expect(alert(second)).toContainText('Your purchase order number is saved.')
})

test('a second tab that pays too late is not charged', async ({ context, sandbox, seller }) => {
  const bill = await seller.bill()
  const [first, second] = await Promise.all([context.newPage(), context.newPage()])
  await second.goto(bill.url)
  await fillCard(second, CARDS.ok)
  // It hears nothing, as on a bad line, until its own tap.
  await second.route('**/progress', (route) => route.abort())
  await first.goto(bill.url)
  await payByCard(first)
  await expectPaid(first, seller)
  await payButton(second).click()
  await expectPaid(second, seller)
  expect((await sandbox.ledger(seller.accountId)).map(({ status }) => status)).toEqual(['succeeded'])
  expect(await seller.read(bill)).toMatchObject({ status: 'Paid', amountPaid: 140.76 })
})
