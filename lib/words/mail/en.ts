// The texts of our emails in English; every other language has exactly these keys, and fills the same gaps.
export const en = {
  'mail.greeting': 'Hello {name},',
  'mail.invoice': 'Invoice {number}',
  'mail.due': 'due {date}',
  'mail.wasDue': 'was due {date}',
  'mail.viewAndPay': 'View and pay',
  'mail.viewInvoice': 'View invoice',
  'mail.questions': 'Questions? Reply to this email to reach {organisation}.',
  'mail.sentBy': 'Sent by Remit for {organisation}.',
  'mail.label.invoice': 'Invoice',
  'mail.label.customer': 'Customer',
  'mail.label.issued': 'Issued',
  'mail.label.due': 'Due',
  'mail.label.total': 'Total',
  'mail.label.outstanding': 'Still to pay',
  'mail.label.paid': 'Paid',
  'mail.label.paidOn': 'Paid on',
  'mail.label.paidWith': 'Paid with',
  'mail.label.refunded': 'Refunded',
  'mail.label.fee': 'Service fee',
  'mail.label.reference': 'Reference',
  'mail.invoiceSent.subject': 'Invoice {number} from {organisation}: {amount}',
  'mail.invoiceSent.lead': '{organisation} has sent you an invoice.',
  'mail.invoiceSent.settled': 'This invoice is paid. There is nothing left to pay.',
  'mail.discountBack.subject': 'Discount of {amount} for invoice {number} taken back',
  'mail.discountBack.title': 'A discount was taken back',
  'mail.discountBack.lead':
    'Your payment for invoice {number} has gone back, so the discount for it does not hold any more. {organisation} asks for this amount as well.',
  'mail.creditNote.title': 'Credit note {number}',
  'mail.creditNote.subject': 'Credit note {number} from {organisation}: {amount}',
  'mail.creditNote.lead':
    '{organisation} has credited this amount on invoice {number}. You no longer owe it.',
  'mail.receipt.subject': 'Receipt from {organisation} for invoice {number}',
  'mail.receipt.title': 'Thank you for your payment',
  'mail.receipt.lead': '{organisation} has received your payment.',
  'mail.paidNotice.subject': '{customer} paid {amount} for invoice {number}',
  'mail.paidNotice.title': 'You were paid',
  'mail.paidNotice.lead': '{customer} has paid you.',
  'mail.refundNotice.subject': 'Refund from {organisation} for invoice {number}',
  'mail.refundNotice.title': 'Your refund is on its way',
  'mail.refundNotice.lead': '{organisation} is refunding your payment of invoice {number}.',
  'mail.refundNotice.surplus': 'Invoice {number} was paid more than once, so this money goes back to you.',
  'mail.refundNotice.overpaid': 'Invoice {number} was overpaid, so this money goes back to you.',
  'mail.refundNotice.arrival': 'It usually arrives within 5 to 10 days, the same way you paid.',
  'mail.refundNotice.credited':
    'Credit note {number} for {amount} goes with it: you do not owe this amount again.',
  'mail.invitation.subject': '{organisation} invites you to Remit',
  'mail.invitation.title': 'You are invited',
  'mail.invitation.lead':
    '{organisation} sends invoices with Remit and gets paid by a link. You have been invited to join in.',
  'mail.invitation.how': 'Sign in with the address {email}. You need no password: we will email you a link.',
  'mail.invitation.signIn': 'Sign in',
  'mail.invitation.role': 'Your role',
  'mail.invitation.roleOwner': 'Owner',
  'mail.invitation.roleAdmin': 'Admin',
  'mail.invitation.roleMember': 'Member',
  'mail.order.title': 'Order {number}',
  'mail.order.receiptSubject': 'Receipt from {organisation} for order {number}',
  'mail.order.paidSubject': '{customer} paid {amount} for order {number}',
  'mail.order.refundSubject': 'Refund from {organisation} for order {number}',
  'mail.order.refundLead': '{organisation} is refunding your payment of order {number}.',
  'mail.trouble.subject': '{title}: {number}',
  'mail.trouble.open': 'Open the invoice',
  'mail.trouble.debitFailed.title': 'A bank debit did not go through',
  'mail.trouble.debitFailed.lead':
    'The bank debit of {amount} from {customer} was returned. The invoice can be paid again by its link, by debit or another way.',
  'mail.trouble.disputeOpened.title': 'A payment is disputed',
  'mail.trouble.disputeOpened.lead':
    'The bank of {customer} is holding {amount} until it has decided. Without an answer, the money is lost.',
  'mail.trouble.inquiryOpened.title': 'A bank has a question about a payment',
  'mail.trouble.inquiryOpened.lead':
    'The bank of {customer} has a question about a payment of {amount}. No money was taken; an answer can keep it from becoming a dispute.',
  'mail.trouble.answer': 'Answer at Stripe by',
  'mail.trouble.disputeWon.title': 'You won the dispute',
  'mail.trouble.disputeWon.lead': 'The bank of {customer} has decided in your favour: {amount} is yours.',
  'mail.trouble.disputeLost.title': 'The dispute is lost',
  'mail.trouble.disputeLost.lead': 'The bank of {customer} keeps {amount}.',
  'mail.trouble.disputeLost.open': 'The invoice is open again.',
  'mail.trouble.disputeLost.discount':
    'The discount for this payment, {amount}, was taken back: your customer owes it again.',
  'mail.trouble.inquiryClosed.title': 'The inquiry has ended',
  'mail.trouble.inquiryClosed.lead':
    'The bank of {customer} has no more questions about the payment of {amount}. No money was taken.',
  'mail.trouble.refundFailed.title': 'A refund failed',
  'mail.trouble.refundFailed.lead': 'The refund of {amount} to {customer} did not reach them.',
  'mail.trouble.refundFailed.why': 'Open the invoice to see why.',
  'mail.trouble.overpaid.title': 'An invoice is overpaid',
  'mail.trouble.overpaid.lead':
    '{customer} has paid {amount} too much. Open the invoice to give it back or keep it as credit.',
  'mail.trouble.setAside.title': 'Money is set aside',
  'mail.trouble.setAside.lead':
    'A payment of {amount} by {customer} does not match our records, or can no longer be checked at its provider. Nothing was booked. Somebody has to look at it.',
  'mail.trouble.setAside.open': 'See what to do',
  'mail.trouble.undelivered.failed.title': 'The document did not arrive',
  'mail.trouble.undelivered.failed.lead': 'It could not be delivered to {customer} by Peppol.',
  'mail.trouble.undelivered.rejected.title': 'The document was rejected',
  'mail.trouble.undelivered.rejected.lead': '{customer} received it by Peppol and does not accept it.',
  'mail.trouble.recurring.title': 'A recurring invoice could not be made',
  'mail.trouble.recurring.lead':
    'The next invoice for {customer} could not be made. Nothing is lost: it is made as soon as nothing is in the way any more.',
  'mail.trouble.payoutFailed.title': 'A payout failed',
  'mail.trouble.payoutFailed.lead':
    'Your bank returned a payout of {amount}. Check in Stripe that your bank details are correct.',
  'mail.trouble.payerDebit.title': 'Your bank debit did not go through',
  'mail.trouble.payerDebit.lead':
    'Your bank returned the debit of {amount} in favour of {organisation}. Make sure that the account has enough money and allows direct debits, then pay again, or choose another way to pay.',
  'mail.trouble.paymentFailed.title': 'A payment did not go through',
  'mail.trouble.paymentFailed.lead': 'The payment of {amount} by {customer} did not go through.',
  'mail.trouble.payerPayment.title': 'Your payment did not go through',
  'mail.trouble.payerPayment.lead':
    'Your payment of {amount} to {organisation} did not go through. Pay again, or choose another way to pay.',
  'mail.debit.onItsWay.title': 'Your bank debit is on its way',
  'mail.debit.onItsWay.lead':
    '{organisation} has asked your bank for {amount}. Nothing more is needed from you: keep enough money in the account until it has been debited.',
  'mail.debit.onItsWay.arrival':
    'This usually takes about {days, plural, one {# business day} other {# business days}}. We will write again once we know how it ended.',
  'mail.debit.failed.sepa':
    'Your bank returned the SEPA direct debit of {amount} to {organisation}. Check that the account holds enough and that SEPA direct debits from it are not blocked, then pay again, or choose another way to pay.',
  'mail.debit.failed.bacs':
    'Your bank returned the Direct Debit of {amount} to {organisation}. Check that the account holds enough and that the Direct Debit Instruction was not cancelled at your bank, then pay again, or choose another way to pay.',
  'mail.debit.failed.ach':
    'Your bank returned the ACH debit of {amount} to {organisation}. Check the routing and account numbers, that the account holds enough, and that your bank does not block ACH debits, then pay again, or choose another way to pay.',
  'mail.debit.failed.becs':
    'Your bank returned the BECS direct debit of {amount} to {organisation}. Check the BSB and account number, that the account holds enough, and that it allows direct debits, then pay again, or choose another way to pay.',
  'mail.debit.failed.pad':
    'Your bank returned the pre-authorized debit of {amount} to {organisation}. Check the transit, institution and account numbers, and that the account holds enough, then pay again, or choose another way to pay.',
  'mail.trouble.payerRefund.title': 'Your refund did not arrive',
  'mail.trouble.payerRefund.lead':
    'The bank did not take the refund of {amount} from {organisation}. {organisation} has been told, and will give you the money another way. Reply to this email if you want to say how.',
  'mail.trouble.payerRefund.cancelled':
    'Credit note {cancelled}, which went with it, no longer counts: document {number} cancels it.',
  'mail.trouble.paymentsOff.title': 'Online payments are switched off',
  'mail.trouble.paymentsOff.lead':
    '{organisation} can no longer take payments online: Stripe has stopped them, or the connection to Stripe was withdrawn. Invoices show the other ways to pay until that is put right.',
  'mail.trouble.paymentsOff.open': 'See what is missing',
  'mail.unlock.subject': 'Your code to pay {number}',
  'mail.unlock.title': 'Your code to pay',
  'mail.unlock.lead':
    'Enter this code on the payment page of {organisation}. It works once, while online payments are paused there.',
  'mail.unlock.ignore':
    'Did you not ask for this? Then somebody else has your payment link. Nothing was charged, and you can ignore this email.',
  'mail.trouble.paused.title': 'Online payments were paused',
  'mail.trouble.paused.lead':
    '{count, plural, one {# card was} other {# cards were}} declined in a short time, as happens when stolen cards are tested. We have paused online payments there for a while; all other payments go on. Your customer can use another way to pay, or a code that we email to the invoice’s recipient.',
  'mail.reminder.before.subject': 'Due {date}: invoice {number} from {organisation}',
  'mail.reminder.on.subject': 'Due today: invoice {number} from {organisation}',
  'mail.reminder.after.subject': 'Reminder: invoice {number} from {organisation} is still open',
  'mail.reminder.before.lead':
    'A friendly reminder: {amount} for invoice {number} from {organisation} is due on {date}. You can pay with the link below.',
  'mail.reminder.on.lead':
    '{amount} for invoice {number} from {organisation} is due today. You can pay with the link below.',
  'mail.reminder.after.lead':
    '{amount} for invoice {number} from {organisation} was due on {date} and has not arrived yet. Please pay with the link below.',
  'mail.reminder.open.lead':
    '{amount} for invoice {number} from {organisation} is still open. You can pay with the link below.',
  'mail.reminder.reply': 'Is something in the way? Just reply to this email.',
  'mail.reminder.ignore': 'Have you paid already? Then thank you, and please ignore this email.',
  'mail.reminder.phone': 'You can also reach {organisation} by phone: {phone}.',
  'mail.statement.subject': 'Statement from {organisation}',
  'mail.statement.title': 'Your open invoices',
  'mail.statement.lead': '{organisation} has sent you a list of your open invoices.',
  'mail.statement.count': '{count, plural, one {# invoice is open.} other {# invoices are open.}}',
  'mail.statement.nothing': 'There is nothing left to pay.',
  'mail.statement.oldest': 'Only the oldest invoices are listed here.',
  'mail.autopay.label': 'Automatic payment',
  'mail.autopay.stop': 'Stop it',
  'mail.autopay.agreed.title': 'Automatic payment is on',
  'mail.autopay.agreed.lead':
    'From now on {organisation} collects your invoices by itself on their due dates. This is what you agreed to:',
  'mail.autopay.coming.title': 'Your payment will be collected on {date}',
  'mail.autopay.coming.lead':
    '{organisation} will collect {amount} by itself on {date}. Nothing is needed from you. If you would rather pay another way, pay before that day.',
  'mail.autopay.declined.title': 'Your automatic payment did not go through',
  'mail.autopay.declined.lead':
    'We could not collect {amount} for {organisation}. Please pay with the link below.',
  'mail.autopay.declined.confirm':
    'Your bank wants you to confirm this payment of {amount} to {organisation} yourself. Please pay with the link below.',
  'mail.autopay.declined.again': 'If it has not been paid by {date}, we will try once more.',
  'mail.autopay.declined.last': 'We will not try again by ourselves.',
  'mail.autopay.ended.title': 'Automatic payment has ended',
  'mail.autopay.ended.byPayer':
    'As you asked, {organisation} no longer collects your invoices by itself. You will get each one with a link to pay.',
  'mail.autopay.ended.byOthers':
    '{organisation} no longer collects your invoices by itself. You will get each one with a link to pay.',
  'mail.autopay.ended.byMeans':
    'Your means of payment can no longer be charged, so {organisation} no longer collects your invoices by itself. You will get each one with a link to pay, where you can switch automatic payment on again.',
  'mail.autopay.endedNotice.lead':
    '{customer} no longer pays automatically. Send invoices with their link as before.',
  'mail.autopay.declinedNotice.title': 'An automatic payment failed',
  'mail.autopay.declinedNotice.lead':
    '{amount} could not be collected from {customer}, and will not be tried again automatically. The customer has the link to pay.',
  'mail.autopay.untoldNotice.title': 'An automatic payment is on hold',
  'mail.autopay.untoldNotice.lead':
    '{amount} has not been collected from {customer}: the email that tells them of it before could not be sent. Check their email address. It will be collected once they have been told.',
} as const
