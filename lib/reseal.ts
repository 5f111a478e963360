// Re-encrypts every secret after a key rotation, so that the old key can be removed.
import type { AnyColumn } from 'drizzle-orm'
import { providerConnections } from '@/db/schema/applications'
import { idempotencyKeys } from '@/db/schema/mail'
import { organisations } from '@/db/schema/organisations'
import { authenticatorApps } from '@/db/schema/people'
import { webhookSubscriptions } from '@/db/schema/webhooks'
import { resealConnections } from './applications/reseal'
import { resealDocuments } from './documents/reseal'
import type { House } from './house'
import { resealAnswers } from './http/call/idempotency'
import { resealReferenceSecrets } from './organisations/reference-secret'
import { resealApps } from './people/authenticator-apps'
import { resealSecrets } from './webhooks/outgoing/secrets'

/** Name on the schedule → when, the columns it covers, and a function that returns how many were re-encrypted. */
export const RESEALS: Record<
  string,
  { cron: string; columns: AnyColumn[]; run: (house: House) => Promise<number> }
> = {
  'reseal-authenticator-apps': {
    cron: '59 3 * * *',
    columns: [authenticatorApps.sealedSecret],
    run: resealApps,
  },
  'reseal-connections': {
    cron: '53 3 * * *',
    columns: [providerConnections.sealedCredentials, providerConnections.sealedWebhookSecret],
    run: resealConnections,
  },
  // Bytes, which the columns of text above say nothing of.
  'reseal-documents': { cron: '37 3 * * *', columns: [], run: resealDocuments },
  'reseal-idempotent-answers': {
    cron: '7 4 * * *',
    columns: [idempotencyKeys.sealedAnswer],
    run: resealAnswers,
  },
  'reseal-reference-secrets': {
    cron: '43 3 * * *',
    columns: [organisations.referenceSecretSealed],
    run: resealReferenceSecrets,
  },
  'reseal-webhook-secrets': {
    cron: '47 3 * * *',
    columns: [webhookSubscriptions.secret, webhookSubscriptions.previousSecret],
    run: resealSecrets,
  },
}
