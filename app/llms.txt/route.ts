// An index of the documentation for language models (llmstxt.org).
import { openApi } from '@/app/api/openapi.json/document'
import { llmsText } from '@/lib/http/reference/llms-text'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'

export const GET = () =>
  new Response(llmsText(openApi(), house().env.appUrl), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  })
