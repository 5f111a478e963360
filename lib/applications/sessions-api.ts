// Applications, their keys and tokens in the Sessions API: what it accepts and returns.
import { z } from 'zod'
import { multilineText, text, uuid } from '@/lib/http/fields/fields'
import { presentAs } from '@/lib/http/fields/present'
import { type Application, type ApplicationKey, weightsOf } from './application'

export const applicationKeyPath = z.object({ id: uuid, keyId: uuid })

const weight = (example: number) => z.int().min(0).max(100).meta({ example })

const weights = z.strictObject({ reliability: weight(50), cost: weight(30), speed: weight(20) }).meta({
  id: 'RoutingWeights',
  description:
    'How much each part of the score counts when a provider is chosen; only their proportion matters.',
})

export const applicationBody = z
  .strictObject({
    name: text(100).meta({ example: 'Web shop' }),
    description: multilineText(500).optional(),
  })
  .meta({ id: 'ApplicationBody' })

export const applicationPatch = z
  .strictObject({
    name: text(100).optional(),
    description: multilineText(500).nullable().optional(),
    isEnabled: z
      .boolean()
      .optional()
      .meta({ description: 'If switched off, its keys and tokens stop working.' }),
    weights: weights.optional(),
  })
  .meta({ id: 'ApplicationPatch', description: 'Omitted fields stay as they are.' })

export const applicationAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string().nullable(),
    isEnabled: z.boolean(),
    weights,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Application' })

export const presentApplication = (application: Application) =>
  presentAs(applicationAnswer, application, { weights: weightsOf(application) })

export const applicationKeyBody = z
  .strictObject({ description: text(200).optional().meta({ example: 'Production server' }) })
  .meta({ id: 'ApplicationKeyBody' })

export const applicationKeyAnswer = z
  .object({
    id: z.uuid(),
    applicationId: z.uuid(),
    keyPrefix: z
      .string()
      .meta({ description: 'The first characters of the key.', example: 'ks_test_4f9d02' }),
    description: z.string().nullable(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable().meta({ description: 'Accurate to within a minute.' }),
    revokedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApplicationKey' })

export const newApplicationKeyAnswer = applicationKeyAnswer
  .extend({ fullKey: z.string().meta({ description: 'The key itself. It is shown only once.' }) })
  .meta({ id: 'NewApplicationKey' })

export const presentApplicationKey = (key: ApplicationKey) =>
  presentAs(applicationKeyAnswer, key, { keyPrefix: key.prefix })

export const presentNewApplicationKey = (key: ApplicationKey & { raw: string }) =>
  presentAs(newApplicationKeyAnswer, key, { keyPrefix: key.prefix, fullKey: key.raw })

export const tokenBody = z
  .strictObject({
    organisationId: uuid,
    applicationId: uuid
      .optional()
      .meta({ description: 'With it, the token may also do what a key of the application may.' }),
  })
  .meta({ id: 'TokenBody' })

export const tokenAnswer = z
  .object({
    token: z.string(),
    tokenType: z.literal('Bearer'),
    expiresIn: z.int().meta({ description: 'Seconds.', example: 3600 }),
  })
  .meta({ id: 'Token' })

export const presentToken = (issued: { token: string; expiresInSeconds: number }) =>
  presentAs(tokenAnswer, issued, { tokenType: 'Bearer', expiresIn: issued.expiresInSeconds })
