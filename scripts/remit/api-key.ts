// `remit api-key create` and `remit api-key revoke`.
import { text } from '@/lib/http/fields/fields'
import { createApiKey, revokeApiKey } from '@/lib/organisations/api-keys'
import { type AddCommands, readId, readWith } from './command'

export const addApiKeyCommands: AddCommands = (program, perform) => {
  const apiKey = program.command('api-key').description("clients' API keys")
  apiKey
    .command('create')
    .description('create another key for a client, and print it once')
    .requiredOption('--client <id>', 'the client it belongs to', readId)
    .option('--name <name>', 'what it is for', readWith(text(100)), 'Made by an operator')
    .action(({ client, name }: { client: string; name: string }) =>
      perform(async (house) => {
        const { id, prefix, raw } = await createApiKey(house, { clientId: client, name })
        return { apiKeyId: id, apiKey: raw, prefix }
      }),
    )
  apiKey
    .command('revoke')
    .description('revoke a key immediately')
    .requiredOption('--id <id>', 'the id of the key', readId)
    .action(({ id }: { id: string }) =>
      perform(async (house) => {
        await revokeApiKey(house, { id })
        return { apiKeyId: id, isRevoked: true }
      }),
    )
}
