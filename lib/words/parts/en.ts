// The texts of paying in parts in English; every other language has exactly these keys, and fills the same gaps.
export const en = {
  'parts.title': 'Payment in parts',
  'parts.deposit': 'Deposit',
  'parts.instalment': 'Instalment {number}',
  'parts.rest': 'The rest',
  'parts.dueNow': 'Due now',
  'parts.dueOn': 'Due {date}',
  'parts.noDate': 'No due date',
  'parts.state.upcoming': 'To come',
  'parts.state.due': 'Due',
  'parts.state.overdue': 'Overdue',
  'parts.state.processing': 'On its way',
  'parts.state.paid': 'Paid',
  'parts.ofWhole': 'of {amount}',
  'parts.left': '{amount} left to pay',
  'parts.onItsWay':
    '{amount} is on its way, which takes a few business days. You can pay what is left in the meantime.',
  'parts.choose': 'How much do you want to pay?',
  'parts.full': 'All that is left',
  'parts.next': 'What is due next',
  'parts.other': 'Another amount',
  'parts.range': 'From {minimum} to {maximum}',
  'parts.use': 'Use this amount',
  'parts.outOfRange':
    'Please enter an amount from {minimum} to {maximum}: all of it, or so that enough is left for another payment.',
} as const
