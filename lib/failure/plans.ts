// The refusals of payment plans and of what a payer chooses to pay, a part of the catalogue.
import type { Entry } from './catalogue'

export const PLANS = {
  'Payment.AmountOutOfRange': {
    status: 400,
    title: 'Amount out of range',
    advice:
      'Choose an amount within the bounds that `detail` names. What is left afterwards must be nothing, or enough to be paid.',
  },
  'Payment.ChoiceNotOffered': {
    status: 409,
    title: 'Choice not offered',
    advice:
      'This invoice cannot be paid in this way at the moment. `GET /i/{token}` lists what can be chosen under `collecting.choices`.',
  },
  'Payment.MeansNeeded': {
    status: 409,
    title: 'Means of payment needed',
    advice:
      'What this invoice costs depends on how it is paid. Send the `confirmationToken` that Stripe.js has made of what the payer filled in (`stripe.createConfirmationToken`).',
  },
  'Invoice.PlanNotChangeable': {
    status: 409,
    title: 'Payment plan cannot be changed',
    advice:
      'The plan of a sent invoice can be changed until it is paid, as long as parts that are paid, or on their way, stay covered; `detail` says what is in the way.',
  },
} as const satisfies Record<string, Entry>
