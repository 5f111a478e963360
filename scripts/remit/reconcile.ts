// `remit reconcile`: after a restore, makes the books equal Stripe's, and names what a person has to decide.
import { reconcileBooks } from '@/lib/reconcile'
import type { AddCommands } from './command'

export const addReconcileCommand: AddCommands = (program, perform) => {
  program
    .command('reconcile')
    .description(
      'after a restore: ask Stripe what happened in the minutes that were lost, and put it into the books',
    )
    .option('--close-unknown', 'close at Stripe what can still be paid and nobody here knows', false)
    .action(({ closeUnknown }: { closeUnknown: boolean }) =>
      perform((house) => reconcileBooks(house, { closesUnknown: closeUnknown })),
    )
}
