// GET /checkout/{sessionId}/language?to=de: the payer reads this checkout in another language from now on.
import { chooseLanguage } from '@/app/chosen-language'

export async function GET(
  request: Request,
  { params }: { params: Promise<{ sessionId: string }> },
): Promise<Response> {
  return chooseLanguage(request, '/checkout', (await params).sessionId)
}
