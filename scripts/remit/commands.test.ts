// The operator's commands about people, run as commander runs them.
import { Command } from 'commander'
import { expect } from 'vitest'
import { findCaller } from '@/lib/organisations/api-keys'
import { withHouse as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { addApiKeyCommands } from './api-key'
import { addAuditCommands } from './audit'
import { addClientCommands } from './client'
import type { Perform } from './command'
import { addUserCommands } from './user'

async function run(house: TestHouse, ...words: string[]): Promise<Record<string, string>> {
  let answer: unknown
  const perform: Perform = async (work) => {
    answer = await work(house)
  }
  const program = new Command()
  for (const add of [addClientCommands, addApiKeyCommands, addUserCommands, addAuditCommands])
    add(program, perform)
  quieten(program)
  await program.parseAsync(words, { from: 'user' })
  return answer as Record<string, string>
}

function quieten(command: Command): void {
  command.exitOverride().configureOutput({ writeErr: () => undefined })
  command.commands.forEach(quieten)
}

it('a client comes with a key that works until it is revoked', async ({ house }) => {
  const { apiKey = '', clientId = '' } = await run(
    house,
    'client',
    'create',
    '--name',
    'Ledgerly',
    '--share',
    '2.5',
  )
  expect(await findCaller(house, apiKey)).toMatchObject({ clientId })
  const second = await run(house, 'api-key', 'create', '--client', clientId)
  expect(second.apiKey?.startsWith(second.prefix ?? '-')).toBe(true)
  expect(await findCaller(house, second.apiKey ?? '')).toMatchObject({ clientId, apiKeyId: second.apiKeyId })
  await run(house, 'api-key', 'revoke', '--id', second.apiKeyId ?? '')
  expect(await findCaller(house, second.apiKey ?? '')).toBeUndefined()
  expect(await findCaller(house, apiKey)).toMatchObject({ clientId })
})

it('a person keeps the id, and an operator stays one', async ({ house }) => {
  const first = await run(house, 'user', 'create', '--email', 'Op@example.com', '--operator')
  expect(await run(house, 'user', 'create', '--email', 'op@example.com')).toEqual(first)
  const [row] = await house.db.query.users.findMany()
  expect(row).toMatchObject({ id: first.userId, email: 'op@example.com', isOperator: true })
})

it('every chain of the audit trail is verified, and its end printed', async ({ house, people }) => {
  const { chains, isRight } = (await run(house, 'audit', 'verify')) as unknown as {
    isRight: boolean
    chains: { chain: string; head: string }[]
  }
  expect(isRight).toBe(true)
  expect(chains[0]?.chain).toBe('platform')
  const own = chains.find(({ chain }) => chain === people.organisationId)
  expect(own?.head).toMatch(/^1:[0-9a-f]{64}$/)
  const again = ['audit', 'verify', '--organisation', people.organisationId, '--head']
  expect(await run(house, ...again, own?.head ?? '')).toMatchObject({ isRight: true })
  expect(await run(house, ...again, `1:${'0'.repeat(64)}`)).toMatchObject({
    isRight: false,
    chains: [{ position: 1, reason: 'It is not the entry that was written down.' }],
  })
  expect(process.exitCode).toBe(1)
  await house.db.execute('alter table refunds disable trigger refunds_audited')
  expect(await run(house, 'audit', 'verify')).toMatchObject({ isRight: false, unwatchedTables: ['refunds'] })
  await house.db.execute('alter table refunds enable trigger refunds_audited')
  await house.db.execute('alter table audit_entries disable trigger audit_entries_end_chain')
  expect(await run(house, 'audit', 'verify')).toMatchObject({ unwatchedTables: ['audit_entries'] })
  await house.db.execute('alter table audit_entries enable trigger audit_entries_end_chain')
  expect(await run(house, 'audit', 'verify')).toMatchObject({ isRight: true, unwatchedTables: [] })
  process.exitCode = 0
})

it.for([
  ['client', 'create', '--name', 'A', '--share', '101'],
  ['client', 'create', '--name', 'A', '--share', '-1'],
  ['client', 'create', '--name', ' ', '--share', '1'],
  ['client', 'create', '--share', '1'],
  ['api-key', 'create', '--client', 'x'],
  ['api-key', 'create', '--client', '0190163d-8694-739b-aea5-966c26f8ad91'],
  ['api-key', 'revoke', '--id', '0190163d-8694-739b-aea5-966c26f8ad91'],
  ['user', 'create', '--email', 'nobody'],
  ['audit', 'verify', '--head', `1:${'0'.repeat(64)}`],
  ['audit', 'verify', '--platform', '--head', 'x'],
] as const)('refuses %s %s %s %s', async ([...words], { house }) => {
  await expect(run(house, ...words)).rejects.toThrow()
})
