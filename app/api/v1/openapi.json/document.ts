// Builds the document of the Sessions API once per process, from the operations of its routes.
import * as applicationKey from '@/app/api/v1/applications/[id]/api-keys/[keyId]/route'
import * as applicationKeys from '@/app/api/v1/applications/[id]/api-keys/route'
import * as connection from '@/app/api/v1/applications/[id]/providers/[connectionId]/route'
import * as connections from '@/app/api/v1/applications/[id]/providers/route'
import * as application from '@/app/api/v1/applications/[id]/route'
import * as redeliver from '@/app/api/v1/applications/[id]/webhooks/[webhookId]/deliveries/[deliveryId]/redeliver/route'
import * as deliveries from '@/app/api/v1/applications/[id]/webhooks/[webhookId]/deliveries/route'
import * as rotateSecret from '@/app/api/v1/applications/[id]/webhooks/[webhookId]/rotate-secret/route'
import * as webhook from '@/app/api/v1/applications/[id]/webhooks/[webhookId]/route'
import * as webhookTest from '@/app/api/v1/applications/[id]/webhooks/[webhookId]/test/route'
import * as webhooks from '@/app/api/v1/applications/[id]/webhooks/route'
import * as applications from '@/app/api/v1/applications/route'
import * as token from '@/app/api/v1/auth/token/route'
import * as cancel from '@/app/api/v1/sessions/[id]/cancel/route'
import * as refunds from '@/app/api/v1/sessions/[id]/refunds/route'
import * as session from '@/app/api/v1/sessions/[id]/route'
import * as sessions from '@/app/api/v1/sessions/route'
import { type OpenApiDocument, openApiDocument } from '@/lib/http/reference/openapi'
import { sessionsManner } from '@/lib/http/reference/sessions-manner'
import { house } from '@/lib/wiring'

/** In the order in which the documentation shows them. */
export const sessionsOperations = [
  sessions.POST,
  sessions.GET,
  session.GET,
  cancel.POST,
  refunds.POST,
  applications.POST,
  applications.GET,
  application.GET,
  application.PATCH,
  applicationKeys.POST,
  applicationKeys.GET,
  applicationKey.DELETE,
  connections.POST,
  connections.GET,
  connection.GET,
  connection.PATCH,
  token.POST,
  webhooks.POST,
  webhooks.GET,
  webhook.GET,
  webhook.PATCH,
  webhook.DELETE,
  webhookTest.POST,
  rotateSecret.POST,
  deliveries.GET,
  redeliver.POST,
].map(({ operation }) => operation)

let built: OpenApiDocument | undefined

export function sessionsOpenApi(): OpenApiDocument {
  built ??= openApiDocument(sessionsOperations, house().env.appUrl, sessionsManner)
  return built
}
