// `remit user create` and `remit user forget-factors`: makes a person known, and lets in again who has lost every second factor.
import { email } from '@/lib/http/fields/fields'
import { createUser } from '@/lib/organisations/members'
import { forgetFactors } from '@/lib/people/forget-factors'
import { type AddCommands, readWith } from './command'

interface Options {
  email: string
  operator: boolean
}

export const addUserCommands: AddCommands = (program, perform) => {
  const user = program.command('user').description('people')
  user
    .command('create')
    .description('create a person, and print the id; an existing one keeps theirs')
    .requiredOption('--email <email>', 'the email address the person signs in with', readWith(email))
    .option('--operator', 'may see and do everything', false)
    .action((options: Options) =>
      perform((house) => createUser(house, { email: options.email, isOperator: options.operator })),
    )
  user
    .command('forget-factors')
    .alias('forget-passkeys')
    .description(
      'remove the passkeys, authenticator app and recovery codes of a person who has lost them, and end their sign-ins',
    )
    .requiredOption('--email <email>', 'the email address the person signs in with', readWith(email))
    .action((options: Options) => perform((house) => forgetFactors(house, options.email)))
}
