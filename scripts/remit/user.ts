// `remit user create`: makes a person known.
import { email } from '@/lib/http/fields/fields'
import { createUser } from '@/lib/organisations/members'
import { type AddCommands, readWith } from './command'

interface Options {
  email: string
  operator: boolean
}

export const addUserCommands: AddCommands = (program, perform) => {
  program
    .command('user')
    .description('people')
    .command('create')
    .description('create a person, and print the id; an existing one keeps theirs')
    .requiredOption('--email <email>', 'the email address the person signs in with', readWith(email))
    .option('--operator', 'may see and do everything', false)
    .action((options: Options) =>
      perform((house) => createUser(house, { email: options.email, isOperator: options.operator })),
    )
}
