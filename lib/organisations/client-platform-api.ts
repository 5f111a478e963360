// Clients and API keys in the Platform API: what it accepts and returns.
import { z } from 'zod'
import { instant, text, unique, uuid } from '@/lib/http/fields/fields'
import { presentAs } from '@/lib/http/fields/present'
import { branding, brandingAnswer, brandingColumns, hostName } from '@/lib/http/fields/web-fields'
import { toJsonNumber } from '@/lib/money/decimal'
import type { ApiKey, Client, ClientFields } from './organisation'

/** Ten-thousandths of a percent: 25,000 parts per million are 2.5 %. */
const PERCENT_DIGITS = 4

export const clientPatch = z
  .strictObject({
    paymentAllowedRedirectHosts: z
      .array(hostName)
      .max(50)
      .overwrite(unique)
      .optional()
      .meta({ description: 'Hosts that onboarding may return to; empty allows all.' }),
    branding: branding.nullable().optional(),
  })
  .meta({
    id: 'ClientPatch',
    description: 'Omitted fields stay as they are; shares are read-only.',
  })

export const clientChanges = (patch: z.output<typeof clientPatch>): Partial<ClientFields> => ({
  paymentAllowedRedirectHosts: patch.paymentAllowedRedirectHosts,
  ...brandingColumns(patch.branding),
})

const percent = z.number().min(0).max(100).meta({ example: 2.5 })

export const clientAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    paymentRevenueSharePercent: percent.meta({
      description: 'The application fee, as a share of each payment.',
    }),
    dolfinRevenueSharePercent: percent.meta({
      description: 'The share of that fee that stays with the platform.',
    }),
    paymentAllowedRedirectHosts: z.array(z.string()),
    branding: brandingAnswer,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Client' })

export const presentClient = (client: Client) =>
  presentAs(clientAnswer, client, {
    paymentRevenueSharePercent: toJsonNumber(client.revenueSharePpm, PERCENT_DIGITS),
    dolfinRevenueSharePercent: toJsonNumber(client.platformSharePpm, PERCENT_DIGITS),
    branding: presentAs(brandingAnswer, client),
  })

export const apiKeyBody = z
  .strictObject({
    name: text(100).meta({ example: 'Production server' }),
    expiresAt: instant.meta({ example: '2099-12-31T23:59:59Z' }).nullable().optional(),
  })
  .meta({ id: 'ApiKeyBody' })

export const limitedKeyPath = z.object({ id: uuid, keyId: uuid })

export const apiKeyAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z
      .string()
      .meta({ description: 'The first characters of the key.', example: 'remit_test_4f9d02' }),
    organisationId: z
      .uuid()
      .nullable()
      .meta({ description: 'The only organisation the key works for; null for all of yours.' }),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'Accurate to within ten minutes; null for a key that was never used.' }),
    expiresAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiKey' })

export const newApiKeyAnswer = apiKeyAnswer
  .extend({ apiKey: z.string().meta({ description: 'The key itself. It is shown only once.' }) })
  .meta({ id: 'NewApiKey' })

export const presentApiKey = (key: ApiKey) => presentAs(apiKeyAnswer, key)

export const presentNewApiKey = (key: ApiKey & { raw: string }) =>
  presentAs(newApiKeyAnswer, key, { apiKey: key.raw })
