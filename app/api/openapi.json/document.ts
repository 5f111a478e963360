// Builds the document once per process, from the operations of all routes.
import { type OpenApiDocument, openApiDocument } from '@/lib/http/reference/openapi'
import { platformManner } from '@/lib/http/reference/openapi-manner'
import { EVENT_CATALOGUE } from '@/lib/webhooks/outgoing/catalogue'
import { house } from '@/lib/wiring'
import { operations } from './operations'

let built: OpenApiDocument | undefined

export function openApi(): OpenApiDocument {
  built ??= openApiDocument(operations, house().env.appUrl, platformManner, EVENT_CATALOGUE)
  return built
}
