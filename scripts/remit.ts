// `npm run -s remit -- <command>`: the operator's command line. Answers as JSON on standard output, errors on standard error.
import { Command } from 'commander'
import { actAs } from '@/db/actor'
import { addApiKeyCommands } from './remit/api-key'
import { addAuditCommands } from './remit/audit'
import { addBackupCommands } from './remit/backup'
import { addClientCommands } from './remit/client'
import type { Perform } from './remit/command'
import { addDbCommands } from './remit/db'
import { addDoctorCommand } from './remit/doctor'
import { addReconcileCommand } from './remit/reconcile'
import { withHouse } from './remit/surroundings'
import { addUserCommands } from './remit/user'
import { fail } from './support/say'

const print = (answer: unknown) => console.log(JSON.stringify(answer, null, 2))
const perform: Perform = async (work) =>
  print(await withHouse((house) => actAs('command-line', () => work(house))))

const program = new Command('remit')
  .description("Remit's command line for operators")
  .helpCommand(false)
  .showHelpAfterError('(add --help for help)')

for (const add of [
  addClientCommands,
  addApiKeyCommands,
  addUserCommands,
  addAuditCommands,
  addReconcileCommand,
])
  add(program, perform)
for (const add of [addBackupCommands, addDbCommands, addDoctorCommand]) add(program, print)

program.parseAsync().catch(fail)
